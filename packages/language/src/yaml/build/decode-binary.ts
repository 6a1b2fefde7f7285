// `!!binary`: base64 with padding, in one line or many, to the text that JSON makes of the bytes.
import { YamlError } from "../yaml-error.js";

/** @throws {YamlError} */
export function decodeBinary(text: string, offset: number): string {
  const digits = text.replace(/[\r\n]/g, "");
  if (!isBase64(digits)) {
    throw new YamlError("value", "!!binary value contains invalid base64 data", offset);
  }
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
  return decodeAsGo(bytes);
}

/** A pattern with a group for four digits would overflow the stack where there are many. */
function isBase64(digits: string): boolean {
  const padding = digits.endsWith("==") ? 2 : digits.endsWith("=") ? 1 : 0;
  return digits.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(digits.slice(0, digits.length - padding));
}

/** Each byte that is no part of UTF-8 becomes a U+FFFD of its own, where `TextDecoder` makes one of several. */
function decodeAsGo(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    let text = "";
    for (let at = 0; at < bytes.length; ) {
      const length = validLength(bytes, at);
      text += length === 0 ? "\ufffd" : strict.decode(bytes.subarray(at, at + length));
      at += Math.max(length, 1);
    }
    return text;
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** How many bytes the character here has; 0 if there is none. */
function validLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return at + length <= bytes.length ? length : 0;
  } catch {
    return 0;
  }
}
