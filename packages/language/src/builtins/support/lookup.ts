// Looks a key up in a value, as a reference does.
import { isArray, isNumber, isObject, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { asMachineInteger } from "./operands.js";

/** What a collection holds under a key: a set holds its members under themselves. */
export function memberAt(collection: Value, key: Value): Value | undefined {
  if (isObject(collection)) return collection.get(key);
  if (isSet(collection)) return collection.has(key) ? key : undefined;
  if (!isArray(collection) || !isNumber(key)) return undefined;
  const index = asMachineInteger(key);
  return index === undefined || index < 0n ? undefined : collection[Number(index)];
}
