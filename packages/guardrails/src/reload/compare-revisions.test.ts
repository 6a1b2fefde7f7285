// Revisions are compared where they are written alike, and nowhere else.
import { expect, it } from "vitest";
import { compareRevisions } from "./compare-revisions.js";

it.each<[string, string, number | undefined]>([
  ["2", "10", -1],
  ["10", "2", 1],
  ["7", "7", 0],
  ["v1.2.3", "v1.10.0", -1],
  ["v2.0.0", "v1.10.9", 1],
  ["2026-11-30T10:00:00Z", "2026-11-30T09:59:59Z", 1],
  ["9007199254740993", "9007199254740992", 1],
  ["007", "7", 0],
  ["v1", "1", undefined],
  ["1.2", "1.2.0", undefined],
  ["3f2a", "3f2b", undefined],
  ["a", "b", undefined],
  ["", "", undefined],
])("%j and %j", (left, right, order) => {
  expect(compareRevisions(left, right)).toBe(order);
});
