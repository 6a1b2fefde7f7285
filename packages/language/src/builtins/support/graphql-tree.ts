// GraphQL documents as the plain trees that Rego policies see: the field names are gqlparser's, which OPA uses.
import { type DocumentNode, Kind, type TypeNode, type ValueNode } from "graphql";

/** A tree of plain data; what is absent or empty is left out, as OPA leaves it out. */
export type Tree = { readonly [name: string]: unknown };

type Node = { readonly kind: string; readonly [name: string]: unknown };

/** gqlparser's numbers for kinds of values. */
export const valueKinds: Readonly<Record<string, number>> = {
  [Kind.VARIABLE]: 0,
  [Kind.INT]: 1,
  [Kind.FLOAT]: 2,
  [Kind.STRING]: 3,
  blockString: 4,
  [Kind.BOOLEAN]: 5,
  [Kind.NULL]: 6,
  [Kind.ENUM]: 7,
  [Kind.LIST]: 8,
  [Kind.OBJECT]: 9,
};

/** How each kind of type definition, and of its extension, is called. */
export const definitionKinds: Readonly<Record<string, string>> = {
  [Kind.SCALAR_TYPE_DEFINITION]: "SCALAR",
  [Kind.OBJECT_TYPE_DEFINITION]: "OBJECT",
  [Kind.INTERFACE_TYPE_DEFINITION]: "INTERFACE",
  [Kind.UNION_TYPE_DEFINITION]: "UNION",
  [Kind.ENUM_TYPE_DEFINITION]: "ENUM",
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: "INPUT_OBJECT",
};

const extensionSuffix = /Extension$/;

/** A document of operations and fragments. */
export function queryTree(document: DocumentNode): Tree {
  const of = (kind: string) => nodesOf(document.definitions).filter((node) => node.kind === kind);
  return prune({
    Operations: of(Kind.OPERATION_DEFINITION).map((node) => ({
      Operation: node["operation"],
      Name: nameOf(node),
      VariableDefinitions: nodesOf(node["variableDefinitions"]).map(variableTree),
      Directives: directives(node),
      SelectionSet: selections(node),
    })),
    Fragments: of(Kind.FRAGMENT_DEFINITION).map((node) => ({
      Name: nameOf(node),
      VariableDefinition: nodesOf(node["variableDefinitions"]).map(variableTree),
      TypeCondition: nameOf(node["typeCondition"] as Node),
      Directives: directives(node),
      SelectionSet: selections(node),
    })),
  });
}

/** A document of type definitions, extensions and directives. */
export function schemaTree(document: DocumentNode): Tree {
  const nodes = nodesOf(document.definitions);
  const of = (kind: string) => nodes.filter((node) => node.kind === kind);
  return prune({
    Schema: of(Kind.SCHEMA_DEFINITION).map(schemaDefinitionTree),
    SchemaExtension: of(Kind.SCHEMA_EXTENSION).map(schemaDefinitionTree),
    Directives: of(Kind.DIRECTIVE_DEFINITION).map((node) => ({
      Description: descriptionOf(node),
      Name: nameOf(node),
      Arguments: nodesOf(node["arguments"]).map(argumentDefinitionTree),
      Locations: nodesOf(node["locations"]).map((location) => location["value"]),
      IsRepeatable: node["repeatable"] === true,
    })),
    Definitions: nodes.filter((node) => node.kind in definitionKinds).map(definitionTree),
    Extensions: nodes
      .filter((node) => node.kind.endsWith("TypeExtension"))
      .map((node) => definitionTree({ ...node, kind: node.kind.replace(extensionSuffix, "Definition") })),
  });
}

function schemaDefinitionTree(node: Node): Tree {
  return {
    Description: descriptionOf(node),
    Directives: directives(node),
    OperationTypes: nodesOf(node["operationTypes"]).map((operation) => ({
      Operation: operation["operation"],
      Type: nameOf(operation["type"] as Node),
    })),
  };
}

function definitionTree(node: Node): Tree {
  const isInput = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  return {
    Kind: definitionKinds[node.kind],
    Description: descriptionOf(node),
    Name: nameOf(node),
    Directives: directives(node),
    Interfaces: nodesOf(node["interfaces"]).map(nameOf),
    Fields: nodesOf(node["fields"]).map(isInput ? argumentDefinitionTree : fieldDefinitionTree),
    Types: nodesOf(node["types"]).map(nameOf),
    EnumValues: nodesOf(node["values"]).map((value) => ({
      Description: descriptionOf(value),
      Name: nameOf(value),
      Directives: directives(value),
    })),
    BuiltIn: false,
  };
}

function fieldDefinitionTree(node: Node): Tree {
  return {
    Description: descriptionOf(node),
    Name: nameOf(node),
    Arguments: nodesOf(node["arguments"]).map(argumentDefinitionTree),
    Type: typeTree(node["type"] as TypeNode),
    Directives: directives(node),
  };
}

function argumentDefinitionTree(node: Node): Tree {
  return {
    Description: descriptionOf(node),
    Name: nameOf(node),
    DefaultValue: defaultOf(node),
    Type: typeTree(node["type"] as TypeNode),
    Directives: directives(node),
  };
}

function variableTree(node: Node): Tree {
  return {
    Variable: nameOf(node["variable"] as Node),
    Type: typeTree(node["type"] as TypeNode),
    DefaultValue: defaultOf(node),
    Directives: directives(node),
    Used: false,
  };
}

function selections(node: Node): readonly Tree[] {
  const set = node["selectionSet"] as { readonly selections: unknown } | undefined;
  return nodesOf(set?.selections).map(selectionTree);
}

function selectionTree(node: Node): Tree {
  const common = { Directives: directives(node), SelectionSet: selections(node) };
  if (node.kind === Kind.FRAGMENT_SPREAD) return { Name: nameOf(node), Directives: directives(node) };
  if (node.kind === Kind.INLINE_FRAGMENT) {
    const condition = node["typeCondition"] as Node | undefined;
    return { TypeCondition: condition === undefined ? "" : nameOf(condition), ...common };
  }
  const alias = node["alias"] as { readonly value: string } | undefined;
  return {
    Alias: alias?.value ?? nameOf(node),
    Name: nameOf(node),
    Arguments: argumentTrees(node),
    ...common,
  };
}

function directives(node: Node): readonly Tree[] {
  return nodesOf(node["directives"]).map((directive) => ({
    Name: nameOf(directive),
    Arguments: argumentTrees(directive),
    Location: "",
  }));
}

function argumentTrees(node: Node): readonly Tree[] {
  return nodesOf(node["arguments"]).map((argument) => ({
    Name: nameOf(argument),
    Value: valueTree(argument["value"] as ValueNode),
  }));
}

function valueTree(node: ValueNode): Tree {
  const kind = node.kind === Kind.STRING && node.block === true ? "blockString" : node.kind;
  const tree = { Kind: valueKinds[kind], ExpectedTypeHasDefault: false };
  if (node.kind === Kind.LIST) {
    return { Raw: "", Children: node.values.map((item) => ({ Name: "", Value: valueTree(item) })), ...tree };
  }
  if (node.kind === Kind.OBJECT) {
    const children = node.fields.map((field) => ({ Name: field.name.value, Value: valueTree(field.value) }));
    return { Raw: "", Children: children, ...tree };
  }
  if (node.kind === Kind.VARIABLE) return { Raw: node.name.value, ...tree };
  return { Raw: node.kind === Kind.NULL ? "null" : String(node.value), ...tree };
}

function typeTree(node: TypeNode, nonNull = false): Tree {
  if (node.kind === Kind.NON_NULL_TYPE) return typeTree(node.type, true);
  if (node.kind === Kind.NAMED_TYPE) return { NamedType: node.name.value, NonNull: nonNull };
  return { NamedType: "", Elem: typeTree(node.type), NonNull: nonNull };
}

function defaultOf(node: Node): Tree | undefined {
  const value = node["defaultValue"] as ValueNode | undefined;
  return value === undefined ? undefined : valueTree(value);
}

function nameOf(node: Node): string {
  return (node["name"] as { readonly value: string } | undefined)?.value ?? "";
}

function descriptionOf(node: Node): string {
  return (node["description"] as { readonly value: string } | undefined)?.value ?? "";
}

function nodesOf(nodes: unknown): readonly Node[] {
  return (nodes as readonly Node[] | undefined) ?? [];
}

function prune(tree: Tree): Tree {
  return pruned(tree) as Tree;
}

function pruned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(pruned);
  if (typeof data !== "object" || data === null) return data;
  const kept = Object.entries(data)
    .map(([name, item]) => [name, pruned(item)] as const)
    .filter(([, item]) => item !== undefined && !isEmpty(item));
  return Object.fromEntries(kept);
}

function isEmpty(data: unknown): boolean {
  return typeof data === "object" && data !== null && Object.keys(data).length === 0;
}
