// Hexadecimal texts to bytes, with Go's errors.
import { isPrintable } from "../../values/rego-text.js";
import { encodeUtf8 } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";

/** @throws {BuiltinError} for a wrong byte or an odd number of them. */
export function decodeHex(text: string): Uint8Array {
  const source = encodeUtf8(text);
  const digits = Array.from(source, digitOf);
  const wrong = digits.indexOf(-1);
  if (wrong >= 0) throw new BuiltinError(`encoding/hex: invalid byte: ${describe(source[wrong] as number)}`);
  if (digits.length % 2 === 1) throw new BuiltinError("encoding/hex: odd length hex string");
  return Uint8Array.from(
    { length: digits.length / 2 },
    (_, index) => ((digits[index * 2] as number) << 4) | (digits[index * 2 + 1] as number),
  );
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
