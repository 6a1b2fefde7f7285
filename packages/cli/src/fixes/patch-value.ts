// What a JSON Patch (RFC 6902) makes of a document.
import type { JsonPatchOperation } from "@palisade/guardrails";
import { applyPatch, type Operation } from "rfc6902";
import { Unfixable } from "./unfixable.js";

/** The document stays what it was. @throws {Unfixable} if an operation finds nothing to work on */
export function patchValue(document: unknown, patch: readonly JsonPatchOperation[]): unknown {
  const changed = structuredClone(document);
  const problem = applyPatch(changed, structuredClone(patch) as Operation[]).find((each) => each !== null);
  if (problem) throw new Unfixable(`its patch does not go into the document: ${problem.message}`);
  return changed;
}

/** What is at a JSON pointer; nothing if nothing is there. */
export function valueAt(document: unknown, steps: readonly string[]): unknown {
  let value = document;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/** An object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
