// What `opa` prints as JSON, read without believing any of it.
import { isArray, isObject, parseJson, type Value } from "@palisade/language";

export function readJson(text: string): Value | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

export function member(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isObject(value) ? value.get(name) : undefined;
}

export function list(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}

/** The codes of `errors` in a document, or in the text that `opa build` writes: `file:1: code: message`. */
export function opaErrorCodes(out: string, err: string): readonly string[] {
  const documents = [readJson(out), readJson(err)];
  const listed = documents.flatMap((document) => list(member(document, "errors")));
  if (listed.length > 0) return listed.map((error) => String(member(error, "code")));
  return [...`${out}\n${err}`.matchAll(/\b(rego_\w+_error|eval_\w+_error)\b/g)].map(([code]) => code);
}
