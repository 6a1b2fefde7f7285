// Documents checked against JSON Schemas of drafts 4, 6 and 7. Nothing is fetched, and nothing becomes code.
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import { parseJson } from "../values/json.js";
import { isArray, isObject } from "../values/kind.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { CompiledCache } from "./support/compiled-cache.js";
import { isValidJson, marshalJson, toJson } from "./support/go-json.js";
import { compileSchema } from "./support/json-schema/compile-schema.js";
import type { Finding } from "./support/json-schema/outcome.js";
import type { Schema } from "./support/json-schema/schema.js";
import { validate } from "./support/json-schema/validate.js";

const given = t.union(t.string, t.object(t.any, t.any));
const finding = t.record(
  { key: "desc", value: t.string },
  { key: "error", value: t.string },
  { key: "field", value: t.string },
  { key: "type", value: t.string },
);

/** For each character of a schema. */
const stepsPerUnit = 8;
const bytesPerUnit = 64;
/** Bytes of schemas kept between evaluations. */
const capacity = 64 * 1024 * 1024;

const cache = new CompiledCache<Schema>(capacity, ({ length }) => ({
  steps: length * stepsPerUnit,
  bytes: length * bytesPerUnit,
}));

/** JSON text, or the document itself. @throws {BuiltinError} */
function readDocument(value: Value): Value {
  if (typeof value === "string") {
    if (!isValidJson(value)) throw new BuiltinError("invalid JSON string");
    return parseJson(value);
  }
  if (isObject(value) || isArray(value)) return toJson(value);
  throw new BuiltinError("wrong type, expected string or object");
}

/** @throws {BuiltinError} saying what is wrong with the schema. */
function schemaOf(value: Value): Schema {
  const document = readDocument(value);
  return cache.getOrMake(marshalJson(document), () => compileSchema(document));
}

function findingValue({ description, field, type }: Finding): Value {
  return RegoObject.from([
    ["desc", description],
    ["error", `${field}: ${description}`],
    ["field", field],
    ["type", type],
  ]);
}

export const verifySchema = defineBuiltin({
  name: "json.verify_schema",
  effort: 8,
  summary: "Whether a JSON Schema, given as an object or as text, can be used, and what is wrong with it.",
  parameters: { schema: given },
  returns: t.tuple(t.boolean, t.union(t.null, t.string)),
  operands: { schema: { unchecked: "operand" } },
  nondeterministic: true,
  examples: [
    { rego: 'json.verify_schema({"type": "boolean"})', result: "[true, null]" },
    {
      rego: 'json.verify_schema({"minLength": 0.5})',
      result: '[false, "jsonschema: minLength must be of an integer"]',
    },
  ],
  evaluate: ({ schema }) => {
    try {
      schemaOf(schema);
      return [true, null];
    } catch (error) {
      if (!(error instanceof BuiltinError)) throw error;
      return [false, `jsonschema: ${error.message}`];
    }
  },
});

export const matchSchema = defineBuiltin({
  name: "json.match_schema",
  effort: 8,
  summary:
    "Whether a document fits a JSON Schema, each given as an object or as text, and where it does not.",
  parameters: { document: given, schema: given },
  returns: t.tuple(t.boolean, t.array(finding)),
  operands: { document: { unchecked: "operand" }, schema: { unchecked: "operand" } },
  nondeterministic: true,
  examples: [
    { rego: 'json.match_schema({"id": 5}, {"required": ["id"]})', result: "[true, []]" },
    {
      rego: 'json.match_schema({}, {"required": ["id"]})',
      result:
        '[false, [{"desc": "id is required", "error": "(Root): id is required", "field": "(Root)", "type": "required"}]]',
    },
  ],
  evaluate: (values, { takeSteps }) => {
    const document = readDocument(values.document);
    const findings = validate(schemaOf(values.schema), document, takeSteps);
    return [findings.length === 0, findings.map(findingValue)];
  },
});
