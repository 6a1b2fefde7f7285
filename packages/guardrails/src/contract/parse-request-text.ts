// JSON text from outside: one reading, whoever reads it.
import { JsonError, parseJson } from "@palisade/language";
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
  try {
    parseJson(text, { duplicateKeys: "refuse" });
  } catch (error) {
    if (error instanceof JsonError) throw new RequestError(error.message, "");
    throw error;
  }
  // Numbers as every reader of JSON in JavaScript has them, so that all doors judge the same ones.
  return JSON.parse(text);
}
