// GraphQL documents and schemas: parsed into trees, validated against each other.
import type { DocumentNode, GraphQLSchema } from "graphql";
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import { valueFromJavaScript } from "../values/javascript.js";
import type { Value } from "../values/value.js";
import type { TakeSteps } from "./builtin-context.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { parseGraphql, schemaOf, validateQuery } from "./support/graphql-documents.js";
import { queryText, schemaText } from "./support/graphql-text.js";
import { queryTree, schemaTree } from "./support/graphql-tree.js";
import { requireKind } from "./support/operands.js";

const document = t.union(t.string, t.object(t.any, t.any));
const tree = t.object(t.any, t.any);
const unchecked = { query: { unchecked: "operand" }, schema: { unchecked: "operand" } } as const;

/** Every check of a query against a schema, in the order OPA makes them. */
function verify(
  query: Value,
  schema: Value,
  takeSteps: TakeSteps,
): { readonly query: DocumentNode; readonly schema: DocumentNode } {
  const queryDocument = readQuery(query);
  const { document: schemaDocument, types } = readSchema(schema);
  validateQuery(types, queryDocument, takeSteps);
  return { query: queryDocument, schema: schemaDocument };
}

/** Some of these answer that a number is no valid query; the others that it is no operand. */
function textOf(given: Value, position: number, ofTree: (tree: RegoObject) => string): string {
  const known = requireKind(given, ["string", "object"], position);
  return typeof known === "string" ? known : ofTree(known as RegoObject);
}

function readQuery(query: Value): DocumentNode {
  return parseGraphql(textOf(query, 0, queryText));
}

function readSchema(schema: Value): { readonly document: DocumentNode; readonly types: GraphQLSchema } {
  const parsed = parseGraphql(textOf(schema, 1, schemaText));
  return { document: parsed, types: schemaOf(parsed) };
}

/** Whether it can be done: what is wrong is not asked for. */
function succeeds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof BuiltinError) return false;
    throw error;
  }
}

export const parseQuery = defineBuiltin({
  name: "graphql.parse_query",
  effort: 32,
  summary: "The tree of a GraphQL query.",
  parameters: { query: t.string },
  returns: tree,
  examples: [
    {
      rego: 'graphql.parse_query("{ a }").Operations[0].SelectionSet',
      result: '[{"Alias": "a", "Name": "a"}]',
    },
  ],
  evaluate: ({ query }) => valueFromJavaScript(queryTree(parseGraphql(query))),
});

export const parseSchema = defineBuiltin({
  name: "graphql.parse_schema",
  effort: 32,
  summary: "The tree of a GraphQL schema, which is not checked beyond its syntax.",
  parameters: { schema: t.string },
  returns: tree,
  examples: [{ rego: 'graphql.parse_schema("scalar Date").Definitions[0].Kind', result: '"SCALAR"' }],
  evaluate: ({ schema }) => valueFromJavaScript(schemaTree(parseGraphql(schema))),
});

export const parse = defineBuiltin({
  name: "graphql.parse",
  effort: 32,
  summary: "The trees of a query and of the schema that it fits.",
  parameters: { query: document, schema: document },
  operands: unchecked,
  returns: t.tuple(tree, tree),
  examples: [
    {
      rego: 'count(graphql.parse("{ a }", "type Query { a: Int }"))',
      result: "2",
    },
    { rego: 'graphql.parse("{ b }", "type Query { a: Int }")' },
  ],
  evaluate: (values, { takeSteps }) => {
    const verified = verify(values.query, values.schema, takeSteps);
    return [valueFromJavaScript(queryTree(verified.query)), valueFromJavaScript(schemaTree(verified.schema))];
  },
});

export const parseAndVerify = defineBuiltin({
  name: "graphql.parse_and_verify",
  effort: 32,
  summary: "Whether a query fits a schema, and the trees of both; empty trees if it does not.",
  parameters: { query: document, schema: document },
  operands: unchecked,
  returns: t.tuple(t.boolean, tree, tree),
  examples: [
    {
      rego: 'graphql.parse_and_verify("{ b }", "type Query { a: Int }")',
      result: "[false, {}, {}]",
    },
  ],
  evaluate: (values, { takeSteps }) => {
    let verified: ReturnType<typeof verify> | undefined;
    if (
      !succeeds(() => (verified = verify(values.query, values.schema, takeSteps))) ||
      verified === undefined
    ) {
      return [false, new RegoObject(), new RegoObject()];
    }
    return [
      true,
      valueFromJavaScript(queryTree(verified.query)),
      valueFromJavaScript(schemaTree(verified.schema)),
    ];
  },
});

export const isValid = defineBuiltin({
  name: "graphql.is_valid",
  effort: 32,
  summary: "Whether a query fits a schema.",
  parameters: { query: document, schema: document },
  operands: unchecked,
  returns: t.boolean,
  examples: [{ rego: 'graphql.is_valid("{ a }", "type Query { a: Int }")', result: "true" }],
  evaluate: ({ query, schema }, { takeSteps }) => succeeds(() => verify(query, schema, takeSteps)),
});

export const schemaIsValid = defineBuiltin({
  name: "graphql.schema_is_valid",
  effort: 32,
  summary: "Whether a schema's types fit together.",
  parameters: { schema: document },
  operands: { schema: { unchecked: "operand" } },
  returns: t.boolean,
  examples: [
    { rego: 'graphql.schema_is_valid("type Query { a: Int }")', result: "true" },
    { rego: 'graphql.schema_is_valid("type Query { a: Missing }")', result: "false" },
  ],
  evaluate: ({ schema }) => succeeds(() => readSchema(schema)),
});
