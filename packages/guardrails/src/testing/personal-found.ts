// What is personal in a text, as tables of tests write it.
import { findSensitive } from "../redaction/find-sensitive.js";

/** Kind and value of each, in the order of the text. */
export function personalFound(text: string): readonly (readonly [kind: string, value: string])[] {
  return findSensitive(text).personal.map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);
}
