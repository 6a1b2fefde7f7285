// JSON Schemas by keyword: what fits, and what is said where something does not; broken schemas; limits.
import { describe, expect, test } from "vitest";
import { exampleContext } from "../../test/evaluate-example.js";
import { parseJson, printJson } from "../values/json.js";
import type { Value } from "../values/value.js";
import { HaltError } from "./builtin-error.js";
import { callBuiltin } from "./call-builtin.js";
import { builtins } from "./index.js";

function call(name: string, ...values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`no built-in ${name}`);
  return callBuiltin(builtin, values, exampleContext());
}

type Findings = readonly { readonly error: string; readonly type: string }[];

function findings(document: string, schema: unknown): readonly string[] {
  const result = call("json.match_schema", document, JSON.stringify(schema)) as readonly Value[];
  return (JSON.parse(printJson(result[1] as Value)) as Findings).map(
    ({ error, type }) => `${type}: ${error}`,
  );
}

describe("findings", () => {
  test.each([
    [
      '{"a": "x"}',
      { properties: { a: { type: "integer" } } },
      ["invalid_type: a: Invalid type. Expected: integer, given: string"],
    ],
    [
      "1.5",
      { type: ["integer", "null"] },
      ["invalid_type: (Root): Invalid type. Expected: [integer,null], given: number"],
    ],
    ["1.0", { type: "integer" }, []],
    [
      '"x"',
      { enum: [1, "<", { a: 1.0 }] },
      ['enum: (Root): (Root) must be one of the following: 1, "\\u003c", {"a":1}'],
    ],
    [
      "12345678901234567890",
      { maximum: 12345678.5 },
      ["number_lte: (Root): Must be less than or equal to 1.23456785e+07"],
    ],
    ["3", { multipleOf: 0.7 }, ["multiple_of: (Root): Must be a multiple of 0.7"]],
    ["1", { minimum: 1, exclusiveMinimum: true }, ["number_gt: (Root): Must be greater than 1"]],
    ["[1, 1.0, 2]", { uniqueItems: true }, ["unique: (Root): array items[0,1] must be unique"]],
    [
      "[1, true]",
      { items: [{}], additionalItems: false },
      ["array_no_additional_items: (Root): No additional items allowed on array"],
    ],
    [
      '{"__proto__": 1}',
      { additionalProperties: false },
      ["additional_property_not_allowed: (Root): Additional property __proto__ is not allowed"],
    ],
    ['{"a": 1}', { dependencies: { a: ["b"] } }, ["missing_dependency: (Root): Has a dependency on b"]],
    [
      '"abc"',
      { anyOf: [{ minLength: 5 }, { type: "null" }] },
      [
        "number_any_of: (Root): Must validate at least one schema (anyOf)",
        "string_gte: (Root): String length must be greater than or equal to 5",
      ],
    ],
    [
      "1",
      JSON.parse('{"if": {"type": "integer"}, "then": {"minimum": 2}}') as object,
      [
        'condition_then: (Root): Must validate "then" as "if" was valid',
        "number_gte: (Root): Must be greater than or equal to 2",
      ],
    ],
    ['"x"', { format: "date" }, ["format: (Root): Does not match format 'date'"]],
    [
      '{"a": {"a": 1}}',
      { type: "object", additionalProperties: { $ref: "#" } },
      ["invalid_type: a.a: Invalid type. Expected: object, given: integer"],
    ],
  ] as const)("%s against %j", (document, schema, expected) => {
    expect(findings(document, schema)).toEqual(expected);
  });
});

test.each([
  [
    { type: "unknown" },
    "has a primitive type that is NOT VALID -- given: /unknown/ Expected valid values are:[array boolean integer number null object string]",
  ],
  [{ properties: { a: 1 } }, "Expected: Valid Schema, given: Invalid JSON"],
  [{ required: ["a", "a"] }, "required items must be unique"],
  [{ pattern: "(" }, "pattern must be a valid regex"],
  [{ $ref: "#/definitions/x" }, "Object has no key 'definitions'"],
  [{ $ref: "other.json" }, "Reference /other.json must be canonical"],
  [{ $ref: "http://example.com/x" }, "remote reference loading disabled: http://example.com/x"],
  [{ minLength: 3, maxLength: 2 }, "minLength cannot be greater than maxLength"],
])("%j is no schema", (schema, problem) => {
  expect(call("json.verify_schema", JSON.stringify(schema))).toEqual([false, `jsonschema: ${problem}`]);
});

test("digits beyond a double's count", () => {
  expect(findings("9007199254740993", { maximum: 9007199254740992 })).toHaveLength(1);
  expect(call("json.match_schema", "1e400", '{"minimum": 1e399}')).toEqual([true, []]);
});

test("schemas that never end, or multiply, stop at a limit", () => {
  expect(() => call("json.match_schema", "[]", '{"allOf": [{"$ref": "#"}]}')).toThrow(HaltError);
  expect(() => call("json.match_schema", "[]", '{"$ref": "#"}')).toThrow(HaltError);
  const definitions = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `d${index}`,
      { allOf: [{ $ref: `#/definitions/d${index + 1}` }, { $ref: `#/definitions/d${index + 1}` }] },
    ]),
  );
  const schema = { definitions: { ...definitions, d40: {} }, allOf: [{ $ref: "#/definitions/d0" }] };
  expect(() => call("json.match_schema", "[]", JSON.stringify(schema))).toThrow(HaltError);
  const deep = parseJson(`${'{"not": '.repeat(900)}{}${"}".repeat(900)}`);
  expect(call("json.verify_schema", deep)).toEqual([
    false,
    "jsonschema: schema nested deeper than 256 levels",
  ]);
});
