// JSON as Go writes and reads it: escapes, indentation and the words of its errors.
import { RegoObject } from "../../values/collections.js";
import { JsonError, parseJson, parseJsonPrefix, printJson } from "../../values/json.js";
import { isObject, isSet } from "../../values/kind.js";
import { escapeCharacter } from "../../values/rego-text.js";
import { encodeUtf8 } from "../../values/utf8.js";
import type { Value } from "../../values/value.js";
import { BuiltinError } from "../builtin-error.js";
import { prepareText } from "./limits.js";
import { roughTextLength } from "./rough-text-length.js";
import { TextMeter } from "./text-meter.js";

/** What Go's encoder escapes beyond JSON's need, so that a text may stand in HTML. */
const htmlEscapes = /[<>&\u2028\u2029]/g;

export function marshalJson(value: Value): string {
  prepareText(roughTextLength(value));
  return escapeHtml(printJson(toJson(value)));
}

/** On several lines; each but the first begins with the prefix. */
export function marshalJsonIndented(value: Value, prefix: string, indent: string): string {
  const lines = new Lines();
  writeIndented(toJson(value), `\n${prefix}`, indent, lines);
  return lines.text();
}

class Lines {
  readonly #parts: string[] = [];
  readonly #meter = new TextMeter();

  push(...parts: readonly string[]): void {
    for (const part of parts) {
      this.#meter.add(part.length);
      this.#parts.push(part);
    }
  }

  text(): string {
    return this.#parts.join("");
  }
}

function writeIndented(value: Value, newLine: string, indent: string, lines: Lines): void {
  const inner = newLine + indent;
  if (isObject(value) && value.size > 0) {
    for (const [index, [key, item]] of value.entries().entries()) {
      lines.push(index === 0 ? "{" : ",", inner, escapeHtml(printJson(key)), ": ");
      writeIndented(item, inner, indent, lines);
    }
    lines.push(newLine, "}");
  } else if (Array.isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries()) {
      lines.push(index === 0 ? "[" : ",", inner);
      writeIndented(item, inner, indent, lines);
    }
    lines.push(newLine, "]");
  } else {
    lines.push(escapeHtml(printJson(value)));
  }
}

/** With sets as arrays, and keys as texts and sorted as such. */
export function toJson(value: Value): Value {
  if (isSet(value)) return value.values().map(toJson);
  if (isObject(value)) {
    return RegoObject.from(
      value
        .entries()
        .map(([key, item]) => [typeof key === "string" ? key : printJson(toJson(key)), toJson(item)]),
    );
  }
  return Array.isArray(value) ? (value as readonly Value[]).map(toJson) : value;
}

function escapeHtml(json: string): string {
  return json.replace(
    htmlEscapes,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** @throws {BuiltinError} in the words of Go's decoder. */
export function unmarshalJson(text: string): Value {
  const { value, end } = readPrefix(text);
  const rest = text.slice(end);
  if (afterSpace(rest) !== "") refuseRest(rest);
  return value;
}

function readPrefix(text: string): { readonly value: Value; readonly end: number } {
  try {
    return parseJsonPrefix(text);
  } catch (error) {
    if (error instanceof JsonError)
      throw new BuiltinError(goMessage(error, text), undefined, { cause: error });
    throw error;
  }
}

export function isValidJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}

/** Go names the next token, whatever it is; it does not notice a `null`. */
function refuseRest(rest: string): void {
  const opening = afterSpace(rest)[0];
  const token = opening === "[" || opening === "{" ? opening : readPrefix(rest).value;
  if (token === null) return;
  const shown = typeof token === "boolean" ? `%!s(bool=${token})` : String(token);
  throw new BuiltinError(`error: invalid character '${shown}' after top-level value`);
}

function goMessage(error: JsonError, text: string): string {
  if (error.context === "exceeded max depth") return error.context;
  if (error.offset >= text.length) return afterSpace(text) === "" ? "EOF" : "unexpected EOF";
  const [byte = 0] = encodeUtf8(text.slice(error.offset, error.offset + 2));
  return `invalid character ${quoteByte(byte)} ${error.context}`;
}

/** Go shows a byte, even one in the middle of a character, as the character of that number. */
function quoteByte(byte: number): string {
  const special = new Map([
    [0x27, "'\\''"],
    [0x22, `'"'`],
    [0x5c, "'\\\\'"],
    [0x0a, "'\\n'"],
    [0x0d, "'\\r'"],
    [0x09, "'\\t'"],
    [0x08, "'\\b'"],
    [0x0c, "'\\f'"],
    [0x0b, "'\\v'"],
    [0x07, "'\\a'"],
  ]);
  return special.get(byte) ?? `'${escapeCharacter(String.fromCharCode(byte), false)}'`;
}

/** Only what JSON takes for space: a no-break space is none. */
function afterSpace(text: string): string {
  return text.replace(/^[\t\n\r ]+/, "");
}
