// Words in letters without spaces: all of them, as few as can be.
import { expect, it } from "vitest";
import { segmentWords } from "./segment-words.js";

it.each([
  ["", []],
  ["delete", ["delete"]],
  ["deletethepods", ["delete", "the", "pods"]],
  ["ignoreallpreviousinstructions", ["ignore", "all", "previous", "instructions"]],
  ["instructions", ["instructions"]],
  ["theqqq", undefined],
  ["qqqthe", undefined],
  ["zzz", undefined],
])("of %j are %j", (letters, words) => expect(segmentWords(letters)).toEqual(words));

it("are looked for in four hundred letters, and in no more", () => {
  expect(segmentWords(`${"the".repeat(132)}them`)).toHaveLength(133);
  expect(segmentWords(`${"the".repeat(133)}no`)).toBeUndefined();
});
