// What kind of value something is.
import { t } from "../types/type.js";
import { kindOf } from "../values/kind.js";
import { defineBuiltin } from "./define-builtin.js";

export const typeName = defineBuiltin({
  name: "type_name",
  summary: "The kind of a value: null, boolean, number, string, array, object or set.",
  parameters: { value: t.any },
  returns: t.string,
  examples: [
    { rego: "type_name({1})", result: '"set"' },
    { rego: "type_name({})", result: '"object"' },
  ],
  evaluate: ({ value }) => kindOf(value),
});

export const isNull = defineBuiltin({
  name: "is_null",
  summary: "Whether a value is null.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: "is_null(null)", result: "true" }],
  evaluate: ({ value }) => value === null,
});

export const isBoolean = defineBuiltin({
  name: "is_boolean",
  summary: "Whether a value is `true` or `false`.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: "is_boolean(false)", result: "true" }],
  evaluate: ({ value }) => typeof value === "boolean",
});

export const isNumber = defineBuiltin({
  name: "is_number",
  summary: "Whether a value is a number.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: 'is_number("1")', result: "false" }],
  evaluate: ({ value }) => kindOf(value) === "number",
});

export const isString = defineBuiltin({
  name: "is_string",
  summary: "Whether a value is a string.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: 'is_string("")', result: "true" }],
  evaluate: ({ value }) => typeof value === "string",
});

export const isArray = defineBuiltin({
  name: "is_array",
  summary: "Whether a value is an array.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: "is_array({1})", result: "false" }],
  evaluate: ({ value }) => kindOf(value) === "array",
});

export const isObject = defineBuiltin({
  name: "is_object",
  summary: "Whether a value is an object.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: "is_object({})", result: "true" }],
  evaluate: ({ value }) => kindOf(value) === "object",
});

export const isSet = defineBuiltin({
  name: "is_set",
  summary: "Whether a value is a set.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [{ rego: "is_set(set())", result: "true" }],
  evaluate: ({ value }) => kindOf(value) === "set",
});
