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
 * @throws {ConversionError} for NaN, infinities, functions, symbols, class instances, cycles and
 * nesting deeper than 1024.
 */
export function valueFromJavaScript(data: unknown): Value {
  return convert(data, "", []);
}

function convert(data: unknown, path: string, parents: readonly object[]): Value {
  switch (typeof data) {
    case "string":
      return wellFormed(data);
    case "boolean":
      return data;
    case "bigint":
      return numberFromBigInt(data);
    case "number":
      if (!Number.isFinite(data)) throw new ConversionError(`\`${data}\` has no JSON form`, path);
      return Number.isSafeInteger(data) ? (data === 0 ? 0 : data) : numberFromText(String(data));
    case "object":
      return data === null ? null : convertComposite(data, path, parents);
    default:
      throw new ConversionError(`a value of type \`${typeof data}\` has no JSON form`, path);
  }
}

function convertComposite(data: object, path: string, parents: readonly object[]): Value {
  if (data instanceof DecimalNumber || data instanceof RegoObject || data instanceof RegoSet) return data;
  if (parents.includes(data)) throw new ConversionError("a cycle has no JSON form", path);
  if (parents.length >= maximumDepth) {
    throw new ConversionError(`nested deeper than ${maximumDepth} levels`, path);
  }
  const inside = [...parents, data];
  if (Array.isArray(data)) {
    return Array.from(data, (item: unknown, index) =>
      convert(item === undefined ? null : item, `${path}/${index}`, inside),
    );
  }
  if (data instanceof Set) {
    return RegoSet.from([...data].map((item, index) => convert(item, `${path}/${index}`, inside)));
  }
  if (data instanceof Map) {
    return RegoObject.from(
      [...data].map(
        ([key, item]) =>
          [convert(key, path, inside), convert(item, `${path}/${String(key)}`, inside)] as const,
      ),
    );
  }
  const prototype: unknown = Object.getPrototypeOf(data);
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    throw new ConversionError(
      `an instance of \`${data.constructor?.name ?? "a class"}\` has no JSON form`,
      path,
    );
  }
  const object = new RegoObject();
  for (const [key, item] of Object.entries(data)) {
    if (item !== undefined)
      object.set(wellFormed(key), convert(item, `${path}/${escapePointer(key)}`, inside));
  }
  return object;
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
