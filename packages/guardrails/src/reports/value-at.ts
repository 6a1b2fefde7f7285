// What a JSON pointer leads to within a document.
import { isArray, isObject, pointerSteps, type Value } from "@palisade/language";

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
