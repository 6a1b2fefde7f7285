// Reads the text that `opa_value_dump` writes: JSON, with sets (`{1, 2}`, `set()`) and keys of any kind.
import { maximumDepth, numberFromText, RegoObject, RegoSet, type Value } from "@palisade/language";
import { EvaluationError } from "../evaluation-error.js";
import type { WeighedValue } from "./read-value.js";
import { bytesPer, Scales } from "./value-weight.js";

/**
 * A value and what it weighs, which is at most `heaviest`.
 * @throws {EvaluationError} `eval_internal_error` if the text is none of a value.
 */
export function parseValueText(text: string, heaviest: number): WeighedValue {
  const reader = new ValueReader(text, heaviest);
  const value = reader.value(0);
  reader.expectEnd();
  return { value, weight: reader.weight };
}

const space = /[ \t\r\n]*/y;
const numberAtPlace = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const endOrEscape = /["\\]/g;

/** No longer than this they are JavaScript's own, mostly. */
const shortNumber = 3;

const words: ReadonlyMap<string, readonly [string, () => Value]> = new Map([
  ["n", ["null", () => null]],
  ["t", ["true", () => true]],
  ["f", ["false", () => false]],
  ["s", ["set()", () => new RegoSet()]],
]);

class ValueReader extends Scales {
  readonly #text: string;
  #at = 0;

  constructor(text: string, heaviest: number) {
    super(heaviest);
    this.#text = text;
  }

  value(depth: number): Value {
    if (depth > maximumDepth) this.#fail(`nested deeper than ${maximumDepth} levels`);
    this.#match(space);
    const first = this.#text[this.#at] ?? "";
    if (first === "{") return this.#braces(depth);
    if (first === "[") return this.#array(depth);
    if (first === '"') return this.#string();
    const [word, make] = words.get(first) ?? [];
    if (word === undefined || make === undefined) return this.#number();
    if (!this.#text.startsWith(word, this.#at)) this.#fail("expected a value");
    this.#at += word.length;
    return make();
  }

  expectEnd(): void {
    this.#match(space);
    if (this.#at < this.#text.length) this.#fail("unexpected text after the value");
  }

  #array(depth: number): Value {
    this.#at++;
    this.take(bytesPer.array);
    const items: Value[] = [];
    if (this.#accept("]")) return items;
    do {
      this.take(bytesPer.item);
      items.push(this.value(depth + 1));
    } while (this.#accept(","));
    this.#expect("]");
    return items;
  }

  /** An object, or a set: what follows the first member tells. */
  #braces(depth: number): Value {
    this.#at++;
    this.take(bytesPer.table);
    if (this.#accept("}")) return new RegoObject();
    const first = this.value(depth + 1);
    const made = this.#accept(":") ? this.#object(first, depth) : this.#set(first, depth);
    this.#expect("}");
    return made;
  }

  #object(first: Value, depth: number): RegoObject {
    const object = new RegoObject().set(first, this.value(depth + 1));
    while (this.#accept(",")) {
      this.take(bytesPer.entry);
      const key = this.value(depth + 1);
      this.#expect(":");
      object.set(key, this.value(depth + 1));
    }
    return object;
  }

  #set(first: Value, depth: number): RegoSet {
    const set = new RegoSet().add(first);
    while (this.#accept(",")) {
      this.take(bytesPer.entry);
      set.add(this.value(depth + 1));
    }
    return set;
  }

  #number(): Value {
    const text = this.#match(numberAtPlace);
    if (text.length > shortNumber) this.take(bytesPer.number + text.length);
    return numberFromText(text);
  }

  #string(): string {
    const start = this.#at;
    endOrEscape.lastIndex = start + 1;
    for (;;) {
      const found = endOrEscape.exec(this.#text);
      if (found === null) return this.#fail("expected a value");
      if (found[0] === '"') break;
      endOrEscape.lastIndex++;
    }
    this.#at = endOrEscape.lastIndex;
    const raw = this.#text.slice(start, this.#at);
    this.take(raw.length);
    if (!raw.includes("\\")) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      return this.#fail("an escape that JSON does not have");
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? this.#fail("expected a value");
    this.#at += found.length;
    return found;
  }

  #accept(mark: string): boolean {
    this.#match(space);
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#accept(mark)) this.#fail(`expected \`${mark}\``);
  }

  #fail(message: string): never {
    throw new EvaluationError(
      "eval_internal_error",
      `the module wrote no value: ${message} at offset ${this.#at}`,
    );
  }
}
