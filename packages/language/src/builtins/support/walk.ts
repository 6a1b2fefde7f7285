// Everything inside a value, with the path to it.
import { isArray, isObject, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { limitItems } from "./limits.js";

/** Pairs of path and value, each before what is inside it. */
export function walkValue(root: Value): readonly Value[] {
  const pairs: Value[] = [];
  // Without recursion: a value may be nested deeper than the stack is high.
  const waiting: { readonly path: readonly Value[]; readonly value: Value }[] = [{ path: [], value: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value } = next;
    pairs.push([path, value]);
    limitItems(pairs.length + waiting.length, "walk");
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
