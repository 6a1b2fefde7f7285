// Pages of lists: every row once and in order, whatever the pages of Palette are and whatever fits.
import { describe, expect, it } from "vitest";
import { answerBytes } from "../../answers/answer-size.js";
import type { Batch } from "./define-read.js";
import { gatherPage } from "./gather-page.js";
import { firstPosition, type Position } from "./page-cursor.js";

/** Lists of projects, in pages of so many rows. */
function lists(projects: readonly (readonly object[])[], size: number) {
  return async (project: number, from = "0"): Promise<Batch> => {
    const rows = projects[project] ?? [];
    const end = Number(from) + size;
    return { rows: rows.slice(Number(from), end), next: end < rows.length ? String(end) : undefined };
  };
}

const row = (id: number, text = "") => ({ id, text });
const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => row(from + index));

describe("rows are given once, in order", () => {
  const projects = [numbered(0, 7), [], numbered(7, 1), numbered(8, 12)];
  it.each([
    [1, 100],
    [3, 200],
    [5, 350],
    [50, 1000],
    [50, 100_000],
  ])("in Palette's pages of %d, and %d bytes of an answer", async (size, budget) => {
    const seen: object[] = [];
    let position: Position | undefined = firstPosition;
    for (let pages = 0; position !== undefined && pages < 50; pages++) {
      const page = await gatherPage({ begin: position, projects: 4, budget, fetch: lists(projects, size) });
      seen.push(...page.rows);
      expect(page.rows.length === 1 || answerBytes(page.rows) <= budget + 10).toBe(true);
      position = page.next;
    }
    expect(seen).toEqual(projects.flat());
  });
});

it("cuts what is too long, and says how often", async () => {
  const fetch = lists([[row(1, "x".repeat(5000)), row(2), { id: 3, list: Array(4000).fill("abc") }]], 50);
  const { rows, cut } = await gatherPage({ begin: firstPosition, projects: 1, budget: 30_000, fetch });
  expect(cut).toBe(2);
  expect(rows).toEqual([row(1, `${"x".repeat(4000)}…`), row(2), { id: 3, list: Array(8).fill("abc") }]);
});

it("masks secrets, and says how many", async () => {
  const key = `AKIA${"Q3EGRZB7XK5MNP2W"}`;
  const fetch = lists([[row(1, `failed with ${key}`), row(2, "well")]], 50);
  const { rows, redacted } = await gatherPage({ begin: firstPosition, projects: 1, budget: 30_000, fetch });
  expect(redacted).toBe(1);
  expect(rows).toEqual([row(1, `failed with ${"█".repeat(20)}`), row(2, "well")]);
});
