// The trees that policies see as GraphQL text again, so that a tree is judged by the same parser and rules.

import type { RegoObject } from "../../values/collections.js";
import { printJson } from "../../values/json.js";
import { isArray, isObject } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { BuiltinError } from "../builtin-error.js";

const keywords: Readonly<Record<string, string>> = {
  SCALAR: "scalar",
  OBJECT: "type",
  INTERFACE: "interface",
  UNION: "union",
  ENUM: "enum",
  INPUT_OBJECT: "input",
};
const name = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** The text of a query's tree. @throws {BuiltinError} for a field of a wrong type. */
export function queryText(tree: RegoObject): string {
  const operations = listOf(tree, "Operations").map((operation) => {
    const variables = listOf(operation, "VariableDefinitions").map(variableText);
    const head = [word(operation, "Operation", "query"), optionalName(operation), parenthesised(variables)];
    return `${head.filter(Boolean).join(" ")} ${directivesText(operation)} ${selectionText(operation)}`;
  });
  const fragments = listOf(tree, "Fragments").map(
    (fragment) =>
      `fragment ${word(fragment, "Name")} on ${word(fragment, "TypeCondition")} ${directivesText(fragment)} ${selectionText(fragment)}`,
  );
  return [...operations, ...fragments].join("\n");
}

/** The text of a schema's tree. @throws {BuiltinError} for a field of a wrong type. */
export function schemaText(tree: RegoObject): string {
  const schema = (node: RegoObject): string => {
    const types = listOf(node, "OperationTypes").map(
      (each) => `${word(each, "Operation")}: ${word(each, "Type")}`,
    );
    return `schema ${directivesText(node)} ${braced(types)}`;
  };
  return [
    ...listOf(tree, "Schema").map(schema),
    ...listOf(tree, "SchemaExtension").map((node) => `extend ${schema(node)}`),
    ...listOf(tree, "Directives").map((node) => {
      const repeatable = node.get("IsRepeatable") === true ? "repeatable " : "";
      const locations = wordsOf(node, "Locations").join(" | ");
      return `directive @${word(node, "Name")}${argumentDefinitions(node)} ${repeatable}on ${locations}`;
    }),
    ...listOf(tree, "Definitions").map(definitionText),
    ...listOf(tree, "Extensions").map((node) => `extend ${definitionText(node)}`),
  ].join("\n");
}

function definitionText(node: RegoObject): string {
  const keyword = keywords[text(node, "Kind")];
  if (keyword === undefined) throw new BuiltinError("GraphQL parse error: unknown kind of definition");
  const interfaces = wordsOf(node, "Interfaces");
  const types = wordsOf(node, "Types");
  const parts = [
    `${keyword} ${word(node, "Name")}`,
    interfaces.length === 0 ? "" : `implements ${interfaces.join(" & ")}`,
    directivesText(node),
    types.length === 0 ? "" : `= ${types.join(" | ")}`,
    braced(listOf(node, "Fields").map(fieldText)),
    braced(listOf(node, "EnumValues").map((value) => `${word(value, "Name")} ${directivesText(value)}`)),
  ];
  return parts.filter(Boolean).join(" ");
}

function fieldText(node: RegoObject): string {
  return `${word(node, "Name")}${argumentDefinitions(node)}: ${typeText(node.get("Type"))}${defaultText(node)} ${directivesText(node)}`;
}

function argumentDefinitions(node: RegoObject): string {
  return parenthesised(listOf(node, "Arguments").map(fieldText));
}

function variableText(node: RegoObject): string {
  return `$${word(node, "Variable")}: ${typeText(node.get("Type"))}${defaultText(node)} ${directivesText(node)}`;
}

function defaultText(node: RegoObject): string {
  const value = node.get("DefaultValue");
  return value === undefined ? "" : ` = ${valueText(value)}`;
}

function selectionText(node: RegoObject): string {
  const selections = listOf(node, "SelectionSet").map((selection) => {
    const tail = `${directivesText(selection)} ${selectionText(selection)}`;
    if (selection.has("Alias")) {
      const alias = text(selection, "Alias") || word(selection, "Name");
      return `${alias}: ${word(selection, "Name")}${argumentsText(selection)} ${tail}`;
    }
    if (selection.has("Name")) return `...${word(selection, "Name")} ${tail}`;
    const condition = text(selection, "TypeCondition");
    return `...${condition === "" ? "" : ` on ${condition}`} ${tail}`;
  });
  return braced(selections);
}

function directivesText(node: RegoObject): string {
  return listOf(node, "Directives")
    .map((directive) => `@${word(directive, "Name")}${argumentsText(directive)}`)
    .join(" ");
}

function argumentsText(node: RegoObject): string {
  return parenthesised(
    listOf(node, "Arguments").map((each) => `${word(each, "Name")}: ${valueText(each.get("Value"))}`),
  );
}

function valueText(value: Value | undefined): string {
  const node = objectOf(value);
  const raw = text(node, "Raw");
  const children = listOf(node, "Children");
  switch (node.get("Kind")) {
    case 0:
      return `$${raw}`;
    case 3:
    case 4:
      return printJson(raw);
    case 8:
      return `[${children.map((child) => valueText(child.get("Value"))).join(" ")}]`;
    case 9:
      return `{${children.map((child) => `${word(child, "Name")}: ${valueText(child.get("Value"))}`).join(" ")}}`;
    default:
      return raw;
  }
}

function typeText(value: Value | undefined): string {
  const node = objectOf(value);
  const mark = node.get("NonNull") === true ? "!" : "";
  const named = text(node, "NamedType");
  return named === "" ? `[${typeText(node.get("Elem"))}]${mark}` : `${named}${mark}`;
}

function braced(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `{ ${parts.join(" ")} }`;
}

function parenthesised(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `(${parts.join(" ")})`;
}

function optionalName(node: RegoObject): string {
  return text(node, "Name") === "" ? "" : word(node, "Name");
}

/** A field that has to be a name: anything else could smuggle syntax into the text. */
function word(node: RegoObject, field: string, otherwise?: string): string {
  const value = text(node, field) || (otherwise ?? "");
  if (!name.test(value)) throw new BuiltinError(`GraphQL parse error: \`${field}\` is no name`);
  return value;
}

function wordsOf(node: RegoObject, field: string): readonly string[] {
  const list = node.get(field) ?? [];
  if (!isArray(list)) throw new BuiltinError(`GraphQL parse error: \`${field}\` is no array`);
  return list.map((item) => {
    if (typeof item === "string" && name.test(item)) return item;
    throw new BuiltinError(`GraphQL parse error: \`${field}\` holds what is no name`);
  });
}

function text(node: RegoObject, field: string): string {
  const value = node.get(field) ?? "";
  if (typeof value === "string") return value;
  throw new BuiltinError(`GraphQL parse error: \`${field}\` is no string`);
}

function listOf(node: RegoObject, field: string): readonly RegoObject[] {
  const list = node.get(field) ?? [];
  if (!isArray(list)) throw new BuiltinError(`GraphQL parse error: \`${field}\` is no array`);
  return list.map(objectOf);
}

function objectOf(value: Value | undefined): RegoObject {
  if (value !== undefined && isObject(value)) return value;
  throw new BuiltinError("GraphQL parse error: a node is no object");
}
