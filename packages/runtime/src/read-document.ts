// Input and data as callers bring them: values, plain data, or JSON as bytes.
import { jsonWeight } from "@palisade/bundle";
import { ConversionError, JsonError, parseJson, type Value, valueFromJavaScript } from "@palisade/language";
import { EvaluationError } from "./evaluation-error.js";
import { defaultMemory } from "./limits.js";

/** @throws {EvaluationError} `invalid_input` for what has no JSON form, or is too heavy. */
export function readDocument(document: unknown, name: "input" | "data"): Value {
  try {
    return document instanceof Uint8Array ? readJson(document) : valueFromJavaScript(document, defaultMemory);
  } catch (error) {
    throw new EvaluationError("invalid_input", `${name}: ${messageOf(error)}`, { cause: error });
  }
}

function readJson(bytes: Uint8Array): Value {
  if (jsonWeight(bytes) > defaultMemory)
    throw new ConversionError("more values than memory may be taken for", "");
  return parseJson(decodeUtf8(bytes));
}

/** What the caller's own code raises, in getters and the like, may say anything: it is the cause, and no more. */
function messageOf(error: unknown): string {
  try {
    const isOurs = error instanceof JsonError || error instanceof ConversionError || error instanceof NotUtf8;
    if (isOurs) return error.message;
  } catch {
    // A proxy that does not even say of what class it is.
  }
  return "it cannot be read";
}

class NotUtf8 extends Error {}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new NotUtf8("it is no UTF-8", { cause });
  }
}
