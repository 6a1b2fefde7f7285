// Names that people would take for one are one; others stay apart.
import { expect, it } from "vitest";
import { nameKey } from "./name-key.js";

it.each([
  ["ana", "Ana"],
  ["ana", " ana\t"],
  ["ana", "ａｎａ"],
  ["josé", "jose\u0301"],
  ["strasse", "STRASSE"],
  ["straße", "STRASSE"],
])("%s is %s", (left, right) => {
  expect(nameKey(left)).toBe(nameKey(right));
});

it.each([
  ["ana", "anna"],
  ["ana b", "anab"],
  ["", "ana"],
])("%s is not %s", (left, right) => {
  expect(nameKey(left)).not.toBe(nameKey(right));
});
