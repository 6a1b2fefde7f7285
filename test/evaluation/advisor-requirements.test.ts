// The requirement sets that the Profile Advisor is measured on: they are read without a problem, and are of every sort.
import { loadRequirementSets } from "@palisade/agents/requirement-sets";
import { showProblem } from "@palisade/agents/scenarios";
import { expect, it } from "vitest";

const { sets, problems } = await loadRequirementSets(new URL("advisor/", import.meta.url).pathname);

it("can be read", () => {
  expect(problems.map(showProblem)).toEqual([]);
});

it.each([
  ["sets", 44, () => true],
  ["in words", 15, ({ requirements }) => typeof requirements === "string"],
  ["by field", 15, ({ requirements }) => typeof requirements !== "string"],
  ["for which nothing fits", 6, ({ expect: { fits } }) => !fits],
] satisfies [string, number, (set: (typeof sets)[number]) => boolean][])(
  "%s are at least %i",
  (_, count, is) => {
    expect(sets.filter(is).length).toBeGreaterThanOrEqual(count);
  },
);
