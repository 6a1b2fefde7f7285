// Comparison: the total order of values, and equality.
import { t } from "../types/type.js";
import { compare, isEqual } from "../values/compare.js";
import { defineBuiltin } from "./define-builtin.js";

const pair = { left: t.any, right: t.any };

export const assign = defineBuiltin({
  name: "assign",
  infix: ":=",
  summary: "Binds a new variable. The compiler rewrites it; as a call it compares.",
  parameters: pair,
  returns: t.boolean,
  examples: [],
  evaluate: ({ left, right }) => isEqual(left, right),
});

export const unify = defineBuiltin({
  name: "eq",
  infix: "=",
  summary: "Makes both sides equal by binding variables. The compiler rewrites it; as a call it compares.",
  parameters: pair,
  returns: t.boolean,
  examples: [],
  evaluate: ({ left, right }) => isEqual(left, right),
});

export const equal = defineBuiltin({
  name: "equal",
  infix: "==",
  summary: "Whether two values are equal. Numbers are compared by value, so `1 == 1.0`.",
  parameters: pair,
  returns: t.boolean,
  examples: [
    { rego: "1 == 1.0", result: "true" },
    { rego: "[1] == {1}", result: "false" },
  ],
  evaluate: ({ left, right }) => isEqual(left, right),
});

export const notEqual = defineBuiltin({
  name: "neq",
  infix: "!=",
  summary: "Whether two values differ.",
  parameters: pair,
  returns: t.boolean,
  examples: [{ rego: '1 != "1"', result: "true" }],
  evaluate: ({ left, right }) => !isEqual(left, right),
});

export const less = defineBuiltin({
  name: "lt",
  infix: "<",
  summary:
    "Whether the left value comes before the right one: null, booleans, numbers, strings, arrays, objects, sets.",
  parameters: pair,
  returns: t.boolean,
  examples: [
    { rego: "1 < 2", result: "true" },
    { rego: "null < false", result: "true" },
  ],
  evaluate: ({ left, right }) => compare(left, right) < 0,
});

export const lessOrEqual = defineBuiltin({
  name: "lte",
  infix: "<=",
  summary: "Whether the left value comes before the right one, or equals it.",
  parameters: pair,
  returns: t.boolean,
  examples: [{ rego: '"a" <= "a"', result: "true" }],
  evaluate: ({ left, right }) => compare(left, right) <= 0,
});

export const greater = defineBuiltin({
  name: "gt",
  infix: ">",
  summary: "Whether the left value comes after the right one.",
  parameters: pair,
  returns: t.boolean,
  examples: [{ rego: "[2] > [1, 5]", result: "true" }],
  evaluate: ({ left, right }) => compare(left, right) > 0,
});

export const greaterOrEqual = defineBuiltin({
  name: "gte",
  infix: ">=",
  summary: "Whether the left value comes after the right one, or equals it.",
  parameters: pair,
  returns: t.boolean,
  examples: [{ rego: "2 >= 2", result: "true" }],
  evaluate: ({ left, right }) => compare(left, right) >= 0,
});
