// A JSON Patch as edits of a document's text. What comes out is read again: a text that says anything else is not taken.
import { isDeepStrictEqual } from "node:util";
import type { JsonPatchOperation } from "@palisade/guardrails";
import { escapePointer, pointerSteps } from "@palisade/language";
import { editText } from "./edit-text.js";
import { type FixedDocument, readDocument } from "./fixed-document.js";
import { isRecord, patchValue, valueAt } from "./patch-value.js";
import { Unfixable } from "./unfixable.js";

/**
 * The document with the patch in it; comments, order and layout stay.
 * @param judged what the patch was made for: where it brings a parent that another one brought since, they are merged
 * @throws {Unfixable} if the text cannot be edited, or would then say something else
 */
export function patchText(
  document: FixedDocument,
  patch: readonly JsonPatchOperation[],
  judged: unknown,
): FixedDocument {
  let now = document;
  const operations = patch
    .flatMap((each) => merged(each, document.value, judged))
    .flatMap((each) => smallest(each, document.value));
  for (const operation of operations) {
    const { op, path, value } = operation;
    const next = patchValue(now.value, [operation]);
    if (op === "test") continue;
    if (op !== "add" && op !== "remove" && op !== "replace")
      throw new Unfixable(`a patch that has to ${op} something is not made in a text`);
    const read = readDocument(editText(now.text, { op, steps: pointerSteps(path), value }));
    if (read === undefined || !isDeepStrictEqual(read.value, next))
      throw new Unfixable("its text cannot be edited in place without changing something else");
    now = read;
  }
  return now;
}

/** An object that was to be new goes into the one that another patch made. */
function merged(
  operation: JsonPatchOperation,
  value: unknown,
  judged: unknown,
): readonly JsonPatchOperation[] {
  const { op, path, value: added } = operation;
  if (op !== "add" || !isRecord(added)) return [operation];
  const steps = pointerSteps(path);
  const wasThere = valueAt(judged, steps) ?? null;
  if (wasThere !== null || !isRecord(valueAt(value, steps))) return [operation];
  return Object.entries(added).flatMap(([key, each]) =>
    merged({ op, path: `${path}/${escapePointer(key)}`, value: each }, value, judged),
  );
}

/** An object in the place of another: only the entries that differ, so that comments beside the others stay. */
function smallest(operation: JsonPatchOperation, value: unknown): readonly JsonPatchOperation[] {
  const { op, path, value: next } = operation;
  const before = valueAt(value, pointerSteps(path));
  if ((op !== "add" && op !== "replace") || !isRecord(next) || !isRecord(before)) return [operation];
  const at = (key: string): string => `${path}/${escapePointer(key)}`;
  const kept = Object.entries(next).filter(([key, each]) => !isDeepStrictEqual(before[key], each));
  return [
    ...kept.flatMap(([key, each]) => smallest({ op: "add", path: at(key), value: each }, value)),
    ...Object.keys(before)
      .filter((key) => !Object.hasOwn(next, key))
      .map((key) => ({ op: "remove" as const, path: at(key) })),
  ];
}
