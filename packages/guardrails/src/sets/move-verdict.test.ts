// What was said of part of a set is said of the set.
import { expect, it } from "vitest";
import { movedPointer, movedVerdict, sumOf } from "./move-verdict.js";

it.each([
  ["/resources/0", "/resources/40"],
  ["/resources/12/items/3", "/resources/52/items/3"],
  ["/resources", "/resources"],
  ["/a/resources/1", "/a/resources/1"],
  ["", ""],
])("moves %j to %j", (pointer, moved) => {
  expect(movedPointer(pointer, 40)).toBe(moved);
});

it("moves findings and what was not looked at", () => {
  const finding = {
    rule: "R",
    title: "t",
    severity: "low",
    effect: "deny",
    status: "violation",
    retryable: false,
    message: "m",
    controls: [],
  } as const;
  const verdict = {
    effect: "deny",
    findings: [finding, { ...finding, resource: 0 }],
    coverage: { judged: 1, partly: 2, unlooked: [{ at: "/resources/2", reason: "r" }] },
  } as const;
  expect(movedVerdict(verdict, 7)).toStrictEqual({
    effect: "deny",
    findings: [finding, { ...finding, resource: 7 }],
    coverage: { judged: 1, partly: 2, unlooked: [{ at: "/resources/9", reason: "r" }] },
  });
  expect(movedVerdict({ effect: "allow", findings: [] }, 7)).toStrictEqual({ effect: "allow", findings: [] });
});

it("adds coverages, of which either may be none", () => {
  const [left, right] = [
    { judged: 1, partly: 2, unlooked: [{ at: "/resources/0", reason: "a" }] },
    { judged: 10, partly: 20, unlooked: [{ at: "/resources/1", reason: "b" }] },
  ] as const;
  expect(sumOf(left, right)).toEqual({
    judged: 11,
    partly: 22,
    unlooked: [...left.unlooked, ...right.unlooked],
  });
  expect([sumOf(left, undefined), sumOf(undefined, right), sumOf(undefined, undefined)]).toEqual([
    left,
    right,
    undefined,
  ]);
});
