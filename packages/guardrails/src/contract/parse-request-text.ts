// JSON text from outside: one reading, whoever reads it.
import {
  DecimalNumber,
  isArray,
  isLostInDoubles,
  isNumber,
  isObject,
  JsonError,
  parseJson,
  setProperty,
  type Value,
} from "@palisade/language";
import { maximumRequestWeight, tooLarge } from "./plain-copy.js";
import { RequestError } from "./request-error.js";

/** @throws {RequestError} for what is too large, no UTF-8, no JSON, or has an object with the same key twice. */
export function parseRequestText(bytes: Uint8Array): unknown {
  // Decoding takes memory before anything of it can be weighed.
  if (bytes.length > maximumRequestWeight) throw tooLarge(maximumRequestWeight, "");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RequestError("the text is not UTF-8", "");
  }
  let value: Value;
  try {
    value = parseJson(text, { duplicateKeys: "refuse" });
  } catch (error) {
    if (error instanceof JsonError) throw new RequestError(error.message, "");
    throw error;
  }
  // Numbers as every reader of JSON in JavaScript has them, but for integers that no such reader can tell apart.
  const data: unknown = JSON.parse(text);
  return longNumber.test(text) ? withLongIntegers(data, value) : data;
}

/** No double loses a digit of fewer. */
const longNumber = /[0-9.]{16}/;

/** An integer that a double would round to another one is kept as it was written, or two requests would be one. */
function withLongIntegers(data: unknown, value: Value): unknown {
  if (typeof data === "number")
    return isNumber(value) && Number.isFinite(data) && isLostInDoubles(value)
      ? new DecimalNumber(String(value))
      : data;
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    const items = isArray(value) ? value : [];
    return data.map((item: unknown, index) => withLongIntegers(item, items[index] ?? null));
  }
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(data)) {
    const exact = isObject(value) ? value.get(name) : undefined;
    setProperty(copy, name, exact === undefined ? item : withLongIntegers(item, exact));
  }
  return copy;
}
