// Plain JavaScript data straight to JSON text, for modules that read text faster than anyone builds values.
import { maximumDepth } from "@palisade/language";

/**
 * The JSON text of null, booleans, finite numbers, bigints, strings, arrays and plain objects.
 * `undefined` if anything else is in it (or it nests too deeply, as cycles do): `valueFromJavaScript`
 * then converts it, or knows what to say.
 */
export function plainJson(data: unknown): string | undefined {
  try {
    return textOf(data, 0);
  } catch (error) {
    // A RangeError: the text would be longer than JavaScript's strings can be.
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

type Writer = (data: never, depth: number) => string;

/** By `typeof`. */
const writers: Readonly<Record<string, Writer>> = {
  string: (data: string) => JSON.stringify(data),
  boolean: String,
  bigint: String,
  number: (data: number) => (Number.isFinite(data) ? String(data) : notPlain()),
  object: (data: object | null, depth) => (data === null ? "null" : compositeText(data, depth)),
};

function textOf(data: unknown, depth: number): string {
  const write = writers[typeof data] ?? notPlain();
  return write(data as never, depth);
}

function compositeText(data: object, depth: number): string {
  if (depth >= maximumDepth) notPlain();
  if (Array.isArray(data)) return arrayText(data, depth + 1);
  const prototype: unknown = Object.getPrototypeOf(data);
  if (prototype !== Object.prototype && prototype !== null) notPlain();
  let text = "";
  for (const key of Object.keys(data)) {
    const item = (data as Record<string, unknown>)[key];
    if (item === undefined) continue;
    text += `${text === "" ? "{" : ","}${JSON.stringify(key)}:${textOf(item, depth + 1)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

function arrayText(items: readonly unknown[], depth: number): string {
  let text = "";
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    text += `${index === 0 ? "[" : ","}${item === undefined ? "null" : textOf(item, depth)}`;
  }
  return text === "" ? "[]" : `${text}]`;
}

function notPlain(): never {
  throw new NotPlain();
}
