import { expect, it } from "vitest";
import { eachUnit } from "./units-of-words.js";

/** Units of parts with so many words each. */
function unitsOf(...lengths: readonly number[]): readonly string[] {
  const begins = lengths.flatMap((length) => Array.from({ length }, (_, index) => (index === 0 ? 1 : 0)));
  const units: string[] = [];
  eachUnit(Uint8Array.from(begins), (start, end) => units.push(`${start}-${end}`));
  return units;
}

it("has none where there are no words", () => {
  expect(unitsOf()).toEqual([]);
});

it("makes units of parts, of up to four in a row, and of the whole", () => {
  expect(unitsOf(2, 2, 2, 2, 2)).toEqual([
    "0-2",
    "0-4",
    "0-6",
    "0-8",
    "2-4",
    "2-6",
    "2-8",
    "2-10",
    "4-6",
    "4-8",
    "4-10",
    "6-8",
    "6-10",
    "8-10",
    "0-10",
  ]);
});

it("makes none of one word alone, unless it is all", () => {
  expect(unitsOf(1, 2)).toEqual(["0-3", "1-3", "0-3"]);
  expect(unitsOf(1)).toEqual(["0-1", "0-1"]);
});

it("puts no more parts together than say something", () => {
  expect(unitsOf(30, 30, 30)).toEqual(["0-30", "0-60", "30-60", "30-90", "60-90", "0-64", "32-90", "0-90"]);
});

it("cuts long parts, and has windows over them", () => {
  expect(unitsOf(130)).toEqual([
    "0-64",
    "64-128",
    "64-130",
    "128-130",
    "0-64",
    "32-96",
    "64-128",
    "96-130",
    "0-130",
  ]);
});

it("ends the whole somewhere", () => {
  expect(unitsOf(...Array.from({ length: 10 }, () => 60)).at(-1)).toBe("0-512");
});
