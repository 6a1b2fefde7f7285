// Lists in pages: every row once, and what is missing is said.
import { describe, expect, it } from "vitest";
import { type AnsweredPage, createListing, type FetchPage } from "./listing.js";

const rows = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index);

/** Pages by the token that asks for them; the first is asked for without one. */
const pagesOf =
  (pages: Readonly<Record<string, AnsweredPage<number>>>, asked: string[] = []): FetchPage<number> =>
  ({ continue: token = "" }) => {
    asked.push(token);
    const page = pages[token];
    return page === undefined ? Promise.reject(new Error(`no page ${token}`)) : Promise.resolve(page);
  };

const three = {
  "": { items: rows(0, 50), listmeta: { continue: "a", count: 110 } },
  a: { items: rows(50, 50), listmeta: { continue: "b", count: 110 } },
  b: { items: rows(100, 10), listmeta: { continue: "", count: 110 } },
};

const iterate = async (listing: AsyncIterable<number>): Promise<readonly number[]> => {
  const items: number[] = [];
  for await (const each of listing) items.push(each);
  return items;
};

it("all pages in their order, iterated and gathered", async () => {
  const asked: string[] = [];
  const listing = createListing(pagesOf(three, asked));
  expect(await iterate(listing)).toEqual(rows(0, 110));
  expect(await listing.collect()).toEqual({ items: rows(0, 110) });
  expect(asked).toEqual(["", "a", "b", "", "a", "b"]);
});

it("pages are asked for when they are needed", async () => {
  const asked: string[] = [];
  for await (const each of createListing(pagesOf(three, asked))) if (each === 50) break;
  expect(asked).toEqual(["", "a"]);
});

it("one page at a time", async () => {
  const listing = createListing(pagesOf(three));
  expect(await listing.page()).toEqual({ items: rows(0, 50), next: "a", total: 110 });
  expect(await listing.page("b")).toEqual({ items: rows(100, 10), total: 110 });
});

it("rows that are not shown are received all the same", async () => {
  const listing = createListing(pagesOf(three), (row) => row % 50 === 0);
  expect(await listing.collect()).toEqual({ items: [0, 50, 100] });
});

it.each([
  [0, []],
  [10, rows(0, 10)],
  [50, rows(0, 50)],
  [75, rows(0, 75)],
])("no more than %i rows, and there are more", async (most, items) => {
  expect(await createListing(pagesOf(three)).collect({ most })).toEqual({
    items,
    incomplete: { reason: "bound", received: items.length, total: 110 },
  });
});

it("as many as there are is all", async () => {
  expect(await createListing(pagesOf(three)).collect({ most: 110 })).toEqual({ items: rows(0, 110) });
});

describe("what is missing", () => {
  it.each([
    [
      "a token that was there already",
      { "": { items: [1], listmeta: { continue: "a" } }, a: { items: [2], listmeta: { continue: "a" } } },
      [1, 2],
      { reason: "repeated_page", received: 2 },
      "2 rows (repeated_page)",
    ],
    [
      "tokens in a circle",
      {
        "": { items: [1], listmeta: { continue: "a" } },
        a: { items: [2], listmeta: { continue: "b" } },
        b: { items: [3], listmeta: { continue: "a", count: 9 } },
      },
      [1, 2, 3],
      { reason: "repeated_page", received: 3, total: 9 },
      "3 of 9 rows (repeated_page)",
    ],
    [
      "fewer rows than announced",
      {
        "": { items: rows(0, 50), listmeta: { continue: "a", count: 146 } },
        a: { items: rows(50, 50), listmeta: { count: 146 } },
      },
      rows(0, 100),
      { reason: "missing_rows", received: 100, total: 146 },
      "100 of 146 rows (missing_rows)",
    ],
    [
      "no row although some are announced",
      { "": { items: [], listmeta: { count: 3 } } },
      [],
      { reason: "missing_rows", received: 0, total: 3 },
      "0 of 3 rows (missing_rows)",
    ],
    [
      "a full page that says nothing of a next one",
      { "": { items: rows(0, 50) } },
      rows(0, 50),
      { reason: "no_next_page", received: 50 },
      "50 rows (no_next_page)",
    ],
  ])("%s", async (_, pages, items, incomplete, message) => {
    const listing = createListing(pagesOf(pages));
    expect(await listing.collect()).toEqual({ items, incomplete });
    await expect(iterate(listing)).rejects.toMatchObject({
      code: "unexpected_response",
      message: `the list is not complete: ${message}`,
      hint: "use `collect`, which gives what there is and says what is missing",
    });
  });

  it.each([
    ["a short page without any information", { "": { items: [1, 2] } }, [1, 2]],
    [
      "more rows than announced, which happens while things are made",
      { "": { items: [1, 2], listmeta: { count: 1 } } },
      [1, 2],
    ],
    [
      "an empty page between others",
      { "": { items: [], listmeta: { continue: "a" } }, a: { items: [1], listmeta: {} } },
      [1],
    ],
  ])("%s is complete", async (_, pages, items) => {
    expect(await createListing(pagesOf(pages)).collect()).toEqual({ items });
  });

  it("a list without end is left after 200 pages", async () => {
    const listing = createListing<number>(({ continue: token = "0" }) =>
      Promise.resolve({ items: [Number(token)], listmeta: { continue: String(Number(token) + 1) } }),
    );
    expect(await listing.collect()).toMatchObject({ incomplete: { reason: "bound", received: 200 } });
  });
});
