// One text for equal JSON, and its digest: what approvals, records and caches name a request by.
import { sha256 } from "@noble/hashes/sha2.js";
import canonicalize from "canonicalize";
import { RegoObject, RegoSet } from "./collections.js";
import { setProperty } from "./javascript.js";
import { printJson } from "./json.js";
import {
  canonicalNumber,
  DecimalNumber,
  exactInteger,
  nearestDouble,
  numberFromText,
  numberText,
} from "./number.js";
import { encodeUtf8 } from "./utf8.js";
import type { NumberValue, Value } from "./value.js";

/**
 * The canonical JSON of a value, as RFC 8785 has it: sorted keys, no spaces, one form for each number. An integer that
 * no double holds is a text of its digits, as the RFC's appendix D advises, so that two of them never share a text.
 * A set is the list of its members in Rego's order.
 * @example canonicalJson(valueFromJavaScript({ b: 1, a: [1e2] })) // {"a":[100],"b":1}
 */
export function canonicalJson(value: Value): string {
  return canonicalize(plain(value)) ?? "null";
}

/** `sha256:` and the SHA-256 of the canonical JSON's UTF-8, in hexadecimal. */
export function canonicalDigest(value: Value): string {
  const hash = sha256.create();
  for (const piece of pieces(value, 2)) hash.update(encodeUtf8(piece));
  return `sha256:${Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The canonical JSON in pieces, down to a depth: of ten thousand documents, one at a time is written out. */
function* pieces(value: Value, depth: number): Generator<string> {
  if (depth > 0 && Array.isArray(value)) {
    for (const [index, item] of (value as readonly Value[]).entries()) {
      yield index === 0 ? "[" : ",";
      yield* pieces(item, depth - 1);
    }
    yield value.length === 0 ? "[]" : "]";
  } else if (depth > 0 && value instanceof RegoObject && [...value.entries()].every(hasPlainKey)) {
    // In UTF-16 units, as the RFC has it.
    const names = [...value.entries()].map(([key]) => key as string).sort();
    for (const [index, name] of names.entries()) {
      yield `${index === 0 ? "{" : ","}${JSON.stringify(name)}:`;
      yield* pieces(value.get(name) ?? null, depth - 1);
    }
    yield names.length === 0 ? "{}" : "}";
  } else yield canonicalJson(value);
}

/** Others may become the same text. */
function hasPlainKey([key]: readonly [Value, Value]): boolean {
  return typeof key === "string" && key.isWellFormed();
}

function plain(value: Value): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number" || typeof value === "bigint" || value instanceof DecimalNumber)
    return plainNumber(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof RegoSet) return value.values().map(plain);
  if (!(value instanceof RegoObject)) return value.map(plain);
  const data: Record<string, unknown> = {};
  for (const [key, item] of value.entries())
    setProperty(data, typeof key === "string" ? key.toWellFormed() : printJson(key), plain(item));
  return data;
}

function plainNumber(number: NumberValue): number | string {
  return isLostInDoubles(number) ? numberText(canonicalNumber(number)) : nearestDouble(number);
}

/** Whether the canonical JSON has it as a text: an integer that becomes another as a double, and what none can hold. */
export function isLostInDoubles(number: NumberValue): boolean {
  const double = nearestDouble(number);
  return !Number.isFinite(double) || (isWhole(number) && printed(double) !== printed(number));
}

function isWhole(number: NumberValue): boolean {
  return exactInteger(number) !== undefined;
}

/** The same for equal numbers: as JavaScript prints a double, it is the shortest text that is read as it. */
function printed(number: NumberValue): string {
  return numberText(canonicalNumber(numberFromText(numberText(number))));
}
