// Whether one collection is found in another, as `object.subset` means it.
import type { RegoObject, RegoSet } from "../../values/collections.js";
import { isEqual } from "../../values/compare.js";
import { isArray, isObject, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { occurrences } from "./occurrences.js";

/** `undefined` for two kinds that cannot be compared. */
export function isSubset(outer: Value, inner: Value): boolean | undefined {
  if (isObject(outer) && isObject(inner)) return isObjectSubset(outer, inner);
  if (isSet(outer) && isSet(inner)) return inner.values().every((member) => outer.has(member));
  if (isArray(outer) && isArray(inner)) return isRun(outer, inner);
  if (isArray(outer) && isSet(inner)) return coversSet(outer, inner);
  return undefined;
}

function isObjectSubset(outer: RegoObject, inner: RegoObject): boolean {
  return inner.entries().every(([key, value]) => {
    const found = outer.get(key);
    if (found === undefined) return false;
    // An array is never found in a set, nor a set in an array, below the top.
    if (isArray(found) && isSet(value)) return false;
    return isEqual(found, value) || isSubset(found, value) === true;
  });
}

function isRun(outer: readonly Value[], inner: readonly Value[]): boolean {
  return inner.length === 0 || !occurrences(outer, inner, isEqual).next().done;
}

/** OPA counts items, so that one found twice stands in for one that is missing. */
function coversSet(outer: readonly Value[], inner: RegoSet): boolean {
  return outer.length > 0 && outer.filter((item) => inner.has(item)).length >= inner.size;
}
