// JSON text to values and back, keeping every digit.
import { RegoObject, RegoSet } from "./collections.js";
import { DecimalNumber, numberFromText, numberText } from "./number.js";
import type { Value } from "./value.js";

/** A JSON text that cannot be read; `offset` counts UTF-16 units from the start. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper nesting than this is refused, by every reader of ours, so that no stack overflows. */
export const maximumDepth = 1024;

/** @throws {JsonError} for anything but one JSON value. The last of two equal keys wins, as in OPA. */
export function parseJson(text: string): Value {
  const reader = new JsonReader(text);
  return reader.readDocument();
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): Value {
    const value = this.#readValue(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail("unexpected text after the value");
    return value;
  }

  #readValue(depth: number): Value {
    if (depth > maximumDepth) this.#fail(`nested deeper than ${maximumDepth} levels`);
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
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') this.#fail("expected a string as key");
      const key = this.#readString();
      this.#expect(":");
      object.set(key, this.#readValue(depth + 1));
    } while (this.#accept(","));
    this.#expect("}");
    return object;
  }

  #readArray(depth: number): Value[] {
    const items: Value[] = [];
    this.#at++;
    if (this.#accept("]")) return items;
    do {
      items.push(this.#readValue(depth + 1));
    } while (this.#accept(","));
    this.#expect("]");
    return items;
  }

  #readString(): string {
    const start = this.#at++;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(unit)) this.#fail("unterminated string");
      if (unit < 0x20) this.#fail("control character in a string");
      if (unit === 0x22) break;
      this.#at += unit === 0x5c ? 2 : 1;
    }
    this.#at++;
    const raw = this.#text.slice(start, this.#at);
    if (!raw.includes("\\")) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.#at = start;
      return this.#fail("invalid escape in a string");
    }
  }

  #readNumber(): Value {
    numberAtPlace.lastIndex = this.#at;
    const match = numberAtPlace.exec(this.#text);
    if (match === null) return this.#fail("expected a value");
    this.#at += match[0].length;
    return numberFromText(match[0]);
  }

  #readWord<T extends Value>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail("expected a value");
    this.#at += word.length;
    return value;
  }

  #accept(mark: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#accept(mark)) this.#fail(`expected \`${mark}\``);
  }

  #skipSpace(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at++;
    }
  }

  #fail(message: string): never {
    const place = this.#at < this.#text.length ? `at offset ${this.#at}` : "at the end of the text";
    throw new JsonError(`invalid JSON: ${message} ${place}`, this.#at);
  }
}

const numberAtPlace = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** JSON text with sorted keys. Sets become arrays; keys that are no strings become their JSON text, as in OPA. */
export function printJson(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
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
  return JSON.stringify(typeof key === "string" ? key : printJson(key));
}
