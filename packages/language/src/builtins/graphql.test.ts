import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleContext } from "../../test/evaluate-example.js";
import { RegoObject } from "../values/collections.js";
import { regoText } from "../values/rego-text.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { callBuiltin } from "./call-builtin.js";
import { builtins } from "./index.js";

const context = exampleContext();

function call(name: string, ...values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(name);
  return callBuiltin(builtin, values, context);
}

const schema = `
interface Named { name: String! }
type Dog implements Named @tag(names: ["a", "b"]) { name: String! owner(first: Int = 3, by: Order): [Person!]! }
type Person implements Named { name: String! }
union Being = Dog | Person
enum Order { UP DOWN @deprecated(reason: "no") }
input Filter { order: Order = UP }
scalar Date
directive @tag(names: [String]) repeatable on OBJECT | FIELD
extend type Person { born: Date }
type Query { beings(filter: Filter): [Being] }
schema { query: Query }
`;
const query = `query All($order: Order = DOWN) {
  pets: beings(filter: {order: $order}) @tag(names: ["x"]) { ... on Dog { name owner(first: 1) { ...names } } ... { __typename } }
}
fragment names on Person { name born }`;

describe("trees", () => {
  it("mean the same as the text they came from", () => {
    const schemaTree = call("graphql.parse_schema", schema) as Value;
    const queryTree = call("graphql.parse_query", query) as Value;
    expect(call("graphql.is_valid", query, schema)).toBe(true);
    expect(call("graphql.is_valid", queryTree, schemaTree)).toBe(true);
    const [fromText, fromTree] = [
      call("graphql.parse", query, schema) as Value,
      call("graphql.parse", queryTree, schemaTree) as Value,
    ];
    expect(regoText(fromTree)).toBe(regoText(fromText));
  });

  it("cannot smuggle syntax in through a name", () => {
    const selection = RegoObject.from([
      ["Alias", "a"],
      ["Name", "a } { b"],
    ]);
    const operation = RegoObject.from([["SelectionSet", [selection]]]);
    const tree = RegoObject.from([["Operations", [operation]]]);
    expect(() => call("graphql.parse", tree, schema)).toThrow("`Name` is no name");
  });

  it("of an extension stand for the definition that is not there", () => {
    expect(call("graphql.schema_is_valid", "extend type Missing { b: Int }")).toBe(true);
  });
});

describe("errors", () => {
  it.each([
    ["{ ", "graphql.parse_query: Expected Name, found <EOF> in GraphQL string at location 1:3"],
    [
      "{}",
      "graphql.parse_query: expected at least one definition, found } in GraphQL string at location 1:2",
    ],
    ["query ($a: Int = $b) { a }", "graphql.parse_query: Unexpected $ in GraphQL string at location 1:18"],
  ])("%s", (text, message) => {
    expect(() => call("graphql.parse_query", text)).toThrow(message);
  });

  it("name what a query asks for and a schema does not have", () => {
    expect(() => call("graphql.parse", "{ nothing }", schema)).toThrow(/Cannot query field "nothing"/);
    expect(call("graphql.parse_and_verify", "{ nothing }", schema)).toMatchObject([false, {}, {}]);
  });

  it("are the only thing thrown, whatever the text", () => {
    const parts = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "...",
      "on",
      "query",
      "type",
      "a",
      ":",
      "[",
      "]",
      "!",
      '"',
      "@",
      "$",
      "=",
      "|",
      "#",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        for (const name of ["graphql.parse_query", "graphql.parse_schema"]) {
          try {
            call(name, pieces.join(" "));
          } catch (error) {
            expect(error).toBeInstanceOf(BuiltinError);
          }
        }
      }),
    );
    expect(() => call("graphql.parse_query", "{a".repeat(20_000))).toThrow(BuiltinError);
  });
});
