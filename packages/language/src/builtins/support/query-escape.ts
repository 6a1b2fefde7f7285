// Texts in URL queries, escaped and back as Go does it.
import { quote } from "../../values/rego-text.js";
import { decodeUtf8, encodeUtf8, textOfUnits } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";
import { ByteList } from "./byte-list.js";
import { prepareText } from "./limits.js";

const unreserved = /[A-Za-z0-9\-_.~]/;

export function escapeQuery(text: string): string {
  const bytes = encodeUtf8(text);
  let length = bytes.length;
  for (const byte of bytes) if (byte !== 0x20 && !isUnreserved(byte)) length += 2;
  prepareText(length);
  const units = new Uint16Array(length);
  let at = 0;
  for (const byte of bytes) {
    if (isUnreserved(byte)) units[at++] = byte;
    else if (byte === 0x20) units[at++] = 0x2b;
    else {
      units[at++] = 0x25;
      units[at++] = hexDigits.charCodeAt(byte >> 4);
      units[at++] = hexDigits.charCodeAt(byte & 15);
    }
  }
  return textOfUnits(units);
}

const hexDigits = "0123456789ABCDEF";
const unreservedBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  unreserved.test(String.fromCharCode(byte)) ? 1 : 0,
);

function isUnreserved(byte: number): boolean {
  return unreservedBytes[byte] === 1;
}

/** @throws {BuiltinError} at a `%` without two hexadecimal digits. */
export function unescapeQuery(text: string): string {
  return unescapePercent(text.replaceAll("+", " "), text);
}

/** `shown` is what error messages quote from, and as long as the text. */
export function unescapePercent(text: string, shown = text): string {
  if (!text.includes("%")) return text;
  const bytes = new ByteList(3 * text.length);
  for (let at = 0; at < text.length; ) {
    const percent = text.indexOf("%", at);
    const end = percent < 0 ? text.length : percent;
    if (at < end) bytes.append(encodeUtf8(text.slice(at, end)));
    if (percent < 0) break;
    const digits = text.slice(percent + 1, percent + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
      throw new BuiltinError(`invalid URL escape ${quote(firstBytes(shown.slice(percent, percent + 3), 3))}`);
    }
    bytes.push(Number.parseInt(digits, 16));
    at = percent + 3;
  }
  return decodeUtf8(bytes.written());
}

function firstBytes(text: string, count: number): string {
  return decodeUtf8(encodeUtf8(text.slice(0, count)).subarray(0, count));
}
