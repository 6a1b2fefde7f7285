// What a JSON pointer leads to within a document.
import { isArray, isObject, type Value } from "@palisade/language";

/** The steps of a JSON pointer (RFC 6901). */
export function pointerSteps(pointer: string): readonly string[] {
  if (!pointer.startsWith("/")) return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function childOf(parent: Value | undefined, step: string): Value | undefined {
  if (parent === undefined) return undefined;
  if (isArray(parent)) return /^(?:0|[1-9]\d*)$/.test(step) ? parent[Number(step)] : undefined;
  return isObject(parent) ? parent.get(step) : undefined;
}

export function valueAt(root: Value, pointer: string): Value | undefined {
  return pointerSteps(pointer).reduce<Value | undefined>(childOf, root);
}

/** The pointer to the object of a list that a pointer leads into: `/items/3`, or nothing. */
export function listedObject(pointer: string): string {
  // The pattern fits any pointer, if only where it begins.
  return pointer.slice(0, /^(?:\/items\/\d+(?![^/]))*/.exec(pointer)?.[0].length);
}
