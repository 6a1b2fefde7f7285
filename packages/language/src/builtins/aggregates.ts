// Aggregates: one answer from a whole collection, and membership in it.
import { t } from "../types/type.js";
import { accumulate } from "../values/arithmetic.js";
import type { RegoSet } from "../values/collections.js";
import { compare, isEqual } from "../values/compare.js";
import { isArray, isObject, isSet } from "../values/kind.js";
import type { NumberValue, Value } from "../values/value.js";
import { defineBuiltin } from "./define-builtin.js";
import { budget } from "./support/budget.js";
import { codePointCount } from "./support/code-points.js";
import { guardArithmetic } from "./support/guard-arithmetic.js";
import { memberAt } from "./support/lookup.js";
import { membersOf, numbersOf } from "./support/operands.js";
import { takeAccumulation } from "./support/take-digits.js";

const collection = t.union(t.set(t.any), t.array(t.any));
const numbers = t.union(t.set(t.number), t.array(t.number));
/** The same, for built-ins whose messages name arrays first. */
const arrayOrSet = t.union(t.array(t.any), t.set(t.any));

export const count = defineBuiltin({
  name: "count",
  effort: 4,
  summary: "How many members a collection has, or characters a string.",
  parameters: { collection: t.union(t.array(t.any), t.object(t.any, t.any), t.set(t.any), t.string) },
  returns: t.number,
  examples: [
    { rego: 'count(["a", "b"])', result: "2" },
    { rego: 'count("héllo")', result: "5" },
  ],
  evaluate: ({ collection }) => {
    if (typeof collection === "string") return codePointCount(collection);
    return isArray(collection) ? collection.length : collection.size;
  },
});

export const sum = defineBuiltin({
  name: "sum",
  summary: "The sum of the numbers in an array or a set.",
  parameters: { collection: numbers },
  returns: t.number,
  examples: [
    { rego: "sum([1, 1, 2])", result: "4" },
    { rego: "sum(set())", result: "0" },
  ],
  evaluate: ({ collection }) => accumulated(collection, 0, "add"),
});

export const product = defineBuiltin({
  name: "product",
  summary: "The product of the numbers in an array or a set.",
  parameters: { collection: numbers },
  returns: t.number,
  examples: [{ rego: "product([2, 3, 4])", result: "24" }],
  evaluate: ({ collection }) => accumulated(collection, 1, "multiply"),
});

function accumulated(
  collection: readonly Value[] | RegoSet,
  start: number,
  operation: "add" | "multiply",
): NumberValue {
  const numbers = numbersOf(collection);
  takeAccumulation(numbers, operation);
  return guardArithmetic(() => accumulate(numbers, start, operation));
}

export const max = defineBuiltin({
  name: "max",
  summary: "The last member in the order of values; undefined for an empty collection.",
  parameters: { collection },
  returns: t.any,
  examples: [{ rego: "max([1, 3, 2])", result: "3" }, { rego: "max([])" }],
  evaluate: ({ collection }) => extreme(membersOf(collection), (order) => order >= 0),
});

export const min = defineBuiltin({
  name: "min",
  summary: "The first member in the order of values; undefined for an empty collection.",
  parameters: { collection },
  returns: t.any,
  examples: [{ rego: 'min({2, "a", 1})', result: "1" }],
  evaluate: ({ collection }) => extreme(membersOf(collection), (order) => order <= 0),
});

/** Of equal members (`1` and `1.0`) the last one, as in OPA. */
function extreme(members: readonly Value[], better: (order: number) => boolean): Value | undefined {
  let best = members[0];
  for (const member of members) {
    if (best !== undefined && better(compare(member, best))) best = member;
  }
  return best;
}

export const sort = defineBuiltin({
  name: "sort",
  effort: 4,
  summary: "The members in the order of values, as an array.",
  parameters: { collection },
  returns: t.array(t.any),
  examples: [{ rego: 'sort(["b", 2, "a", null])', result: '[null, 2, "a", "b"]' }],
  evaluate: ({ collection }) => {
    if (!isArray(collection)) return collection.values();
    budget.takeSteps(collection.length * Math.log2(1 + collection.length));
    return collection.toSorted(compare);
  },
});

export const allTrue = defineBuiltin({
  name: "all",
  summary: "Whether every member is `true`.",
  parameters: { collection: arrayOrSet },
  returns: t.boolean,
  deprecated: true,
  examples: [{ rego: "all([true, true])", result: "true" }],
  evaluate: ({ collection }) => membersOf(collection).every((member) => member === true),
});

export const anyTrue = defineBuiltin({
  name: "any",
  summary: "Whether some member is `true`.",
  parameters: { collection: arrayOrSet },
  returns: t.boolean,
  deprecated: true,
  examples: [{ rego: "any([false, true])", result: "true" }],
  evaluate: ({ collection }) => membersOf(collection).some((member) => member === true),
});

export const member = defineBuiltin({
  name: "internal.member_2",
  effort: 4,
  infix: "in",
  summary: "Whether a collection has a member; for objects, whether it has it as a value.",
  parameters: { value: t.any, collection: t.any },
  returns: t.boolean,
  examples: [
    { rego: "internal.member_2(2, [1, 2])", result: "true" },
    { rego: 'internal.member_2("a", {"a": 1})', result: "false" },
  ],
  evaluate: ({ value, collection }) => {
    if (isSet(collection)) return collection.has(value);
    const values = isArray(collection) ? collection : isObject(collection) ? collection.values() : [];
    return values.some((candidate) => isEqual(candidate, value));
  },
});

export const memberWithKey = defineBuiltin({
  name: "internal.member_3",
  infix: "in",
  summary: "Whether a collection has a member under a key.",
  parameters: { key: t.any, value: t.any, collection: t.any },
  returns: t.boolean,
  examples: [
    { rego: 'internal.member_3("a", 1, {"a": 1})', result: "true" },
    { rego: "internal.member_3(0, 2, [1, 2])", result: "false" },
  ],
  evaluate: ({ key, value, collection }) => {
    if (isSet(collection)) return collection.has(key) && isEqual(key, value);
    const found = memberAt(collection, key);
    return found !== undefined && isEqual(found, value);
  },
});
