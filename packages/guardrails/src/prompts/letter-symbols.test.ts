import { describe, expect, it } from "vitest";
import { readLetterSymbols } from "./letter-symbols.js";

describe("halves of flags", () => {
  it.each([
    ["three are letters", "🇨🇦🇹", "cat"],
    ["two are a flag", "🇨🇦", ""],
    ["of every letter", "🇦🇧🇨 🇽🇾🇿 x", "abc xyz x"],
  ])("%s", (_, text, read) => expect(readLetterSymbols(text)).toBe(read));
});

describe("letters standing on their heads", () => {
  const turned = {
    ɐ: "a",
    ǝ: "e",
    ᵷ: "g",
    ɥ: "h",
    ᴉ: "i",
    ʞ: "k",
    ꞁ: "l",
    ɯ: "m",
    ɹ: "r",
    ʇ: "t",
    ʌ: "v",
    ʍ: "w",
    ʎ: "y",
    ɔ: "c",
    ɟ: "f",
    ƃ: "g",
    ɾ: "j",
    ı: "i",
    ן: "l",
    n: "u",
    u: "n",
    p: "d",
    d: "p",
    b: "q",
    q: "b",
    "˙": ".",
    "¡": "!",
    "¿": "?",
    o: "o",
    x: "x",
  };
  it.each(Object.entries(turned))("%s is %s", (sign, letter) => {
    expect(readLetterSymbols(`ǝɹʇ${sign}`)).toBe(`${letter}tre`);
  });

  it("are three at least", () => {
    expect(readLetterSymbols("ǝɹou")).toBe("");
    expect(readLetterSymbols("ǝɹoɥ")).toBe("hore");
  });
});

it("reads both, a line for each", () => {
  expect(readLetterSymbols("🇨🇦🇹\nǝɹʇ\nno")).toBe("cat\ntre");
  expect(readLetterSymbols("none")).toBe("");
});
