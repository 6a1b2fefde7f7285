// Texts written as numbers: hexadecimal, binary, decimal, octal, and base32.
import { readableText } from "../readable-text.js";
import { readsAsWords } from "../reads-as-words.js";
import type { Layer } from "./layer.js";

/** Numbers of people are seldom letters in such rows; where a row could be figures, it must read as words. */
function rows(pattern: RegExp, read: (row: string) => string | undefined): (text: string) => string {
  return (text) => {
    const found: string[] = [];
    for (const [row] of text.matchAll(pattern)) {
      const decoded = read(row);
      if (decoded !== undefined) found.push(decoded);
    }
    return found.join("\n");
  };
}

function textOfCodes(codes: readonly number[]): string | undefined {
  const isPrintable = codes.every((code) => (code >= 32 && code < 127) || (code >= 9 && code <= 13));
  const text = isPrintable ? String.fromCharCode(...codes) : "";
  return isPrintable && (readsAsWords(text) || /^[A-Za-z\s]{8,}$/.test(text)) ? text : undefined;
}

/** Longer rows are read in parts. */
const numbersOf = (row: string, base: number): readonly number[] =>
  (row.match(/[0-9]+/g) ?? []).slice(0, 4096).map((digits) => Number.parseInt(digits, base));

function bytesOfHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

export const hex: Layer = {
  name: "hex",
  isEncoding: true,
  unwrap: rows(/(?:(?:\\x|0x)?[0-9a-fA-F]{2}[ ,:]?[ ]?){8,}/g, (row) =>
    readableText(bytesOfHex(row.replace(/\\x|0x|[ ,:]/g, ""))),
  ),
};

export const binary: Layer = {
  name: "binary",
  isEncoding: true,
  unwrap: rows(/(?:[01]{8}[ ,]{0,2}){6,}/g, (row) => {
    const bits = row.replace(/[ ,]/g, "");
    return readableText(
      Uint8Array.from({ length: bits.length >> 3 }, (_, index) =>
        Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
      ),
    );
  }),
};

export const decimal: Layer = {
  name: "decimal",
  isEncoding: true,
  unwrap: rows(/(?<![\d.])(?:\d{2,3}[ ,;|-]{1,2}){7,}\d{2,3}(?![\d.])/g, (row) =>
    textOfCodes(numbersOf(row, 10)),
  ),
};

export const octal: Layer = {
  name: "octal",
  isEncoding: true,
  unwrap: rows(/(?<![\d.])(?:[01]?[0-7]{2}[ ,;|-]{1,2}){7,}[01]?[0-7]{2}(?![\d.])/g, (row) =>
    textOfCodes(numbersOf(row, 8)),
  ),
};

const base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const base32: Layer = {
  name: "base32",
  isEncoding: true,
  unwrap: rows(/(?<![A-Za-z0-9])[A-Z2-7]{16,}={0,6}(?![A-Za-z0-9])/g, (row) => {
    const bytes: number[] = [];
    let held = 0;
    let bits = 0;
    for (const digit of row.replace(/(?<!=)=+$/, "")) {
      held = (held << 5) | base32Digits.indexOf(digit);
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
    return readableText(Uint8Array.from(bytes));
  }),
};
