// A value as Rego writes it: sets as `{1, 2}`, texts with Go's escapes, keys of any kind.
import { RegoObject, RegoSet } from "./collections.js";
import { isNumber } from "./kind.js";
import { numberText } from "./number.js";
import { escapedByte } from "./utf8.js";
import type { Value } from "./value.js";

/** A value as a Rego term, the same text for equal values; sets are written as sets. */
export function regoText(value: Value): string {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNumber(value)) return numberText(value);
  if (value instanceof RegoObject) {
    return `{${value
      .entries()
      .map(([key, item]) => `${regoText(key)}: ${regoText(item)}`)
      .join(", ")}}`;
  }
  if (value instanceof RegoSet) {
    return value.size === 0 ? "set()" : `{${value.values().map(regoText).join(", ")}}`;
  }
  return `[${value.map(regoText).join(", ")}]`;
}

const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

/** The text in double quotes, escaped as Go's `strconv.Quote` does; `ascii` escapes everything beyond. */
export function quote(text: string, ascii = false): string {
  if (plain.test(text)) return `"${text}"`;
  let quoted = "";
  for (const character of text) quoted += shortEscapes.get(character) ?? escapeCharacter(character, ascii);
  return `"${quoted}"`;
}

/** A character as it is if it can be seen, else by its number. */
export function escapeCharacter(character: string, ascii: boolean): string {
  const code = character.codePointAt(0) as number;
  const byte = escapedByte(code);
  if (byte !== undefined) return `\\x${hex(byte, 2)}`;
  if (ascii ? code >= 0x20 && code < 0x7f : isPrintable(character)) return character;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** Whether Go's `unicode.IsPrint` holds of a character. */
export function isPrintable(character: string): boolean {
  return printable.test(character);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
