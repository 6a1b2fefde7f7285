// Plain JavaScript data to values and back, refusing what has no JSON form.

import { RegoObject, RegoSet } from "./collections.js";
import { maximumDepth } from "./json.js";
import { escapePointer } from "./json-pointer.js";
import { DecimalNumber, numberFromBigInt, numberFromText } from "./number.js";
import { wellFormed } from "./utf8.js";
import type { Value } from "./value.js";

/** JavaScript data that has no JSON form; `path` is a JSON pointer to the place. */
export class ConversionError extends Error {
  override readonly name = "ConversionError";
  readonly path: string;

  constructor(message: string, path: string) {
    super(`${message} at ${path === "" ? "the top" : `\`${shortened(path)}\``}`);
    this.path = path;
  }
}

/** Bytes, roughly, that data may take, where nobody says otherwise. */
const defaultHeaviest = 512 * 1024 * 1024;

const weightOfPart = 32;
const weightOfCollection = 160;

/**
 * The value of plain data: null, booleans, finite numbers, bigints, strings, arrays, plain objects,
 * `Map`s (keys of any kind) and `Set`s. A property that is `undefined` is left out, as in JSON.
 * `heaviest`: bytes of memory that it may take, roughly; parts that are shared count every time.
 * @throws {ConversionError} for NaN, infinities, functions, symbols, class instances, cycles, nesting deeper than
 * 1024, and data that are too heavy. What a getter or a proxy throws is passed on.
 */
export function valueFromJavaScript(data: unknown, heaviest: number = defaultHeaviest): Value {
  return new Converter(heaviest).convert(data).value;
}

type Converted = { readonly value: Value; readonly weight: number };

class Converter {
  readonly #heaviest: number;
  /** What is shared is converted once, and weighs each time: `v = {l: v, r: v}`, thirty times over, is small. */
  readonly #converted = new Map<object, Converted>();
  readonly #parents = new Set<object>();
  readonly #path: string[] = [];

  constructor(heaviest: number) {
    this.#heaviest = heaviest;
  }

  convert(data: unknown): Converted {
    switch (typeof data) {
      case "string":
        return { value: wellFormed(data), weight: this.#take(weightOfPart + data.length) };
      case "boolean":
        return { value: data, weight: weightOfPart };
      case "bigint":
        return { value: numberFromBigInt(data), weight: weightOfPart };
      case "number":
        return { value: this.#convertNumber(data), weight: weightOfPart };
      case "object":
        return data === null ? { value: null, weight: weightOfPart } : this.#convertComposite(data);
      default:
        return this.#refuse(`a value of type \`${typeof data}\` has no JSON form`);
    }
  }

  #convertNumber(data: number): Value {
    if (!Number.isFinite(data)) this.#refuse(`\`${data}\` has no JSON form`);
    return Number.isSafeInteger(data) ? (data === 0 ? 0 : data) : numberFromText(String(data));
  }

  #convertComposite(data: object): Converted {
    const known = this.#converted.get(data);
    if (known !== undefined) return known;
    if (data instanceof DecimalNumber || data instanceof RegoObject || data instanceof RegoSet) {
      return { value: data, weight: weightOfPart };
    }
    if (this.#parents.has(data)) this.#refuse("a cycle has no JSON form");
    if (this.#parents.size >= maximumDepth) this.#refuse(`nested deeper than ${maximumDepth} levels`);
    this.#parents.add(data);
    const converted = this.#convertMembers(data);
    this.#parents.delete(data);
    this.#converted.set(data, converted);
    return converted;
  }

  #convertMembers(data: object): Converted {
    if (Array.isArray(data)) return this.#convertArray(data);
    if (data instanceof Set) return this.#convertSet(data);
    if (data instanceof Map) return this.#convertMap(data);
    const prototype: unknown = Object.getPrototypeOf(data);
    if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
      this.#refuse(`an instance of \`${classOf(data)}\` has no JSON form`);
    }
    return this.#convertObject(data);
  }

  #convertArray(data: readonly unknown[]): Converted {
    const { length } = data;
    this.#take(length * weightOfPart);
    const value: Value[] = [];
    let weight = weightOfCollection;
    for (let index = 0; index < length; index++) {
      const item = data[index];
      const part = this.#inside(String(index), item === undefined ? null : item);
      weight = this.#take(weight + part.weight);
      value.push(part.value);
    }
    return { value, weight };
  }

  #convertSet(data: ReadonlySet<unknown>): Converted {
    const value = new RegoSet();
    let weight = weightOfCollection;
    let index = 0;
    for (const item of data) {
      const part = this.#inside(String(index++), item);
      weight = this.#take(weight + part.weight);
      value.add(part.value);
    }
    return { value, weight };
  }

  #convertMap(data: ReadonlyMap<unknown, unknown>): Converted {
    const value = new RegoObject();
    let weight = weightOfCollection;
    for (const [name, item] of data) {
      const key = this.convert(name);
      const part = this.#inside(stepOf(name), item);
      weight = this.#take(weight + key.weight + part.weight);
      value.set(key.value, part.value);
    }
    return { value, weight };
  }

  #convertObject(data: object): Converted {
    const names = Object.keys(data);
    this.#take(names.length * weightOfPart);
    const value = new RegoObject();
    let weight = weightOfCollection;
    for (const name of names) {
      const item = (data as Readonly<Record<string, unknown>>)[name];
      if (item === undefined) continue;
      const part = this.#inside(name, item);
      weight = this.#take(weight + name.length + part.weight);
      value.set(wellFormed(name), part.value);
    }
    return { value, weight };
  }

  #inside(step: string, item: unknown): Converted {
    this.#path.push(step);
    const converted = this.convert(item);
    this.#path.pop();
    return converted;
  }

  /** Refuses before anything of that weight is made. */
  #take(weight: number): number {
    if (weight <= this.#heaviest) return weight;
    return this.#refuse("more than memory may be taken for");
  }

  #refuse(message: string): never {
    throw new ConversionError(message, this.#path.map((step) => `/${escapePointer(step)}`).join(""));
  }
}

/** Messages stay readable whatever somebody called a thing. */
function shortened(text: string): string {
  return text.length <= 200 ? text : `${wellFormed(text.slice(0, 200))}…`;
}

function classOf(data: object): string {
  const name: unknown = (data as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name === "string" ? shortened(name) : "a class";
}

function stepOf(key: unknown): string {
  return typeof key === "object" ? "{…}" : String(key);
}

/**
 * Plain data again. Sets become sorted arrays, objects with only string keys plain objects without
 * a prototype's reach (`__proto__` is an ordinary key), other objects `Map`s, integers beyond 2^53
 * `bigint`s, other numbers the nearest double.
 */
export function valueToJavaScript(value: Value): unknown {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof DecimalNumber) return Number(value.text);
  if (value instanceof RegoSet) return value.values().map(valueToJavaScript);
  if (!(value instanceof RegoObject)) return value.map(valueToJavaScript);
  const entries = value.entries();
  if (!entries.every(([key]) => typeof key === "string")) {
    return new Map(entries.map(([key, item]) => [valueToJavaScript(key), valueToJavaScript(item)]));
  }
  const data: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    setProperty(data, key as string, valueToJavaScript(item));
  }
  return data;
}

/** Sets a key of plain data. Assignment would call the setter that `__proto__` names; for other keys it is many times faster. */
export function setProperty(data: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") data[key] = value;
  else Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
}
