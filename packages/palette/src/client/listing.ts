// A list that comes in pages: as one goes along, or gathered within a bound; what is missing is said.
import { PaletteError } from "./palette-error.js";

export type Page<T> = {
  readonly items: readonly T[];
  /** Of the page after this one. */
  readonly next?: string;
  /** All rows there are, as Palette says. */
  readonly total?: number;
};

/** Why rows are missing. */
export type Incomplete = {
  readonly reason: /** Palette led back to a page that was there already. */
    | "repeated_page"
    /** Palette announced more rows than it gave. */
    | "missing_rows"
    /** A full page did not say what comes after it. */
    | "no_next_page"
    /** There are more, and no more were asked for. */
    | "bound";
  readonly received: number;
  readonly total?: number;
};

export type Collected<T> = { readonly items: readonly T[]; readonly incomplete?: Incomplete };

/** Rows of a list, which are asked for when they are needed. */
export type Listing<T> = AsyncIterable<T> & {
  /** One page, the first if no other is named. */
  page(next?: string): Promise<Page<T>>;
  /** All rows, or as many as `most` (1000 if not given); it says if there are more, or some are missing. */
  collect(options?: { readonly most?: number }): Promise<Collected<T>>;
};

/** One page of Palette's, as an endpoint answers it. */
export type AnsweredPage<T> = {
  readonly items: readonly T[];
  readonly listmeta?:
    | { readonly continue?: string | undefined; readonly count?: number | undefined }
    | undefined;
};

export type FetchPage<T> = (query: { limit: number; continue?: string }) => Promise<AnsweredPage<T>>;

/** As many as Palette gives at once. */
const pageSize = 50;
const mostPages = 200;

/**
 * A list whose pages are fetched so. Rows that are not shown count as received all the same.
 * @throws {PaletteError} `unexpected_response` at the end of an iteration that did not get every row
 * @example for await (const cluster of palette.clusters.search()) console.log(cluster.metadata.name);
 */
export function createListing<T>(fetch: FetchPage<T>, isShown: (row: T) => boolean = () => true): Listing<T> {
  const read = async (next?: string): Promise<ReadPage<T>> => {
    const { items, listmeta } = await fetch({
      limit: pageSize,
      ...(next === undefined ? {} : { continue: next }),
    });
    const { continue: after, count } = listmeta ?? {};
    return {
      received: items.length,
      page: {
        items: items.filter(isShown),
        ...(after === undefined || after === "" ? {} : { next: after }),
        ...(count === undefined ? {} : { total: count }),
      },
    };
  };

  return {
    page: async (next) => (await read(next)).page,
    async collect({ most = 1000 } = {}) {
      const items: T[] = [];
      for await (const step of walk(read)) {
        if ("incomplete" in step) return { items, incomplete: step.incomplete };
        const room = most - items.length;
        items.push(...step.items.slice(0, room));
        const isCut = step.items.length > room || (items.length >= most && step.next !== undefined);
        if (isCut) return { items, incomplete: incompleteAs("bound", items.length, step.total) };
      }
      return { items };
    },
    async *[Symbol.asyncIterator]() {
      for await (const step of walk(read)) {
        if ("incomplete" in step) throw incompleteError(step.incomplete);
        yield* step.items;
      }
    },
  };
}

type ReadPage<T> = {
  readonly page: Page<T>;
  /** Rows of the page, those that are not shown included. */
  readonly received: number;
};

type Step<T> = Page<T> | { readonly incomplete: Incomplete };

/** The pages in their order; the last step says if that is not all. */
async function* walk<T>(read: (next?: string) => Promise<ReadPage<T>>): AsyncGenerator<Step<T>> {
  const seen = new Set<string>();
  let received = 0;
  let next: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { page, received: rows } = await read(next);
    received += rows;
    yield page;
    if (page.next === undefined) {
      const reason = reasonAtEnd(page.total, rows, received);
      if (reason !== undefined) yield { incomplete: incompleteAs(reason, received, page.total) };
      return;
    }
    if (seen.has(page.next)) {
      yield { incomplete: incompleteAs("repeated_page", received, page.total) };
      return;
    }
    seen.add(page.next);
    next = page.next;
  }
  yield { incomplete: incompleteAs("bound", received, undefined) };
}

function reasonAtEnd(
  total: number | undefined,
  rows: number,
  received: number,
): Incomplete["reason"] | undefined {
  if (total !== undefined) return total > received ? "missing_rows" : undefined;
  return rows >= pageSize ? "no_next_page" : undefined;
}

const incompleteAs = (
  reason: Incomplete["reason"],
  received: number,
  total: number | undefined,
): Incomplete => ({ reason, received, ...(total === undefined ? {} : { total }) });

function incompleteError({ reason, received, total }: Incomplete): PaletteError {
  const announced = total === undefined ? "" : ` of ${total}`;
  const message = `the list is not complete: ${received}${announced} rows (${reason})`;
  return new PaletteError("unexpected_response", message, {
    retryable: true,
    hint: "use `collect`, which gives what there is and says what is missing",
  });
}
