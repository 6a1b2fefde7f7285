// Input and data as callers bring them: values, plain data, or JSON as bytes.
import { ConversionError, JsonError, parseJson, type Value, valueFromJavaScript } from "@palisade/language";
import { EvaluationError } from "./evaluation-error.js";

/** @throws {EvaluationError} `invalid_input` for what has no JSON form. */
export function readDocument(document: unknown, name: "input" | "data"): Value {
  try {
    return document instanceof Uint8Array ? parseJson(decodeUtf8(document)) : valueFromJavaScript(document);
  } catch (error) {
    if (!(error instanceof JsonError || error instanceof ConversionError || error instanceof TypeError))
      throw error;
    throw new EvaluationError("invalid_input", `${name}: ${error.message}`, { cause: error });
  }
}

/** @throws {TypeError} for what is no UTF-8. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
