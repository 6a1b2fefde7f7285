// Arrays: joining, slicing, turning round.
import { t } from "../types/type.js";
import { isArray } from "../values/kind.js";
import { defineBuiltin } from "./define-builtin.js";
import { prepareItems } from "./support/limits.js";
import { indexInteger } from "./support/operands.js";

export const concat = defineBuiltin({
  name: "array.concat",
  summary: "Joins two arrays.",
  parameters: { left: t.array(t.any), right: t.array(t.any) },
  returns: t.array(t.any),
  examples: [{ rego: "array.concat([1], [2, 3])", result: "[1, 2, 3]" }],
  evaluate: ({ left, right }) => {
    prepareItems(left.length + right.length);
    return [...left, ...right];
  },
});

export const flatten = defineBuiltin({
  name: "array.flatten",
  summary: "Puts the items of nested arrays in the place of those arrays, one level deep.",
  parameters: { array: t.array(t.any) },
  returns: t.array(t.any),
  examples: [{ rego: "array.flatten([1, [2, [3]]])", result: "[1, 2, [3]]" }],
  evaluate: ({ array }) => {
    prepareItems(array.reduce<number>((sum, item) => sum + (isArray(item) ? item.length : 1), 0));
    return array.flatMap((item) => (isArray(item) ? item : [item]));
  },
});

export const reverse = defineBuiltin({
  name: "array.reverse",
  summary: "The array back to front.",
  parameters: { array: t.array(t.any) },
  returns: t.array(t.any),
  examples: [{ rego: "array.reverse([1, 2, 3])", result: "[3, 2, 1]" }],
  evaluate: ({ array }) => array.toReversed(),
});

export const slice = defineBuiltin({
  name: "array.slice",
  summary: "The items from one index up to but without another; indices past the ends are drawn to them.",
  parameters: { array: t.array(t.any), start: t.number, stop: t.number },
  returns: t.array(t.any),
  examples: [
    { rego: "array.slice([1, 2, 3, 4], 1, 3)", result: "[2, 3]" },
    { rego: "array.slice([1, 2], -1, 9)", result: "[1, 2]" },
  ],
  evaluate: ({ array, start, stop }) =>
    array.slice(Math.max(0, indexInteger(start, 2)), Math.max(0, indexInteger(stop, 3))),
});
