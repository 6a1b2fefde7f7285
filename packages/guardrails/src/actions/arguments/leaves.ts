// The settings in arguments, bodies and patches: every value with its path, however deep and in whatever text it stands.
import { DecimalNumber, escapePointer } from "@palisade/language";
import { isRecord } from "../is-record.js";
import type { Change } from "../operation.js";

/** Beyond it nothing is looked at; the caller says that it was not. */
export const maximumChanges = 5_000;

const maximumDepth = 64;

/** What `{"spec": {"replicas": 3}}`, `"spec.replicas"`, a JSON patch and JSON in text say, as paths and values. */
export function changesIn(data: unknown, at: string): readonly Change[] {
  const found: Change[] = [];
  collect(data, { at, path: [], depth: 0 }, found);
  return found;
}

type Place = {
  readonly at: string;
  readonly path: readonly string[];
  readonly depth: number;
  /** We are in an object that a text holds: it has no places of its own in the request. */
  readonly inText?: boolean;
};

function collect(data: unknown, place: Place, found: Change[]): void {
  if (found.length >= maximumChanges || place.depth > maximumDepth) return;
  const value = typeof data === "string" ? (jsonIn(data) ?? data) : data;
  const inText = place.inText === true || value !== data;
  const inner = (step: string): string => (inText ? place.at : `${place.at}/${escapePointer(step)}`);
  if (Array.isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries())
      collectItem(item, { ...place, inText, at: inner(String(index)) }, found);
  } else if (isRecord(value) && !(value instanceof DecimalNumber) && Object.keys(value).length > 0) {
    for (const [key, item] of Object.entries(value)) {
      const path = [...place.path, ...stepsOf(key)];
      collect(item, { at: inner(key), path, inText, depth: place.depth + 1 }, found);
    }
  } else if (place.path.length > 0) found.push({ path: place.path, value, at: place.at });
}

/** An element of a list is called as the list is; a step of a JSON patch is what it sets. */
function collectItem(item: unknown, place: Place, found: Change[]): void {
  const patch = patchStep(item);
  const deeper = { ...place, ...(patch && { path: patch.path }), depth: place.depth + 1 };
  if (patch !== undefined && patch.value === undefined)
    found.push({ path: patch.path, value: null, at: place.at });
  else collect(patch === undefined ? item : patch.value, deeper, found);
}

function patchStep(item: unknown): { readonly path: readonly string[]; readonly value: unknown } | undefined {
  if (!isRecord(item)) return undefined;
  const { op, path, value } = item;
  if (typeof op !== "string" || typeof path !== "string" || !path.startsWith("/")) return undefined;
  const steps = path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { path: steps, value };
}

/** `spec.replicas` is a path, `app.kubernetes.io/name` is one key. */
function stepsOf(key: string): readonly string[] {
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(key) ? key.split(".") : [key];
}

function jsonIn(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed) || !/[}\]]$/.test(trimmed)) return undefined;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    return undefined;
  }
}
