// Decodes texts that are spelt in invisible characters, by the schemes that are known.
import { readableText } from "../readable-text.js";

export type SmuggledText = {
  readonly layer: "tag" | "variation-selector" | "zero-width";
  readonly text: string;
};

/** Invisible characters in the order of the text. */
export class SmuggledTexts {
  #tags = "";
  readonly #selectors: number[] = [];
  readonly #zeroWidths: number[] = [];

  addTag(code: number): void {
    if (code >= 0xe0020 && code < 0xe007f) this.#tags += String.fromCharCode(code - 0xe0000);
  }

  addSelector(code: number): void {
    if (code > 0xfe0f) this.#selectors.push((code & 0xff) + 16);
    else if (code >= 0xfe00) this.#selectors.push(code & 0x0f);
  }

  addZeroWidth(code: number): void {
    this.#zeroWidths.push(code);
  }

  list(): readonly SmuggledText[] {
    const texts: SmuggledText[] = [];
    const add = (layer: SmuggledText["layer"], text: string | undefined) => {
      if (text !== undefined && text !== "") texts.push({ layer, text });
    };
    add("tag", this.#tags);
    add("variation-selector", textOfSelectors(this.#selectors));
    add("zero-width", textOfBits(this.#zeroWidths));
    return texts;
  }
}

/** A selector is a byte, or half of one where only the first sixteen are used. */
function textOfSelectors(values: readonly number[]): string | undefined {
  return readableText(Uint8Array.from(values)) ?? readableText(bytesOfDigits(values, 16));
}

/** Two characters are the bits of bytes, four are pairs of bits; which is which is tried. */
function textOfBits(codes: readonly number[]): string | undefined {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  // The rarest of three stands between bytes.
  const alphabet = [...counts].sort(([, left], [, right]) => right - left).map(([code]) => code);
  const base = alphabet.length === 4 ? 4 : 2;
  const digits = alphabet.slice(0, base).sort((left, right) => left - right);
  for (const order of [digits, digits.toReversed()]) {
    const values = codes.map((code) => order.indexOf(code)).filter((value) => value >= 0);
    const text = readableText(bytesOfDigits(values, base));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Bytes written in digits of a base that is a power of two, the highest digit first. */
function bytesOfDigits(digits: readonly number[], base: 2 | 4 | 16): Uint8Array {
  const perByte = 8 / Math.log2(base);
  return Uint8Array.from({ length: Math.floor(digits.length / perByte) }, (_, place) =>
    digits.slice(place * perByte, (place + 1) * perByte).reduce((byte, digit) => byte * base + digit),
  );
}
