// JSON text to values and back, keeping every digit.
import { RegoObject, RegoSet } from "./collections.js";
import { DecimalNumber, numberFromText, numberText } from "./number.js";
import { wellFormed } from "./utf8.js";
import type { Value } from "./value.js";

/** A JSON text that cannot be read; `offset` counts UTF-16 units from the start. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly offset: number;
  /** What the reader was doing when the unit at `offset` did not suit it, in Go's words. */
  readonly context: string;

  constructor(message: string, offset: number, context: string) {
    super(message);
    this.offset = offset;
    this.context = context;
  }
}

/** Deeper nesting than this is refused, by every reader of ours, so that no stack overflows. */
export const maximumDepth = 1024;

export type ParseJsonOptions = {
  /** What becomes of an object with two equal keys: the last wins, as in OPA (the default), or the text is refused. */
  readonly duplicateKeys?: "last" | "refuse";
};

/** @throws {JsonError} for anything but one JSON value. */
export function parseJson(text: string, { duplicateKeys = "last" }: ParseJsonOptions = {}): Value {
  const reader = new JsonReader(text, duplicateKeys === "refuse");
  return reader.readDocument();
}

/**
 * The text of what stands at a path of keys, as it stands: of `{"a": {"b": 1.0}}` at `["a", "b"]`, `1.0`. `undefined`
 * if nothing stands there. What it says itself is for its reader; around it, an object with the same key twice is refused.
 * @throws {JsonError} for what is no JSON.
 */
export function jsonTextAt(text: string, path: readonly string[]): string | undefined {
  return new JsonReader(text, true).readTextAt(path);
}

/** The first JSON value of a text, and where it ends. @throws {JsonError} if there is none. */
export function parseJsonPrefix(text: string): { readonly value: Value; readonly end: number } {
  return new JsonReader(text).readPrefix();
}

class JsonReader {
  readonly #text: string;
  #refusesDuplicates: boolean;
  #at = 0;

  constructor(text: string, refusesDuplicates = false) {
    this.#text = text;
    this.#refusesDuplicates = refusesDuplicates;
  }

  readDocument(): Value {
    const { value } = this.readPrefix();
    this.#expectEnd();
    return value;
  }

  readTextAt(path: readonly string[]): string | undefined {
    const found = this.#findText(path, 0);
    this.#expectEnd();
    return found;
  }

  readPrefix(): { readonly value: Value; readonly end: number } {
    const value = this.#readValue(0);
    return { value, end: this.#at };
  }

  #readValue(depth: number): Value {
    if (depth > maximumDepth) this.#fail(`nested deeper than ${maximumDepth} levels`, "exceeded max depth");
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case "{":
        return this.#readObject(depth);
      case "[":
        return this.#readArray(depth);
      case '"':
        return this.#readString();
      case "t":
        return this.#readWord("true", true);
      case "f":
        return this.#readWord("false", false);
      case "n":
        return this.#readWord("null", null);
      default:
        return this.#readNumber();
    }
  }

  #readObject(depth: number): RegoObject {
    const object = new RegoObject();
    this.#at++;
    if (this.#accept("}")) return object;
    do {
      const key = this.#readKey((name) => this.#refusesDuplicates && object.has(name));
      object.set(key, this.#readValue(depth + 1));
    } while (this.#accept(","));
    this.#expect("}", "after object key:value pair");
    return object;
  }

  /** With the colon behind it. */
  #readKey(isTaken: (key: string) => boolean): string {
    this.#skipSpace();
    if (this.#text[this.#at] !== '"') {
      this.#fail("expected a string as key", "looking for beginning of object key string");
    }
    const start = this.#at;
    const key = this.#readString();
    if (isTaken(key)) {
      this.#at = start;
      this.#fail("an object has the same key twice", "looking for beginning of object key string");
    }
    this.#expect(":", "after object key");
    return key;
  }

  #findText(path: readonly string[], depth: number): string | undefined {
    this.#skipSpace();
    const [step, ...rest] = path;
    if (step === undefined) return this.#passValue(depth);
    if (this.#text[this.#at] !== "{") {
      this.#readValue(depth);
      return undefined;
    }
    this.#at++;
    if (this.#accept("}")) return undefined;
    const keys = new Set<string>();
    let found: string | undefined;
    do {
      const key = this.#readKey((name) => keys.has(name));
      keys.add(key);
      if (key === step) found = this.#findText(rest, depth + 1);
      else this.#readValue(depth + 1);
    } while (this.#accept(","));
    this.#expect("}", "after object key:value pair");
    return found;
  }

  #passValue(depth: number): string {
    const start = this.#at;
    this.#refusesDuplicates = false;
    this.#readValue(depth);
    this.#refusesDuplicates = true;
    return this.#text.slice(start, this.#at);
  }

  #readArray(depth: number): Value[] {
    const items: Value[] = [];
    this.#at++;
    if (this.#accept("]")) return items;
    do {
      items.push(this.#readValue(depth + 1));
    } while (this.#accept(","));
    this.#expect("]", "after array element");
    return items;
  }

  #readString(): string {
    const start = this.#at++;
    let escaped = false;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(unit)) this.#fail("unterminated string", "in string literal");
      if (unit < 0x20) this.#fail("control character in a string", "in string literal");
      if (unit === 0x22) break;
      this.#at++;
      if (unit !== 0x5c) continue;
      escaped = true;
      this.#skipEscape();
    }
    this.#at++;
    const raw = this.#text.slice(start, this.#at);
    return wellFormed(escaped ? (JSON.parse(raw) as string) : raw.slice(1, -1));
  }

  /** Behind a backslash. */
  #skipEscape(): void {
    const kind = this.#text[this.#at] ?? "";
    if (kind === "" || !'"\\/bfnrtu'.includes(kind)) {
      this.#fail("invalid escape in a string", "in string escape code");
    }
    this.#at++;
    for (let digit = 0; kind === "u" && digit < 4; digit++) {
      if (!/[0-9a-fA-F]/.test(this.#text[this.#at] ?? "")) {
        this.#fail("invalid escape in a string", "in \\u hexadecimal character escape");
      }
      this.#at++;
    }
  }

  #readNumber(): Value {
    numberAtPlace.lastIndex = this.#at;
    const match = numberAtPlace.exec(this.#text);
    if (match === null) {
      const sign = this.#text[this.#at] === "-";
      if (sign) this.#at++;
      this.#fail("expected a value", sign ? "in numeric literal" : "looking for beginning of value");
    }
    this.#at += match[0].length;
    this.#refuseTail(match[0]);
    return numberFromText(match[0]);
  }

  /** A number may not go on with a point or an exponent that has no digits. */
  #refuseTail(number: string): void {
    const next = this.#text[this.#at];
    if (next === "." && !/[.eE]/.test(number)) {
      this.#at++;
      this.#fail("expected a digit", "after decimal point in numeric literal");
    }
    if ((next === "e" || next === "E") && !/[eE]/.test(number)) {
      this.#at++;
      if (/[+-]/.test(this.#text[this.#at] ?? "")) this.#at++;
      this.#fail("expected a digit", "in exponent of numeric literal");
    }
  }

  #readWord<T extends Value>(word: string, value: T): T {
    for (const [index, letter] of [...word].entries()) {
      if (this.#text[this.#at] !== letter) {
        this.#fail(
          "expected a value",
          index === 0 ? "looking for beginning of value" : `in literal ${word} (expecting '${letter}')`,
        );
      }
      this.#at++;
    }
    return value;
  }

  #accept(mark: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string, context: string): void {
    if (!this.#accept(mark)) this.#fail(`expected \`${mark}\``, context);
  }

  #expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail("unexpected text after the value", "after top-level value");
  }

  #skipSpace(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at++;
    }
  }

  #fail(message: string, context: string): never {
    const place = this.#at < this.#text.length ? `at offset ${this.#at}` : "at the end of the text";
    throw new JsonError(`invalid JSON: ${message} ${place}`, this.#at, context);
  }
}

const numberAtPlace = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** JSON text with sorted keys. Sets become arrays; keys that are no strings become their JSON text, as in OPA. */
export function printJson(value: Value): string {
  if (typeof value === "string") return JSON.stringify(wellFormed(value));
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof DecimalNumber) {
    return numberText(value);
  }
  if (value instanceof RegoObject) {
    const entries = value.entries().map(([key, item]) => `${printKey(key)}:${printJson(item)}`);
    return `{${entries.join()}}`;
  }
  const items = value instanceof RegoSet ? value.values() : value;
  return `[${items.map(printJson).join()}]`;
}

function printKey(key: Value): string {
  return JSON.stringify(typeof key === "string" ? wellFormed(key) : printJson(key));
}
