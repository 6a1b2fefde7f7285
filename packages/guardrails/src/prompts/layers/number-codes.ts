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

/** The characters of a row of codes. */
function textOfCodes(row: string, base: number): string | undefined {
  const codes = (row.match(/[0-9]+/g) ?? []).map((digits) => Number.parseInt(digits, base));
  const text = codes.map((code) => String.fromCharCode(code)).join("");
  if (!/^[\t-\r\x20-\x7e]*$/.test(text)) return undefined;
  return readsAsWords(text) || /^[A-Za-z\s]{8,}$/.test(text) ? text : undefined;
}

/** Bytes of so many digits each. */
function bytesOf(digits: string, width: number, base: number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(digits.length / width) }, (_, index) =>
    Number.parseInt(digits.slice(index * width, (index + 1) * width), base),
  );
}

export const hex: Layer = {
  name: "hex",
  isEncoding: true,
  unwrap: rows(/(?:(?:\\x|0x)?[0-9a-fA-F]{2}[ ,:]?[ ]?){8,}/g, (row) =>
    readableText(bytesOf(row.replace(/\\x|0x|[ ,:]/g, ""), 2, 16)),
  ),
};

export const binary: Layer = {
  name: "binary",
  isEncoding: true,
  unwrap: rows(/(?:[01]{8}[ ,]{0,2}){6,}/g, (row) => readableText(bytesOf(row.replace(/[ ,]/g, ""), 8, 2))),
};

export const decimal: Layer = {
  name: "decimal",
  isEncoding: true,
  unwrap: rows(/(?<![\d.])(?:\d{2,3}[ ,;|-]{1,2}){7,}\d{2,3}(?![\d.])/g, (row) => textOfCodes(row, 10)),
};

export const octal: Layer = {
  name: "octal",
  isEncoding: true,
  unwrap: rows(/(?<![\d.])(?:[01]?[0-7]{2}[ ,;|-]{1,2}){7,}[01]?[0-7]{2}(?![\d.])/g, (row) =>
    textOfCodes(row, 8),
  ),
};

const base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const base32: Layer = {
  name: "base32",
  isEncoding: true,
  unwrap: rows(/(?<![A-Za-z0-9])[A-Z2-7]{16,}={0,6}(?![A-Za-z0-9])/g, (row) => {
    const bits = row
      .replace(/(?<!=)=+$/, "")
      .replace(/./g, (digit) => base32Digits.indexOf(digit).toString(2).padStart(5, "0"));
    return readableText(bytesOf(bits, 8, 2));
  }),
};
