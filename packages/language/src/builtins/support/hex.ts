// Hexadecimal texts to bytes and back, with Go's errors.
import { isPrintable } from "../../values/rego-text.js";
import { encodeUtf8, textOfUnits } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";
import { prepareText } from "./limits.js";

/** @throws {BuiltinError} for a wrong byte or an odd number of them. */
export function decodeHex(text: string): Uint8Array {
  const source = encodeUtf8(text);
  const bytes = new Uint8Array(source.length >> 1);
  for (let at = 0; at < source.length; at++) {
    const digit = digitOf(source[at] as number);
    if (digit < 0) throw new BuiltinError(`encoding/hex: invalid byte: ${describe(source[at] as number)}`);
    bytes[at >> 1] = ((bytes[at >> 1] ?? 0) << 4) | digit;
  }
  if (source.length % 2 === 1) throw new BuiltinError("encoding/hex: odd length hex string");
  return bytes;
}

const hexDigits = "0123456789abcdef";

/** Two digits for each byte, in lower case. */
export function encodeHex(bytes: Uint8Array): string {
  prepareText(2 * bytes.length);
  const units = new Uint16Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    units[2 * at] = hexDigits.charCodeAt(byte >> 4);
    units[2 * at + 1] = hexDigits.charCodeAt(byte & 15);
  }
  return textOfUnits(units);
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

function describe(byte: number): string {
  const character = String.fromCharCode(byte);
  const number = `U+${byte.toString(16).toUpperCase().padStart(4, "0")}`;
  return isPrintable(character) ? `${number} '${character}'` : number;
}
