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

  it("of two characters are too short", () => {
    expect(() => visits(["ab"], "ab")).toThrow(RangeError);
  });
});
