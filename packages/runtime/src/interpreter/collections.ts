// What statements do to collections: look up, iterate, measure, merge, replace inside.
import {
  codePointCount,
  digitCount,
  exactInteger,
  isArray,
  isNumber,
  isObject,
  isSet,
  RegoObject,
  RegoSet,
  type Value,
} from "@palisade/language";

/** What a collection has under a key; a set has its members under themselves. */
export function lookUp(source: Value, key: Value): Value | undefined {
  if (isObject(source)) return source.get(key);
  if (isSet(source)) return source.has(key) ? key : undefined;
  if (!isArray(source) || !isNumber(key)) return undefined;
  const index = exactInteger(key);
  return index === undefined || index < 0n || index >= BigInt(source.length)
    ? undefined
    : source[Number(index)];
}

/** Keys with values, in order, as they are now; nothing of what is no collection. */
export function* entriesOf(source: Value): Generator<readonly [Value, Value]> {
  if (isObject(source)) yield* source.entries();
  else if (isSet(source)) for (const member of source.values()) yield [member, member];
  else if (isArray(source)) {
    const count = source.length;
    for (let index = 0; index < count; index++) yield [index, source[index] as Value];
  }
}

export function lengthOf(source: Value): number | undefined {
  if (isObject(source) || isSet(source)) return source.size;
  if (isArray(source)) return source.length;
  return typeof source === "string" ? codePointCount(source) : undefined;
}

/** `a` over `b`, object by object; the result is new, its parts are shared. */
export function merge(a: Value, b: Value): Value {
  if (!isObject(a) || !isObject(b)) return a;
  const merged = RegoObject.from(b.entries());
  for (const [key, value] of a.entries()) {
    const other = b.get(key);
    merged.set(key, other === undefined ? value : merge(value, other));
  }
  return merged;
}

/** A copy of the document with another value at the path; whatever is no object on the way becomes one. */
export function replaceAt(document: Value | undefined, path: readonly string[], value: Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy =
    document !== undefined && isObject(document) ? RegoObject.from(document.entries()) : new RegoObject();
  return copy.set(step, replaceAt(copy.get(step), rest, value));
}

/** How many entries `replaceAt` copies. */
export function copiedEntries(document: Value | undefined, path: readonly string[]): number {
  let copied = 0;
  let current = document;
  for (const step of path) {
    if (current === undefined || !isObject(current)) break;
    copied += current.size;
    current = current.get(step);
  }
  return copied;
}

const bytesPerEntry = 32;
const bytesPerUnit = 2;

/** Roughly what a new value takes, without what it shares. */
export function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length * bytesPerUnit;
  if (typeof value === "bigint") return bytesPerEntry + digitCount(value);
  return value instanceof RegoObject || value instanceof RegoSet || isArray(value)
    ? bytesPerEntry * (1 + (lengthOf(value) ?? 0))
    : bytesPerEntry;
}
