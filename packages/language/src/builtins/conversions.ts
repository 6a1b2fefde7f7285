// From one kind of value to another.
import { t } from "../types/type.js";
import { RegoSet } from "../values/collections.js";
import { isArray } from "../values/kind.js";
import { defineBuiltin } from "./define-builtin.js";
import { formatInteger } from "./support/format-integer.js";
import { guardArithmetic } from "./support/guard-arithmetic.js";
import { membersOf, requireKind } from "./support/operands.js";
import { numberFromRegoText } from "./support/parse-number.js";

export const toNumber = defineBuiltin({
  name: "to_number",
  summary: "The number that a string writes; 1 and 0 for `true` and `false`, 0 for null.",
  parameters: { value: t.union(t.null, t.boolean, t.number, t.string) },
  returns: t.number,
  examples: [
    { rego: 'to_number("3.14")', result: "3.14" },
    { rego: "to_number(true)", result: "1" },
    { rego: 'to_number("many")' },
  ],
  evaluate: ({ value }) => {
    if (typeof value === "string") return numberFromRegoText(value);
    if (value === null || value === false) return 0;
    return value === true ? 1 : value;
  },
});

export const formatInt = defineBuiltin({
  name: "format_int",
  summary: "An integer in base 2, 8, 10 or 16; a fraction is cut off.",
  parameters: { number: t.number, base: t.number },
  returns: t.string,
  examples: [
    { rego: "format_int(255, 16)", result: '"ff"' },
    { rego: "format_int(-15.9, 2)", result: '"-1111"' },
  ],
  evaluate: ({ number, base }) => guardArithmetic(() => formatInteger(number, base)),
});

export const castArray = defineBuiltin({
  name: "cast_array",
  summary: "An array as it is, or the members of a set as an array.",
  parameters: { value: t.any },
  returns: t.array(t.any),
  deprecated: true,
  examples: [{ rego: "cast_array({1, 2})", result: "[1, 2]" }],
  evaluate: ({ value }) => membersOf(requireKind(value, ["array", "set"])),
});

export const castSet = defineBuiltin({
  name: "cast_set",
  effort: 4,
  summary: "A set as it is, or the items of an array as a set.",
  parameters: { value: t.any },
  returns: t.set(t.any),
  deprecated: true,
  examples: [{ rego: "cast_set([1, 1])", result: "{1}" }],
  evaluate: ({ value }) => {
    const collection = requireKind(value, ["array", "set"]);
    return isArray(collection) ? RegoSet.from(collection) : collection;
  },
});

export const castString = defineBuiltin({
  name: "cast_string",
  summary: "A string as it is.",
  parameters: { value: t.any },
  returns: t.string,
  deprecated: true,
  examples: [{ rego: 'cast_string("a")', result: '"a"' }],
  evaluate: ({ value }) => requireKind(value, ["string"]),
});

export const castBoolean = defineBuiltin({
  name: "cast_boolean",
  summary: "A boolean as it is.",
  parameters: { value: t.any },
  returns: t.boolean,
  deprecated: true,
  examples: [{ rego: "cast_boolean(false)", result: "false" }],
  evaluate: ({ value }) => requireKind(value, ["boolean"]),
});

export const castNull = defineBuiltin({
  name: "cast_null",
  summary: "Null as it is.",
  parameters: { value: t.any },
  returns: t.null,
  deprecated: true,
  examples: [{ rego: "cast_null(null)", result: "null" }],
  evaluate: ({ value }) => requireKind(value, ["null"]),
});

export const castObject = defineBuiltin({
  name: "cast_object",
  summary: "An object as it is.",
  parameters: { value: t.any },
  returns: t.object(t.any, t.any),
  deprecated: true,
  examples: [{ rego: "cast_object({})", result: "{}" }],
  evaluate: ({ value }) => requireKind(value, ["object"]),
});
