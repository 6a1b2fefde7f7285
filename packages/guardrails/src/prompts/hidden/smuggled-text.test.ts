import { describe, expect, it } from "vitest";
import { SmuggledTexts } from "./smuggled-text.js";

function textsOf(add: (texts: SmuggledTexts) => void): readonly unknown[] {
  const texts = new SmuggledTexts();
  add(texts);
  return texts.list();
}
const bytes = (text: string) => [...new TextEncoder().encode(text)];

describe("tags", () => {
  it("are the printable characters of ASCII", () => {
    const codes = [0xe0001, 0xe001f, 0xe0020, 0xe0041, 0xe007e, 0xe007f];
    expect(
      textsOf((texts) => {
        for (const code of codes) texts.addTag(code);
      }),
    ).toEqual([{ layer: "tag", text: " A~" }]);
  });
});

describe("variation selectors", () => {
  const selectors = (values: readonly number[]) =>
    textsOf((texts) => {
      for (const value of values) texts.addSelector(value);
    });

  it("are bytes, or halves of bytes where only the first sixteen are used", () => {
    const whole = bytes("show food").map((byte) => 0xe0100 + byte - 16);
    expect(selectors(whole)).toEqual([{ layer: "variation-selector", text: "show food" }]);
    const halves = bytes("show food").flatMap((byte) => [0xfe00 + (byte >> 4), 0xfe00 + (byte & 15)]);
    expect(selectors(halves)).toEqual([{ layer: "variation-selector", text: "show food" }]);
    expect(selectors([0x180b, ...halves, 0x180d])).toEqual([
      { layer: "variation-selector", text: "show food" },
    ]);
    expect(
      selectors(bytes("a\nb\n").map((byte) => (byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))),
    ).toEqual([{ layer: "variation-selector", text: "a\nb\n" }]);
  });

  it("spell nothing where they are few", () => {
    expect(selectors(bytes("pod").map((byte) => 0xe0100 + byte - 16))).toEqual([]);
  });
});

describe("characters without a width", () => {
  const spelt = (codes: readonly number[]) =>
    textsOf((texts) => {
      for (const code of codes) texts.addZeroWidth(code);
    });
  const digits = (text: string, alphabet: readonly number[], between: readonly number[] = []) =>
    bytes(text).flatMap((byte) => [
      ...[...byte.toString(alphabet.length).padStart(alphabet.length === 4 ? 4 : 8, "0")].map(
        (digit) => alphabet[Number(digit)] ?? 0,
      ),
      ...between,
    ]);

  it.each([
    ["two, the lower for nothing", digits("pods", [0x200b, 0x200c])],
    ["two, the higher for nothing", digits("pods", [0x200c, 0x200b])],
    ["four", digits("pods", [0x200b, 0x200c, 0x200d, 0x2060])],
    ["four, the highest first", digits("pods", [0x2060, 0x200d, 0x200c, 0x200b])],
    ["two, and one between bytes that is lower", digits("pods", [0x200c, 0x200d], [0x200b])],
    ["two, and one between bytes that is higher", digits("pods", [0x200b, 0x200c], [0xfeff])],
  ])("%s", (_, codes) => expect(spelt(codes)).toEqual([{ layer: "zero-width", text: "pods" }]));

  it("spell nothing where they are few", () => {
    expect(spelt(digits("pod", [0x200b, 0x200c]))).toEqual([]);
    expect(spelt([])).toEqual([]);
  });
});
