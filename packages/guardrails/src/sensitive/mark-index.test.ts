import { describe, expect, it } from "vitest";
import { digitsBegin, MarkIndex } from "./mark-index.js";

function visits(marks: readonly string[], text: string): readonly (readonly [string, number])[] {
  const found: [string, number][] = [];
  new MarkIndex(marks.map((mark) => ({ marks: [mark], item: mark }))).visit(text, (item, at) =>
    found.push([item, at]),
  );
  return found;
}

describe("marks", () => {
  it("are found wherever they stand, in either case, overlapping too", () => {
    expect(visits(["abc", "bcd", "ghp_"], "ABCD abc GHP_ ghp-")).toEqual([
      ["abc", 0],
      ["bcd", 1],
      ["abc", 5],
      ["ghp_", 9],
    ]);
  });

  it("are not mistaken for others with the same bits", () => {
    // `!` and `a`, `-` and `m`, `[` and `{` share their five lowest bits.
    expect(visits(["am-"], "!mm a-- am- aM-")).toEqual([
      ["am-", 8],
      ["am-", 12],
    ]);
    expect(visits(["a[b"], "a{b a[b ａ[b")).toEqual([["a[b", 4]]);
  });

  it("may be one sign", () => {
    expect(visits(["@", "."], "a.b@c")).toEqual([
      [".", 1],
      ["@", 3],
    ]);
  });

  it("may be a row of digits, which begins once", () => {
    expect(visits([digitsBegin], "12 3a456 B7 \\n8")).toEqual([
      [digitsBegin, 0],
      [digitsBegin, 3],
      [digitsBegin, 10],
      [digitsBegin, 14],
    ]);
  });

  it("may stand at the very beginning and the very end", () => {
    expect(visits(["abc"], "abc")).toEqual([["abc", 0]]);
    expect(visits(["abc", "bcd"], "abcd")).toEqual([
      ["abc", 0],
      ["bcd", 1],
    ]);
    expect(visits(["abc"], "bc")).toEqual([]);
  });

  it("may have signs at the edges of what a letter is", () => {
    for (const sign of ["@", "[", "`", "{"]) {
      expect(visits([`${sign}ab`], `${sign}AB`)).toEqual([[`${sign}ab`, 0]]);
      expect(visits([sign], `a${sign}`)).toEqual([[sign, 1]]);
    }
    expect(visits(["aza"], "AZA")).toEqual([["aza", 0]]);
    expect(visits(["\u007f"], "a\u007f\u0080\u00ff")).toEqual([["\u007f", 1]]);
  });

  it.each([
    ["0", [0]],
    ["9", [0]],
    ["/:", []],
    ["a0 z0", []],
    ["`0 {0 A0 Z0", [1, 4, 7, 10]],
    ["\\n0 \\nn0", [2]],
  ])("of digits in %j begin at %j", (text, places) => {
    expect(visits([digitsBegin], text)).toEqual(places.map((at) => [digitsBegin, at]));
  });

  it("are found for everybody who has them", () => {
    const found: [number, number][] = [];
    const given = [
      { marks: ["abc", "xyz"], item: 1 },
      { marks: ["abc", "@"], item: 2 },
      { marks: ["@"], item: 3 },
    ];
    new MarkIndex(given).visit("abc@xyz", (item, at) => found.push([item, at]));
    expect(found).toEqual([
      [1, 0],
      [2, 0],
      [2, 3],
      [3, 3],
      [1, 4],
    ]);
  });

  it("of two characters are too short", () => {
    expect(() => visits(["ab"], "ab")).toThrow(new RangeError("mark `ab` is too short"));
  });
});
