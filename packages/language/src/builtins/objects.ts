// Objects: picking, dropping, merging and looking up.
import { t } from "../types/type.js";
import { RegoObject, RegoSet } from "../values/collections.js";
import { isArray, isObject } from "../values/kind.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { isSubset } from "./support/is-subset.js";
import { memberAt } from "./support/lookup.js";
import { mergeObjects } from "./support/merge-objects.js";
import { operandMemberError } from "./support/operands.js";

const object = t.object(t.any, t.any);
const keys = t.union(t.object(t.any, t.any), t.set(t.any), t.array(t.any));

function keySet(keys: readonly Value[] | RegoObject | RegoSet): RegoSet {
  if (isArray(keys)) return RegoSet.from(keys);
  return keys instanceof RegoSet ? keys : RegoSet.from(keys.keys());
}

export const filter = defineBuiltin({
  name: "object.filter",
  effort: 4,
  summary: "The object with only the given keys.",
  parameters: { object, keys },
  returns: t.object(t.any, t.any),
  examples: [{ rego: 'object.filter({"a": 1, "b": 2}, ["a"])', result: '{"a": 1}' }],
  evaluate: ({ object, keys }) => {
    const kept = keySet(keys);
    return RegoObject.from(object.entries().filter(([key]) => kept.has(key)));
  },
});

export const remove = defineBuiltin({
  name: "object.remove",
  effort: 4,
  summary: "The object without the given keys.",
  parameters: { object, keys },
  returns: t.object(t.any, t.any),
  examples: [{ rego: 'object.remove({"a": 1, "b": 2}, {"a"})', result: '{"b": 2}' }],
  evaluate: ({ object, keys }) => {
    const dropped = keySet(keys);
    return RegoObject.from(object.entries().filter(([key]) => !dropped.has(key)));
  },
});

export const get = defineBuiltin({
  name: "object.get",
  summary: "The value under a key, or at the end of an array of keys; a default where there is none.",
  parameters: { object, key: t.any, default: t.any },
  returns: t.any,
  examples: [
    { rego: 'object.get({"a": 1}, "b", 2)', result: "2" },
    { rego: 'object.get({"a": {"b": [7]}}, ["a", "b", 0], null)', result: "7" },
  ],
  evaluate: ({ object, key, default: fallback }) => {
    if (!isArray(key)) {
      // A null that is there counts.
      const value = object.get(key);
      return value === undefined ? fallback : value;
    }
    let found: Value | undefined = object;
    for (const step of key) {
      found = memberAt(found, step);
      if (found === undefined) return fallback;
    }
    return found;
  },
});

export const objectKeys = defineBuiltin({
  name: "object.keys",
  effort: 4,
  summary: "The keys of an object, as a set.",
  parameters: { object },
  returns: t.set(t.any),
  examples: [{ rego: 'object.keys({"a": 1, 2: 3})', result: '{2, "a"}' }],
  evaluate: ({ object }) => RegoSet.from(object.keys()),
});

export const subset = defineBuiltin({
  name: "object.subset",
  summary:
    "Whether the second collection is found in the first: objects key by key and deeply, sets by membership, arrays as a run of items.",
  parameters: {
    super: t.union(t.object(t.any, t.any), t.set(t.any), t.array(t.any)),
    sub: t.union(t.object(t.any, t.any), t.set(t.any), t.array(t.any)),
  },
  returns: t.boolean,
  operands: { super: { unchecked: "operand" }, sub: { unchecked: "operand" } },
  examples: [
    { rego: 'object.subset({"a": {"b": 1, "c": 2}}, {"a": {"b": 1}})', result: "true" },
    { rego: "object.subset([1, 2, 3], [2, 3])", result: "true" },
    { rego: "object.subset([1, 2, 3], {3, 1})", result: "true" },
  ],
  evaluate: (values) => {
    const answer = isSubset(values.super, values.sub);
    if (answer !== undefined) return answer;
    const message = "both arguments object.subset must be of the same type or array and set";
    throw new BuiltinError(message, "eval_type_error");
  },
});

export const union = defineBuiltin({
  name: "object.union",
  effort: 4,
  summary: "Merges two objects, deeply; where they disagree the second one wins.",
  parameters: { left: object, right: object },
  returns: t.object(t.any, t.any),
  examples: [
    { rego: 'object.union({"a": {"b": 1}}, {"a": {"c": 2}})', result: '{"a": {"b": 1, "c": 2}}' },
    { rego: 'object.union({"a": {"b": 1}}, {"a": 3})', result: '{"a": 3}' },
  ],
  evaluate: ({ left, right }) => mergeObjects([left, right]),
});

export const unionOfMany = defineBuiltin({
  name: "object.union_n",
  effort: 4,
  summary: "Merges objects, deeply and in order; where they disagree the later one wins.",
  parameters: { objects: t.array(t.object(t.any, t.any)) },
  returns: t.object(t.any, t.any),
  examples: [{ rego: 'object.union_n([{"a": 1}, {"b": 2}, {"a": 3}])', result: '{"a": 3, "b": 2}' }],
  evaluate: ({ objects }) => {
    const merged = objects.map((member) => {
      if (!isObject(member)) throw operandMemberError(1, objects, member, ["object"]);
      return member;
    });
    return mergeObjects(merged);
  },
});
