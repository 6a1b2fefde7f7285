// Values for whoever may change them: nothing of the copy is shared with anybody else.
import { RegoObject, RegoSet } from "./collections.js";
import { DecimalNumber } from "./number.js";
import type { Value } from "./value.js";

/** What a value shares inside itself, its copy shares too: values may be endless once they are written out. */
export function copyValue(value: Value): Value {
  return copy(value, new Map());
}

function copy(value: Value, known: Map<object, Value>): Value {
  if (typeof value !== "object" || value === null || value instanceof DecimalNumber) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = copyCollection(value, known);
  known.set(value, made);
  return made;
}

function copyCollection(value: readonly Value[] | RegoObject | RegoSet, known: Map<object, Value>): Value {
  if (value instanceof RegoObject) {
    return RegoObject.ofDistinct(value.entries().map(([key, item]) => [copy(key, known), copy(item, known)]));
  }
  if (value instanceof RegoSet)
    return RegoSet.ofDistinct(value.values().map((member) => copy(member, known)));
  return value.map((item) => copy(item, known));
}
