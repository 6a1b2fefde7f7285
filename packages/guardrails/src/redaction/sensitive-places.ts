// Where in a text as it was handed in its secrets and personal data stand.
import type { TextRange } from "../contract/finding.js";
import { Letters } from "../prompts/letters.js";
import { readingsOf } from "../prompts/readings.js";
import type { Sensitive } from "../sensitive/detector.js";
import { findSensitive } from "./find-sensitive.js";

/** A kind, and a part of the caller's own text. */
export type SensitivePlace = TextRange & { readonly kind: string };

/**
 * In the order of the text, overlapping ones included. What is only there in another reading of it (hidden characters
 * out, letters as they look, escapes taken off) is found by its letters; what is encoded has no place.
 */
export function sensitivePlaces(text: string): readonly SensitivePlace[] {
  const own = allIn(text).map(({ kind, at, length }) => ({ kind, start: at, end: at + length }));
  const { visible, text: plain, views } = readingsOf(text);
  const readings = new Set([visible, plain, ...views.map((view) => view.text)]);
  readings.delete(text);
  let letters: Letters | undefined;
  const further = [...readings].flatMap((reading) => {
    const found = allIn(reading);
    if (found.length === 0) return [];
    letters ??= new Letters(text);
    return placed(found, reading, letters);
  });
  return [...own, ...further].toSorted((left, right) => left.start - right.start || left.end - right.end);
}

/** Each costs a look through the text; what is left is masked with what is wrapped. */
const mostPlaced = 100;

function placed(found: readonly Sensitive[], reading: string, letters: Letters): readonly SensitivePlace[] {
  return found.slice(0, mostPlaced).flatMap(({ kind, at, length }) => {
    const range = letters.find(reading, at, at + length);
    return range === undefined ? [] : [{ ...range, kind }];
  });
}

function allIn(text: string): readonly Sensitive[] {
  const { credentials, personal } = findSensitive(text);
  return [...credentials, ...personal];
}
