// Plain JavaScript data to values and back, refusing what has no JSON form.
import { RegoObject, RegoSet } from "./collections.js";
import { maximumDepth } from "./json.js";
import { DecimalNumber, numberFromBigInt, numberFromText } from "./number.js";
import { wellFormed } from "./utf8.js";
import type { Value } from "./value.js";

/** JavaScript data that has no JSON form; `path` is a JSON pointer to the place. */
export class ConversionError extends Error {
  override readonly name = "ConversionError";
  readonly path: string;

  constructor(message: string, path: string) {
    super(`${message} at ${path === "" ? "the top" : `\`${path}\``}`);
    this.path = path;
  }
}

/**
 * The value of plain data: null, booleans, finite numbers, bigints, strings, arrays, plain objects,
 * `Map`s (keys of any kind) and `Set`s. A property that is `undefined` is left out, as in JSON.
 * `heaviest`: bytes of memory that it may take, roughly; parts that are shared count every time, as each becomes one.
 * @throws {ConversionError} for NaN, infinities, functions, symbols, class instances, cycles,
 * nesting deeper than 1024, and what is too heavy.
 */
export function valueFromJavaScript(data: unknown, heaviest = Number.POSITIVE_INFINITY): Value {
  return new Conversion(heaviest).convert(data);
}

const bytesPerValue = 32;
const bytesPerCollection = 128;

class Conversion {
  /** The collections around the value at hand, outermost first, and the steps that lead to it. */
  readonly #parents: object[] = [];
  readonly #steps: (string | number)[] = [];
  #left: number;

  constructor(heaviest: number) {
    this.#left = heaviest;
  }

  convert(data: unknown): Value {
    this.#take(typeof data === "string" ? bytesPerValue + data.length : bytesPerValue);
    switch (typeof data) {
      case "string":
        return wellFormed(data);
      case "boolean":
        return data;
      case "bigint":
        return numberFromBigInt(data);
      case "number":
        if (!Number.isFinite(data)) this.#fail(`\`${data}\` has no JSON form`);
        return Number.isSafeInteger(data) ? (data === 0 ? 0 : data) : numberFromText(String(data));
      case "object":
        return data === null ? null : this.#collection(data);
      default:
        return this.#fail(`a value of type \`${typeof data}\` has no JSON form`);
    }
  }

  #collection(data: object): Value {
    if (data instanceof DecimalNumber || data instanceof RegoObject || data instanceof RegoSet) return data;
    if (this.#parents.includes(data)) this.#fail("a cycle has no JSON form");
    if (this.#parents.length >= maximumDepth) this.#fail(`nested deeper than ${maximumDepth} levels`);
    this.#take(bytesPerCollection);
    this.#parents.push(data);
    const value = this.#members(data);
    this.#parents.pop();
    return value;
  }

  #members(data: object): Value {
    if (Array.isArray(data)) {
      return Array.from(data, (item: unknown, index) => this.#at(index, item === undefined ? null : item));
    }
    if (data instanceof Set) return RegoSet.from([...data].map((item, index) => this.#at(index, item)));
    if (data instanceof Map) {
      return RegoObject.from(
        [...data].map(([key, item]) => [this.convert(key), this.#at(String(key), item)] as const),
      );
    }
    const prototype: unknown = Object.getPrototypeOf(data);
    if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
      this.#fail(`an instance of \`${data.constructor?.name ?? "a class"}\` has no JSON form`);
    }
    const object = new RegoObject();
    for (const [key, item] of Object.entries(data)) {
      if (item !== undefined) object.set(wellFormed(key), this.#at(key, item));
    }
    return object;
  }

  #at(step: string | number, data: unknown): Value {
    this.#steps.push(step);
    const value = this.convert(data);
    this.#steps.pop();
    return value;
  }

  #take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) this.#fail("more than memory may be taken for");
  }

  #fail(message: string): never {
    const path = this.#steps.map((step) => `/${escapePointer(String(step))}`).join("");
    throw new ConversionError(message, path);
  }
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

/** Assignment would call the setter that `__proto__` names; for other keys it is many times faster. */
function setProperty(data: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") data[key] = value;
  else Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
}

/** One step of a JSON pointer (RFC 6901). */
export function escapePointer(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
