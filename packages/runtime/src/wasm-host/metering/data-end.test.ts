// Where constants end, for each way that a module may place them.
import { describe, expect, test } from "vitest";
import { dataEnd } from "./data-end.js";
import { sectionIds } from "./module-sections.js";

const at = (...offset: readonly number[]): readonly number[] => [0x41, ...offset, 0x0b];
const end = (...segments: readonly (readonly number[])[]): number =>
  dataEnd(new Map([[sectionIds.data, Uint8Array.of(segments.length, ...segments.flat())]]));

describe("the end of a module's constants", () => {
  test.each<[string, readonly (readonly number[])[], number]>([
    ["none", [], 0],
    ["one at an address of one byte", [[0, ...at(16), 3, 1, 2, 3]], 19],
    ["one at an address of several bytes", [[0, ...at(0x80, 0x80, 0x04), 1, 9]], 65_537],
    ["one beyond 2 GiB", [[0, ...at(0x80, 0x80, 0x80, 0x80, 0x78), 1, 9]], 0x80000001],
    [
      "the last of several, in any order",
      [
        [0, ...at(32), 1, 9],
        [0, ...at(8), 2, 9, 9],
      ],
      33,
    ],
    ["one that names its memory", [[2, 0, ...at(16), 1, 9]], 17],
    ["one that is placed while it runs", [[1, 2, 9, 9]], 0],
    ["one at the address in a global", [[0, 0x23, 0, 0x0b, 2, 9, 9]], 0],
  ])("%s", (_, segments, address) => expect(end(...segments)).toBe(address));

  test("of no kind that there is, or cut off, are refused", () => {
    expect(() => end([3, 0])).toThrow("it has data of another kind");
    expect(() => end([0, ...at(16), 9, 1])).toThrow("it is cut off");
  });
});
