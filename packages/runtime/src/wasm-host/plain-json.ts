// Plain JavaScript data straight to JSON text, for modules that read text faster than anyone builds values.
import { maximumDepth } from "@palisade/language";

/**
 * The JSON text of null, booleans, finite numbers, bigints, strings, arrays and plain objects.
 * `undefined` if anything else is in it, if it nests too deeply, as cycles do, if it has too many parts, or if
 * something throws that is read: `valueFromJavaScript` then converts it, or knows what to say.
 */
export function plainJson(data: unknown): string | undefined {
  try {
    return new PlainWriter().textOf(data, 0);
  } catch {
    // Among them a RangeError: the text would be longer than JavaScript's strings can be.
    return undefined;
  }
}

/** What is shared is written every time: a value that holds another twice, which does in turn, is endless. */
const maximumParts = 4 * 1024 * 1024;

class NotPlain extends Error {}

class PlainWriter {
  #parts = 0;

  textOf(data: unknown, depth: number): string {
    switch (typeof data) {
      case "string":
        return JSON.stringify(data);
      case "boolean":
      case "bigint":
        return String(data);
      case "number":
        return Number.isFinite(data) ? String(data) : notPlain();
      case "object":
        return data === null ? "null" : this.#compositeText(data, depth);
      default:
        return notPlain();
    }
  }

  #compositeText(data: object, depth: number): string {
    if (depth >= maximumDepth) notPlain();
    if (Array.isArray(data)) return this.#arrayText(data, depth + 1);
    const prototype: unknown = Object.getPrototypeOf(data);
    if (prototype !== Object.prototype && prototype !== null) notPlain();
    const names = Object.keys(data);
    this.#count(names.length);
    let text = "";
    for (const name of names) {
      const item = (data as Readonly<Record<string, unknown>>)[name];
      if (item === undefined) continue;
      text += `${text === "" ? "{" : ","}${JSON.stringify(name)}:${this.textOf(item, depth + 1)}`;
    }
    return text === "" ? "{}" : `${text}}`;
  }

  #arrayText(items: readonly unknown[], depth: number): string {
    const { length } = items;
    this.#count(length);
    let text = "";
    for (let index = 0; index < length; index++) {
      const item = items[index];
      text += `${index === 0 ? "[" : ","}${item === undefined ? "null" : this.textOf(item, depth)}`;
    }
    return text === "" ? "[]" : `${text}]`;
  }

  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts > maximumParts) notPlain();
  }
}

function notPlain(): never {
  throw new NotPlain();
}
