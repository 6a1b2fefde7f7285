// Base 64 as Go decodes it: padding is checked, line breaks are skipped, errors name a byte.
import { decodeUtf8, encodeUtf8, textOfUnits } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";
import { ByteList } from "./byte-list.js";
import { prepareText } from "./limits.js";

const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlSafe = `${standard.slice(0, 62)}-_`;
const padding = 0x3d;

export type Base64Alphabet = "standard" | "url";
const alphabets: Record<Base64Alphabet, string> = { standard, url: urlSafe };

export function encodeBase64(bytes: Uint8Array, alphabet: Base64Alphabet, padded = true): string {
  const letters = alphabets[alphabet];
  const length = padded ? Math.ceil(bytes.length / 3) * 4 : Math.ceil((bytes.length * 4) / 3);
  prepareText(length);
  const units = new Uint16Array(length).fill(padding);
  for (let at = 0, to = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const filled = Math.min(4, bytes.length - at + 1);
    for (let letter = 0; letter < filled; letter++) {
      units[to++] = letters.charCodeAt((word >> (18 - letter * 6)) & 63);
    }
  }
  return textOfUnits(units);
}

/** The text that the decoded bytes are. @throws {BuiltinError} naming the first wrong byte. */
export function decodeBase64Text(text: string, alphabet: Base64Alphabet): string {
  return decodeUtf8(decodeBase64(text, alphabet));
}

/** @throws {BuiltinError} naming the first wrong byte. */
export function decodeBase64(text: string, alphabet: Base64Alphabet): Uint8Array {
  const source = encodeUtf8(text);
  const values = valuesOf(alphabet);
  const bytes = new ByteList(Math.ceil(source.length / 4) * 3);
  let group: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] as number;
    const value = values[byte] as number;
    if (byte === 0x0a || byte === 0x0d) continue;
    if (value < 64) {
      group.push(value);
      if (group.length < 4) continue;
      pushBytes(bytes, group);
      group = [];
      continue;
    }
    if (byte !== padding || group.length < 2) throw corrupt(at);
    checkPadding(source, at, group.length);
    pushBytes(bytes, group);
    return bytes.written();
  }
  if (group.length > 0) throw corrupt(source.length - group.length);
  return bytes.written();
}

/** After the first `=`: a second one where it is due, and nothing behind. */
function checkPadding(source: Uint8Array, first: number, filled: number): void {
  let at = skipLineBreaks(source, first + 1);
  if (filled === 2) {
    if (at >= source.length) throw corrupt(source.length);
    if (source[at] !== padding) throw corrupt(at - 1);
    at = skipLineBreaks(source, at + 1);
  }
  if (at < source.length) throw corrupt(at);
}

function skipLineBreaks(source: Uint8Array, from: number): number {
  let at = from;
  while (source[at] === 0x0a || source[at] === 0x0d) at++;
  return at;
}

function pushBytes(bytes: ByteList, group: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = group;
  const word = (a << 18) | (b << 12) | (c << 6) | d;
  for (let index = 0; index < group.length - 1; index++) bytes.push((word >> (16 - index * 8)) & 255);
}

function valuesOf(alphabet: Base64Alphabet): Uint8Array {
  const values = new Uint8Array(256).fill(255);
  for (const [value, letter] of [...alphabets[alphabet]].entries()) values[letter.charCodeAt(0)] = value;
  return values;
}

function corrupt(at: number): BuiltinError {
  return new BuiltinError(`illegal base64 data at input byte ${at}`);
}
