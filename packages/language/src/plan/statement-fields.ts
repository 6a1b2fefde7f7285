// What each kind of statement is made of: the one table behind the plan's JSON form, its printer, its visitors and its checks.
import type { StatementBody, StatementKind } from "./plan.js";

/** The statement of one kind. */
export type StatementOf<Kind extends StatementKind> = Extract<StatementBody, { kind: Kind }>;

/**
 * What a field holds. `reads`, `changes` and `writes` are locals: `changes` alters the collection the
 * local holds, `writes` gives the local another value. `replaces` is the document of a `With`.
 */
export type FieldRole =
  | "reads"
  | "readsMany"
  | "changes"
  | "writes"
  | "replaces"
  | "operand"
  | "operands"
  | "block"
  | "blocks"
  | "function"
  | "integer"
  | "label"
  | "string"
  | "strings";

export type Field = { readonly json: string; readonly role: FieldRole };

type FieldTable = {
  readonly [Kind in StatementKind]: { readonly [Name in keyof Omit<StatementOf<Kind>, "kind">]: Field };
};

const field = (json: string, role: FieldRole): Field => ({ json, role });

const target = field("target", "writes");
const source = field("source", "operand");
const sourceLocal = field("source", "reads");
const value = field("value", "operand");
const key = field("key", "operand");
const integer = field("value", "integer");
const comparison = { left: field("a", "operand"), right: field("b", "operand") };
const insertion = { key, value, object: field("object", "changes") };

/** By kind, then by our name of the field, in the order OPA writes them. */
export const statementFields: FieldTable = {
  ArrayAppend: { value, array: field("array", "changes") },
  AssignInt: { value: integer, target },
  AssignVar: { source, target },
  AssignVarOnce: { source, target },
  Block: { blocks: field("blocks", "blocks") },
  Break: { index: field("index", "label") },
  Call: {
    function: field("func", "function"),
    arguments: field("args", "operands"),
    result: field("result", "writes"),
  },
  CallDynamic: {
    arguments: field("args", "readsMany"),
    result: field("result", "writes"),
    path: field("path", "operands"),
  },
  Dot: { source, key, target },
  Equal: comparison,
  NotEqual: comparison,
  IsArray: { source },
  IsObject: { source },
  IsSet: { source },
  IsDefined: { source: sourceLocal },
  IsUndefined: { source: sourceLocal },
  Len: { source, target },
  MakeArray: { capacity: field("capacity", "integer"), target },
  MakeNull: { target },
  MakeNumberInt: { value: integer, target },
  MakeNumberRef: { index: field("Index", "string"), target },
  MakeObject: { target },
  MakeSet: { target },
  Nop: {},
  Not: { block: field("block", "block") },
  ObjectInsert: insertion,
  ObjectInsertOnce: insertion,
  ObjectMerge: { a: field("a", "reads"), b: field("b", "reads"), target },
  ResetLocal: { target },
  ResultSetAdd: { value: field("value", "reads") },
  ReturnLocal: { source: sourceLocal },
  Scan: {
    source: sourceLocal,
    key: field("key", "writes"),
    value: field("value", "writes"),
    block: field("block", "block"),
  },
  SetAdd: { value, set: field("set", "changes") },
  With: {
    local: field("local", "replaces"),
    path: field("path", "strings"),
    value,
    block: field("block", "block"),
  },
};

/** The fields of a statement with what they hold, in order. */
export function fieldsOf(statement: StatementBody): readonly (readonly [name: string, field: Field])[] {
  return fieldLists[statement.kind];
}

const fieldLists = Object.fromEntries(
  Object.entries(statementFields).map(([kind, fields]) => [kind, Object.entries(fields)]),
) as unknown as Record<StatementKind, readonly (readonly [string, Field])[]>;
