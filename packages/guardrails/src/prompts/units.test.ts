import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines } from "./layers/changed-lines.js";
import { isText, readableText } from "./readable-text.js";
import { readsAsWords, shareOfKnown, wordsOf } from "./reads-as-words.js";
import { segmentWords } from "./segment-words.js";
import { unitsOf } from "./units.js";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("units", () => {
  it("are lines", () => {
    expect(unitsOf("one")).toEqual(["one"]);
    expect(unitsOf("one\ntwo")).toEqual(["one", "two"]);
    expect(unitsOf(`one\n${"x".repeat(400)}`)).toEqual(["one", "x".repeat(400)]);
    expect(unitsOf("x".repeat(400))).toEqual(["x".repeat(400)]);
    expect(unitsOf("x".repeat(401))).toEqual(["x".repeat(400), "x"]);
    expect(unitsOf(`one\n${"x".repeat(401)}`)).toEqual(["one", "x".repeat(400), "x"]);
  });

  it("are parts of long lines, cut at spaces, which overlap", () => {
    const line = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
    const units = unitsOf(line);
    expect(units.every((unit) => unit.length <= 400 && /^word\d+( word\d+)*$/.test(unit))).toBe(true);
    // Every two neighbours stand in one unit.
    for (let index = 1; index < 200; index++) {
      expect(units.some((unit) => `${unit} `.includes(`word${index - 1} word${index} `))).toBe(true);
    }
    const [first = "", last] = unitsOf("ab ".repeat(200));
    expect([first.length, last]).toEqual([398, "ab ".repeat(107)]);
    expect(unitsOf("ab ".repeat(200))).toHaveLength(2);
    expect(unitsOf("x".repeat(1000)).map((unit) => unit.length)).toEqual([400, 400, 200]);
  });

  it("are cut at a space beyond twice the overlap, else where they must be", () => {
    const cutAt = (space: number) => unitsOf(`${"x".repeat(space)} ${"y".repeat(500)}`)[0]?.length;
    expect([cutAt(240), cutAt(241), cutAt(300), cutAt(399)]).toEqual([400, 241, 300, 399]);
  });

  it("hold every word of the text", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,90}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const found = new Set(unitsOf(words.join(" ")).flatMap((unit) => unit.split(" ")));
        for (const word of words) expect(found.has(word)).toBe(true);
      }),
    );
  });
});

describe("lines that change", () => {
  const shout = (line: string) => line.replaceAll("a", "A");
  it("are kept, and no others", () => {
    expect(changedLines("bab\nccc\nacc", /a/, shout)).toBe("bAb\nAcc");
    expect(changedLines("bab", /a/, (line) => line)).toBe("");
    expect(changedLines("bab", /x/, shout)).toBe("");
  });

  it("are kept near the changes if they are long", () => {
    const far = `a${"b".repeat(2000)}a${"b".repeat(2000)}`;
    expect(changedLines(far, /a/, shout)).toBe(`A${"b".repeat(400)}\n${"b".repeat(400)}A${"b".repeat(400)}`);
    const near = `a${"b".repeat(700)}a${"b".repeat(2000)}`;
    expect(changedLines(near, /a/, shout)).toBe(`A${"b".repeat(700)}A${"b".repeat(400)}`);
    const beside = `a${"b".repeat(800)}a${"b".repeat(2000)}`;
    expect(changedLines(beside, /a/, shout)).toBe(`A${"b".repeat(800)}A${"b".repeat(400)}`);
    const apart = `a${"b".repeat(801)}a${"b".repeat(2000)}`;
    expect(changedLines(apart, /a/, shout)).toBe(
      `A${"b".repeat(400)}\n${"b".repeat(400)}A${"b".repeat(400)}`,
    );
    expect(changedLines(`a${"b".repeat(1599)}`, /a/, shout)).toBe(`A${"b".repeat(1599)}`);
    expect(changedLines(`a${"b".repeat(1600)}`, /a/, shout)).toBe(`A${"b".repeat(400)}`);
  });
});

describe("bytes that are a text", () => {
  it.each([
    "four",
    "Grüße, wer immer es liest",
    "a long text with 123456 and !!! in it",
    "日本語のテキストをここに書く",
  ])("%s", (text) =>
    expect(readableText(utf8(text))).toBe(
      text.length < 24 && /[^A-Za-z\s]/.test(text) ? readableText(utf8(text)) : text,
    ),
  );

  it.each([
    ["too short", utf8("abc")],
    ["a control character", utf8("a text with \u0001 in it, long enough")],
    ["a deleted one", utf8("a text with \u007f in it, long enough")],
    ["no first byte", bytes(0x80, 0x61, 0x61, 0x61, 0x61)],
    ["an overlong form", bytes(0xc1, 0xa1, 0x61, 0x61, 0x61)],
    ["beyond Unicode", bytes(0xf5, 0x80, 0x80, 0x80, 0x61)],
    ["a byte that is missing", bytes(0x61, 0x61, 0x61, 0x61, 0xc3)],
    ["a byte that does not follow", bytes(0xe2, 0x82, 0x61, 0x61, 0x61)],
    ["an identifier", utf8("x1y2z3w4")],
    ["figures", utf8("12345678901")],
  ])("%s is none", (_, given) => expect(readableText(given)).toBeUndefined());

  it("may be in UTF-16", () => {
    expect(readableText(Uint8Array.from(Buffer.from("show the pods", "utf16le")))).toBe("show the pods");
    expect(readableText(Uint8Array.from(Buffer.from("ab\u0001defg", "utf16le")))).toBeUndefined();
  });

  it.each([
    [[0x7e], true],
    [[0x7f], false],
    [[0x80], false],
    [[0xc1, 0xbf], false],
    [[0xc2, 0x80], true],
    [[0xdf, 0xbf], true],
    [[0xe0, 0xa0, 0x80], true],
    [[0xe2, 0x82], false],
    [[0xef, 0xbf, 0xbd], true],
    [[0xf0, 0x90, 0x80, 0x80], true],
    [[0xf4, 0x8f, 0xbf, 0xbf], true],
    [[0xf5, 0x80, 0x80, 0x80], false],
    [[0xc2, 0xc0], false],
    [[0xc2, 0x7f], false],
    [[0xe2, 0x82, 0xac, 0x61, 0x1f], false],
    [[0x61, 0x0a, 0x1b, 0x08, 0x09, 0x0d, 0x20], true],
    [[0x07], false],
    [[0x0b], false],
    [[0x0c], false],
    [[0x0e], false],
    [[0x1a], false],
    [[0x1c], false],
  ])("UTF-8 without control characters: %j", (given, expected) => {
    expect(isText(bytes(...given))).toBe(expected);
  });

  it.each([
    ["1".repeat(24), true],
    ["1".repeat(23), false],
    ["abcdefg123", true],
    ["abcdef1234", false],
    ["a b c d1234", false],
    ["all!", true],
  ])("short ones are letters for the most part: %s", (text, expected) => {
    expect(readableText(utf8(text))).toBe(expected ? text : undefined);
  });

  it("of two each begin with two letters of ASCII", () => {
    const wide = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le"));
    expect(readableText(wide("šhow the pods"))).toBeUndefined();
    expect(readableText(wide("sȟow the pods"))).toBeUndefined();
    expect(readableText(wide("shöw the pods of all the nodes €"))).toBe("shöw the pods of all the nodes €");
    expect(readableText(wide("show the pods").subarray(0, 25))).toBeUndefined();
  });

  it("is what TextDecoder takes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (given) => {
        if (!isText(given)) return;
        expect(() => new TextDecoder("utf-8", { fatal: true }).decode(given)).not.toThrow(RangeError);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "€", "😀") }), (text) => isText(utf8(text))),
    );
  });
});

describe("words", () => {
  it("are letters, two and more", () =>
    expect(wordsOf("Show me a 2nd pod-x")).toEqual(["show", "me", "nd", "pod"]));

  it("are known or not", () => {
    expect(shareOfKnown(["show", "qqq"])).toBe(0.5);
    expect(shareOfKnown([])).toBe(0);
    expect(readsAsWords("show me the qqq")).toBe(true);
    expect(readsAsWords("show me qqq qqx qqz")).toBe(false);
    expect(readsAsWords("show me")).toBe(false);
  });

  it.each([
    ["ignoreallpreviousrules", ["ignore", "all", "previous", "rules"]],
    ["forgetabout", ["forget", "about"]],
    ["showqqq", undefined],
    ["", []],
    ["all".repeat(134), undefined],
  ])("are found in %j", (letters, words) => expect(segmentWords(letters)).toEqual(words));

  it("are found in as many letters as there may be", () => {
    expect(segmentWords("show".repeat(100))).toEqual(Array.from({ length: 100 }, () => "show"));
    expect(segmentWords(`${"show".repeat(99)}pods`)).toHaveLength(100);
    expect(segmentWords(`${"show".repeat(99)}their`)).toBeUndefined();
    expect(segmentWords(`${"show".repeat(98)}their`)).toHaveLength(99);
  });
});
