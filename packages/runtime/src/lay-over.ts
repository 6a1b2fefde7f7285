// Data over data: what a host adds to a bundle's own.
import { isObject, RegoObject, type Value } from "@palisade/language";

/** Objects are joined key by key, at every depth; of anything else that both have, the upper one counts. */
export function layOver(lower: Value, upper: Value): Value {
  if (!isObject(lower) || !isObject(upper)) return upper;
  const joined = new RegoObject();
  for (const [key, value] of lower.entries()) joined.set(key, value);
  for (const [key, value] of upper.entries()) {
    const below = lower.get(key);
    joined.set(key, below === undefined ? value : layOver(below, value));
  }
  return joined;
}
