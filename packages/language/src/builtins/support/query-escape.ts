// Texts in URL queries, escaped and back as Go does it.
import { quote } from "../../values/rego-text.js";
import { decodeUtf8, encodeUtf8 } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";

const unreserved = /[A-Za-z0-9\-_.~]/;

export function escapeQuery(text: string): string {
  let escaped = "";
  for (const byte of encodeUtf8(text)) {
    const character = String.fromCharCode(byte);
    if (unreserved.test(character)) escaped += character;
    else escaped += byte === 0x20 ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return escaped;
}

/** @throws {BuiltinError} at a `%` without two hexadecimal digits. */
export function unescapeQuery(text: string): string {
  return unescapePercent(text.replaceAll("+", " "), text);
}

/** `shown` is what error messages quote from, and as long as the text. */
export function unescapePercent(text: string, shown = text): string {
  if (!text.includes("%")) return text;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; ) {
    const percent = text.indexOf("%", at);
    const end = percent < 0 ? text.length : percent;
    for (const byte of encodeUtf8(text.slice(at, end))) bytes.push(byte);
    if (percent < 0) break;
    const digits = text.slice(percent + 1, percent + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
      throw new BuiltinError(`invalid URL escape ${quote(firstBytes(shown.slice(percent), 3))}`);
    }
    bytes.push(Number.parseInt(digits, 16));
    at = percent + 3;
  }
  return decodeUtf8(Uint8Array.from(bytes));
}

function firstBytes(text: string, count: number): string {
  return decodeUtf8(encodeUtf8(text.slice(0, count)).subarray(0, count));
}
