// Reads a ground Rego term: JSON, and sets, keys of any kind, trailing commas and raw strings besides.
import { numberFromText, RegoObject, RegoSet, type Value } from "@palisade/language";

const token =
  /\s*(?:("(?:[^"\\]|\\.)*")|`([^`]*)`|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|(set\(\s*\))|([[\]{}:,]))/y;

type Token = { readonly mark: string } | { readonly value: Value };

/** @throws for anything but one term. */
export function readTerm(text: string): Value {
  const reader = new TermReader(text);
  const value = reader.readValue();
  reader.expectEnd();
  return value;
}

class TermReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readValue(): Value {
    const first = this.#next();
    if ("value" in first) return first.value;
    if (first.mark === "[") return this.#readUntil("]", () => this.readValue());
    if (first.mark !== "{") throw this.#error();
    if (this.#accept("}")) return new RegoObject();
    const entries: [Value, Value][] = [];
    const members = this.#readUntil("}", () => {
      const key = this.readValue();
      if (this.#accept(":")) entries.push([key, this.readValue()]);
      return key;
    });
    return entries.length === 0 ? RegoSet.from(members) : RegoObject.from(entries);
  }

  expectEnd(): void {
    if (this.#text.slice(this.#at).trim() !== "") throw this.#error();
  }

  #readUntil(end: string, readItem: () => Value): Value[] {
    const items: Value[] = [];
    while (!this.#accept(end)) {
      items.push(readItem());
      if (!this.#accept(",")) {
        if (!this.#accept(end)) throw this.#error();
        break;
      }
    }
    return items;
  }

  #accept(mark: string): boolean {
    const before = this.#at;
    const found = this.#at < this.#text.length ? this.#next() : undefined;
    if (found !== undefined && "mark" in found && found.mark === mark) return true;
    this.#at = before;
    return false;
  }

  #next(): Token {
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (match === null) throw this.#error();
    this.#at = token.lastIndex;
    const [, quoted, raw, number, word, emptySet, mark] = match;
    if (quoted !== undefined) return { value: JSON.parse(quoted) as string };
    if (raw !== undefined) return { value: raw };
    if (number !== undefined) return { value: numberFromText(number) };
    if (word !== undefined) return { value: word === "null" ? null : word === "true" };
    return emptySet !== undefined ? { value: new RegoSet() } : { mark: mark ?? "" };
  }

  #error(): Error {
    return new Error(`not a ground term at offset ${this.#at}: ${this.#text}`);
  }
}
