// Everything inside a value, with the path to it.
import { isArray, isObject, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { ItemMeter } from "./item-meter.js";

/** Of the arrays of a pair, and of what is put by for later. */
const itemsPerPair = 6;

/** Pairs of path and value, each before what is inside it. */
export function walkValue(root: Value): readonly Value[] {
  const pairs: Value[] = [];
  const meter = new ItemMeter();
  // Without recursion: a value may be nested deeper than the stack is high.
  const waiting: { readonly path: readonly Value[]; readonly value: Value }[] = [{ path: [], value: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value } = next;
    pairs.push([path, value]);
    meter.add(itemsPerPair + path.length);
    for (const [key, member] of childrenOf(value).reverse()) {
      waiting.push({ path: [...path, key], value: member });
    }
  }
  return pairs;
}

function childrenOf(value: Value): (readonly [Value, Value])[] {
  if (isArray(value)) return value.map((item, index) => [index, item]);
  if (isObject(value)) return [...value.entries()];
  return isSet(value) ? value.values().map((member) => [member, member]) : [];
}
