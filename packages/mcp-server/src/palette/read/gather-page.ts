// Rows of one list, or of one list for each project, until a page is full.
import { answerBytes } from "../../answers/answer-size.js";
import { bound } from "./bound-texts.js";
import type { Batch } from "./define-read.js";
import type { Position } from "./page-cursor.js";
import { type Page, redactPage } from "./scan-page.js";

export type Gathered = Page & {
  readonly next: Position | undefined;
  readonly total: number | undefined;
  readonly incomplete: Batch["incomplete"];
  /** Texts that were masked, and rows of which something was cut. */
  readonly redacted: number;
  readonly cut: number;
  readonly batches: readonly Batch[];
};

export type Gathering = {
  readonly begin: Position;
  /** How many projects there are; 1 for what is of one, or of the tenant. */
  readonly projects: number;
  readonly budget: number;
  readonly fetch: (project: number, from: string | undefined) => Promise<Batch>;
};

/** Fetches that one call may take. */
const mostFetches = 20;

/** At least one row, if there is any, so that pages come to an end. */
export async function gatherPage({ begin, projects, budget, fetch }: Gathering): Promise<Gathered> {
  const batches: Batch[] = [];
  const rows: object[] = [];
  let head: object = {};
  let [size, redacted, cut] = [0, 0, 0];
  let position: Position | undefined = begin;
  const done = (next: Position | undefined): Gathered => {
    const last = batches.at(-1);
    // The number of rows is that of one project.
    const total = projects === 1 ? last?.total : undefined;
    return { head, rows, next, total, incomplete: last?.incomplete, redacted, cut, batches };
  };
  for (let fetches = 0; position !== undefined && position.project < projects; fetches++) {
    if (fetches === mostFetches) return done(position);
    const at: Position = position;
    const batch = await fetch(at.project, at.from);
    batches.push(batch);
    if (batch.head !== undefined) {
      const { value, isCut } = bound(batch.head);
      const shown = redactPage(value);
      head = shown.value;
      size += answerBytes(head);
      redacted += shown.redacted;
      cut += isCut ? 1 : 0;
    }
    const fetched = batch.rows ?? [];
    for (let index = at.skip; index < fetched.length; index++) {
      const { value, isCut } = bound(fetched[index] as object);
      const shown = redactPage(value);
      const bytes = answerBytes(shown.value);
      if (size + bytes > budget && rows.length > 0) return done({ ...at, skip: index });
      rows.push(shown.value);
      size += bytes;
      redacted += shown.redacted;
      cut += isCut ? 1 : 0;
    }
    position = after(at, batch, projects);
  }
  return done(undefined);
}

function after({ project }: Position, { next }: Batch, projects: number): Position | undefined {
  if (next !== undefined) return { project, from: next, skip: 0 };
  return project + 1 < projects ? { project: project + 1, skip: 0 } : undefined;
}
