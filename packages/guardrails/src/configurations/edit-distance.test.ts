import { expect, it } from "vitest";
import { editDistance } from "./edit-distance.js";

it.each([
  ["", "", 0],
  ["abc", "abc", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["abc", "ab", 1],
  ["bc", "abc", 1],
  ["abc", "axc", 1],
  ["abc", "acb", 1],
  ["abc", "bac", 1],
  ["abcd", "badc", 2],
  ["abc", "cab", 2],
  ["abc", "xyz", 3],
  ["kitten", "sitting", 3],
  ["aab", "aba", 1],
  ["ab", "bxa", 3],
  ["Deployment", "Deploymnet", 1],
])("between %j and %j lie %i slips, either way", (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
  expect(editDistance(right, left)).toBe(distance);
});
