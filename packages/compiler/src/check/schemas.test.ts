// What JSON Schemas make known of `input` and `data`, as `opa check --schema` has it.
import { expect, test } from "vitest";
import { compile } from "../compile.js";
import type { SchemaOptions } from "./types/schema-set.js";

const user = {
  type: "object",
  properties: { name: { type: "string" }, boss: { $ref: "#/definitions/user" } },
};
const schema = {
  type: "object",
  properties: {
    user: { $ref: "#/definitions/user" },
    items: { type: "array", items: { properties: { n: { type: "integer" } } } },
    mode: { anyOf: [{ type: "string" }, { type: "object", properties: { k: { type: "string" } } }] },
    all: {
      allOf: [{ properties: { a: { type: "string" } } }, { properties: { b: { type: "number" } } }],
    },
    open: { type: "object" },
    anything: {},
    maybe: { type: ["string", "null"] },
    pair: { type: "array", items: [{ type: "string" }, { type: "number" }] },
  },
  definitions: { user },
};

function found(text: string, schemas?: SchemaOptions): readonly string[] {
  const { diagnostics } = compile([{ file: "a.rego", text: `package a\n\n${text}\n` }], {
    target: "plan",
    ...(schemas === undefined ? {} : { schemas }),
  });
  return diagnostics.map(({ message, location }) => `${location.row}: ${message}`);
}

test.each<[text: string, ...messages: string[]]>([
  ["p if input.usr", "3: undefined ref: input.usr"],
  ["p if input.user.nme", "3: undefined ref: input.user.nme"],
  ["p if input.user.boss.boss.nme", "3: undefined ref: input.user.boss.boss.nme"],
  ["p if input.user.name == 1", "3: match error"],
  ["p if input.items[_].m", "3: undefined ref: input.items[_].m"],
  ['p if { some i; input.items[i].n == 1; i == "a" }', "3: match error"],
  ["p if input.mode.k == input.mode"],
  ["p if input.all.a == input.all.c", "3: undefined ref: input.all.c"],
  ["p if input.all.b + 1 == 2"],
  ["p if input.all.a + 1 == 2", "3: plus: invalid argument(s)"],
  ["p if input.open.x.y + input.anything.z"],
  ["p if lower(input.maybe)"],
  ["p if input.pair[2]", "3: undefined ref: input.pair[2]"],
  ["p if { x := input; x.usr }", "3: undefined ref: x.usr"],
  ["p if [1 | input.usr]", "3: undefined ref: input.usr"],
  ["f(x) := x.name\np if f(input.usr)", "4: undefined ref: input.usr"],
  ['p if input.usr with input as {"usr": 1}'],
])("a schema of input: %s", (text, ...messages) => {
  expect(found(text, { documents: [{ path: [], schema }] })).toEqual(messages);
  expect(found(text)).toEqual(messages.filter((message) => message === ""));
});

const annotated = (schemas: string, rule: string): string =>
  `# METADATA\n# schemas:\n${schemas
    .split("\n")
    .map((line) => `#   - ${line}\n`)
    .join("")}${rule}`;

test.each<[text: string, ...messages: string[]]>([
  [annotated("input: schema.input", "p if input.usr"), "6: undefined ref: input.usr"],
  [annotated("input: schema.nothing", "p if input.x"), "6: undefined schema: schema.nothing"],
  [annotated('input: schema.deep["a-b"]', "p if input + 1 == 2"), "6: plus: invalid argument(s)"],
  [
    annotated("input: schema.input\ninput.user: {properties: {x: {type: string}}}", "p if input.user.name"),
    "7: undefined ref: input.user.name",
  ],
  [annotated("input.a.b: {type: string}", "p if { input.a.b == 1; input.a.c; input.d }"), "6: match error"],
  [annotated("data.foo.bar: {type: string}", "p if data.foo.bar > 1; q := data.foo.x").replace("; q", "\nq")],
  [annotated("data.foo: {type: string}", "p if data.foo + 1 == 2"), "6: plus: invalid argument(s)"],
  [annotated("input: {type: strin}", "p := 1"), expect.stringContaining("/strin/") as unknown as string],
  [annotated("input: schema.input", "p if input.user else := input.usr if true")],
])("METADATA: %s", (text, ...messages) => {
  const documents = [
    { path: ["input"], schema },
    { path: ["deep", "a-b"], schema: { type: "string" } },
  ];
  expect(found(text, { documents })).toEqual(messages);
});

test("names mean nothing without schemas; inline ones do", () => {
  expect(found(annotated("input: schema.x", "p if input.usr"), {})).toEqual([]);
  expect(found(annotated("input: {type: string}", "p if input.usr"), {})).toHaveLength(1);
  expect(found(annotated("input: {type: string}", "p if input.usr"))).toEqual([]);
});

test.each([
  [{ type: "strin" }, "has a primitive type that is NOT VALID"],
  [{ $ref: "#/x" }, "Object has no key 'x'"],
  [{ $ref: "other.json" }, "is another document"],
  [{ allOf: [{ type: "string" }, { type: "number" }] }, "type mismatch: string and number"],
  [[], "schema is invalid"],
])("wrong schemas: %j", (wrong, message) => {
  expect(found("p if input.x", { documents: [{ path: [], schema: wrong }] })).toEqual([
    expect.stringContaining(message),
  ]);
});

test("schemas that never end", () => {
  const loop = { $ref: "#" };
  expect(found("p if input.x", { documents: [{ path: [], schema: loop }] })).toEqual([]);
  let deep: unknown = true;
  for (let level = 0; level < 5000; level++) deep = { properties: { a: deep } };
  expect(found("p if input.a.a", { documents: [{ path: [], schema: deep }] })).toEqual([]);
});
