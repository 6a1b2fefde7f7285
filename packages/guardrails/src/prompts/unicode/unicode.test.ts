import { describe, expect, it } from "vitest";
import { longestWord, vocabulary } from "../vocabulary.js";
import { characterClass, classOf } from "./character-classes.js";
import { chooseReading, foldEarlyLookalikes, foldLookalikes, latinLetterOf } from "./fold-lookalikes.js";
import { earlyLookalikeTable, lookalikesVersion, lookalikeTable, turnedTable } from "./lookalike-table.js";
import { readCodePoints } from "./read-code-points.js";

const all = readCodePoints(lookalikeTable);

/** A number for a table, which any change of it changes. */
const checksum = (table: ReadonlyMap<number, string>) =>
  [...table].reduce((sum, [code, target]) => {
    let value = code;
    for (const letter of target) value = value * 31 + letter.charCodeAt(0);
    return (sum + value) % 1_000_000_007;
  }, 0);

describe("the table of lookalikes", () => {
  it("is the one that was generated from Unicode's data", () => {
    expect({
      version: lookalikesVersion,
      sizes: [all.size, readCodePoints(earlyLookalikeTable).size, readCodePoints(turnedTable).size],
      checksums: [lookalikeTable, earlyLookalikeTable, turnedTable].map((table) =>
        checksum(readCodePoints(table)),
      ),
    }).toMatchInlineSnapshot(`
      {
        "checksums": [
          89919657,
          14154537,
          1987623,
        ],
        "sizes": [
          900,
          9,
          13,
        ],
        "version": "18.0.0",
      }
    `);
  });

  it("has code points and Latin letters only", () => {
    for (const [code, target] of all) {
      expect(String.fromCodePoint(code)).toMatch(/\P{ASCII}/u);
      expect(target).toMatch(/^[a-z]{1,3}$/);
    }
    expect(() => readCodePoints(["a:12,xyz"])).toThrow("no code point: `xyz`");
  });

  it("folds every one of them in a word of Latin letters", () => {
    for (const [code, target] of all) {
      if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) continue;
      const { text } = foldLookalikes(`qzq${String.fromCodePoint(code)}qzq`);
      // Strokes are read as what makes a word; here, nothing does.
      expect([code, text]).toEqual([code, `qzq${target}qzq`]);
    }
  });

  it("is looked at before normalisation where that would lose the likeness", () => {
    expect(foldEarlyLookalikes("ϲall ϹALL")).toBe("call cALL");
    expect(foldEarlyLookalikes("аll")).toBe("аll");
    expect(latinLetterOf("ϲ")).toBe("c");
    expect(latinLetterOf("")).toBeUndefined();
  });
});

describe("folding", () => {
  it.each([
    ["аll", "all", true],
    ["ΙGΝΟRΕ", "iGnoRe", true],
    ["kubectl", "kubectl", false],
    ["слово", "слово", false],
    ["λόγος", "λόγος", false],
    ["Straße größer", "Straße größer", false],
    ["prevɩous aӏӏ", "previous all", true],
    ["ⲣоdѕ", "pods", true],
    ["🅿🅾🅳", "pod", false],
    ["ƽ ɡo", "ƽ go", false],
  ])("%s", (text, folded, mixedScript) => {
    expect(foldLookalikes(text)).toMatchObject({ text: folded, mixedScript });
  });

  it("folds a small letter like its capital, where Unicode lists that alone", () => {
    for (const [text, folded] of [
      ["asк", "ask"],
      ["forgεt", "forget"],
      ["eχecute", "execute"],
      ["systeм", "system"],
      ["κnow", "know"],
      ["βase", "base"],
    ] as const) {
      expect(foldLookalikes(text)).toMatchObject({ text: folded, mixedScript: true });
    }
    for (const text of ["после как мама", "και ζωή εκεί", "10μs", "5 μm"]) {
      expect(foldLookalikes(text)).toEqual({ text, mixedScript: false, whole: "" });
    }
  });

  it("reads strokes as the letters that make a word", () => {
    expect(foldLookalikes("wіӏӏ").text).toBe("will");
    expect(foldLookalikes("ӏgnore").text).toBe("ignore");
    expect(foldLookalikes("xxӏxx").text).toBe("xxlxx");
    expect(foldLookalikes("wlӏl").text).toBe("wlll");
    expect(foldLookalikes("ӏMPLEMENTATION").text).toBe("iMPLEMENTATION");
    expect(foldLookalikes("ӏmplementations").text).toBe("lmplementations");
  });

  it("tries strokes that stand for others, four at most, and leaves letters that are plain", () => {
    const read = (parts: string, letters: string) => chooseReading([...parts], [...letters]);
    expect(read("artlflclai", "artӏfӏcӏaӏ")).toBe("artificial");
    expect(read("xllxlxll", "xӏӏxӏxӏӏ")).toBe("xllxlxll");
    expect(read("lgnore", "lgnore")).toBe("lgnore");
    expect(read("wlll", "wӏll")).toBe("will");
    expect(read("wiil", "wiӏl")).toBe("will");
    expect(read("wiii", "wiӏi")).toBe("wiii");
  });

  it("tells words that are spelt in one other script", () => {
    expect(foldLookalikes("это расе").whole).toBe("");
    expect(foldLookalikes("ѕауѕ это")).toEqual({ text: "ѕауѕ это", mixedScript: false, whole: "says это" });
    expect(foldLookalikes("kubectl")).toEqual({ text: "kubectl", mixedScript: false, whole: "" });
    expect(foldLookalikes("аѕ это").whole).toBe("as это");
    expect(foldLookalikes("а это").whole).toBe("");
    expect(foldLookalikes("ѕауѕ1").whole).toBe("");
    expect(foldLookalikes("ѕауѕ\u0080").whole).toBe("");
  });

  it.each<[string, string, string]>([
    ["the two blocks of Cyrillic are one script", "\u0430\u0501", "\u0430\u0501"],
    ["the last of Cyrillic", "\u0430\u051d", "\u0430\u051d"],
    ["Cyrillic and Armenian are two", "\u0430\u0555", "ao"],
    ["Armenian alone is one", "\u0555\u0585", "\u0555\u0585"],
    ["Armenian and Hebrew are two, in one block", "\u0585\u05e1", "oo"],
    ["Hebrew alone is one", "\u05d8\u05e1", "\u05d8\u05e1"],
    ["Greek and Cyrillic are two", "\u03b1\u0430", "aa"],
    ["blocks side by side are two", "\u1472\u15af", "bb"],
    ["signs with a number are of no script", "\u22ff\u0430", "\u22ff\u0430"],
    ["a control character is no letter", "\u0080\u0440\u0430", "\u0080\u0440\u0430"],
    ["a figure is no letter", "9\u0440\u0430", "9\u0440\u0430"],
    ["the first letter of the alphabet is", "A\u0440", "Ap"],
    ["the last one is", "z\u0440", "zp"],
    ["a small and the first capital", "Z\u0440a", "Zpa"],
    ["letters with signs are not, nor are they lookalikes", "\u024c\u1eff\u0440", "\u024c\u1eff\u0440"],
    ["letters beside Latin alphabets are folded", "q\u0251", "qa"],
    ["black circles and squares are Latin", "\u{1f150}\u{1f189}", "az"],
  ])("tells scripts apart: %s", (_, text, folded) => {
    expect(foldLookalikes(text).text).toBe(folded);
  });
});

describe("classes of characters", () => {
  it.each([
    ["a", "plain"],
    ["\n", "plain"],
    ["\t", "plain"],
    ["\r", "plain"],
    ["é", "plain"],
    ["\u{1f600}", "plain"],
    ["\u0000", "control"],
    ["\u001b", "control"],
    ["\u009b", "control"],
    ["\u0301", "mark"],
    ["\u{1d165}", "mark"],
    ["\u200b", "zeroWidth"],
    ["\u00ad", "zeroWidth"],
    ["\u034f", "zeroWidth"],
    ["\ufeff", "zeroWidth"],
    ["\u{1d173}", "zeroWidth"],
    ["\u{e0080}", "zeroWidth"],
    ["\u{e0fff}", "zeroWidth"],
    ["\u202e", "bidi"],
    ["\u061c", "bidi"],
    ["\u{e0000}", "tag"],
    ["\u{e007f}", "tag"],
    ["\ufe0f", "variationSelector"],
    ["\u180b", "variationSelector"],
    ["\u{e0100}", "variationSelector"],
    ["\u{e01ef}", "variationSelector"],
    ["\u{e01f0}", "zeroWidth"],
    ["\u3164", "filler"],
    ["\u2800", "filler"],
    ["\ufff9", "annotation"],
    ["\ufdfa", "expanding"],
    ["\u3316", "expanding"],
  ] as const)("%j is %s", (character, name) => {
    expect(classOf(character.codePointAt(0) ?? -1)).toBe(characterClass[name]);
  });

  it("has an answer for lone surrogates", () => expect(classOf(0xd800)).toBe(characterClass.plain));
  it("has one for the first character behind the table", () =>
    expect(classOf(0x10000)).toBe(characterClass.plain));
});

describe("the vocabulary", () => {
  it("is words of small letters, none longer than it says", () => {
    for (const word of vocabulary) expect(word).toMatch(/^[a-z]+$/);
    expect(Math.max(...[...vocabulary].map((word) => word.length))).toBe(longestWord);
    expect(vocabulary.has("")).toBe(false);
    expect([vocabulary.has("a"), vocabulary.has("your"), vocabulary.has("instructions")]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
