// The plan's JSON form, as OPA writes it into the `plan.json` of a bundle.
import type { Type } from "../types/type.js";
import type {
  Block,
  Operand,
  Plan,
  PlanEntrypoint,
  PlanFunction,
  PlanStatic,
  Statement,
  StatementKind,
} from "./plan.js";
import { PlanError } from "./plan-error.js";
import { type FieldRole, fieldsOf, statementFields } from "./statement-fields.js";

/** Blocks inside blocks; deeper plans are refused, so that no stack overflows. */
export const maximumBlockDepth = 1000;

/**
 * The plan a JSON text (or the value it stands for) describes.
 * @throws {PlanError} naming the place, for anything that is no plan.
 */
export function readPlan(json: string | object): Plan {
  const top: Json = { value: typeof json === "string" ? parseText(json) : json, place: undefined };
  const plans = member(top, "plans");
  const functions = member(top, "funcs");
  return {
    static: readStatic(member(top, "static")),
    plans: plans.value == null ? [] : readItems(member(plans, "plans"), readEntrypoint),
    functions: functions.value == null ? [] : readItems(member(functions, "funcs"), readFunction),
  };
}

/** The JSON text of a plan. */
export function writePlan(plan: Plan): string {
  return JSON.stringify({
    static: writeStatic(plan.static),
    plans: { plans: plan.plans.map(({ name, blocks }) => ({ name, blocks: blocks.map(writeBlock) })) },
    // OPA writes an empty list of functions as null.
    funcs: { funcs: plan.functions.length === 0 ? null : plan.functions.map(writeFunction) },
  });
}

/** OPA writes some empty lists as null: told apart, so that a plan is written back as it was read. */
const nullList = Object.freeze([]) as unknown as never[];

/** A JSON value and where it stands; places are only spelled out when something is wrong. */
type Json = { readonly value: unknown; readonly place: Place | undefined };
type Place = { readonly step: string | number; readonly within: Place | undefined };

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PlanError("not JSON", "", { cause });
  }
}

function fail(message: string, place: Place | undefined): never {
  const steps: string[] = [];
  for (let at = place; at !== undefined; at = at.within) {
    steps.unshift(typeof at.step === "number" ? `[${at.step}]` : at.within ? `.${at.step}` : at.step);
  }
  throw new PlanError(message, steps.join(""));
}

function member(object: Json, name: string): Json {
  if (typeof object.value !== "object" || object.value === null || Array.isArray(object.value)) {
    fail("expected an object", object.place);
  }
  const value: unknown = Object.hasOwn(object.value, name)
    ? (object.value as Record<string, unknown>)[name]
    : undefined;
  return { value, place: { step: name, within: object.place } };
}

function readItems<T>(list: Json, readItem: (item: Json) => T): T[] {
  if (list.value == null) return nullList;
  if (!Array.isArray(list.value)) fail("expected a list", list.place);
  return list.value.map((value: unknown, step) => readItem({ value, place: { step, within: list.place } }));
}

function readString({ value, place }: Json): string {
  return typeof value === "string" ? value : fail("expected a string", place);
}

function readInteger({ value, place }: Json): number {
  return Number.isSafeInteger(value) ? (value as number) : fail("expected an integer", place);
}

function readIndex({ value, place }: Json): number {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : fail("expected an integer from 0 on", place);
}

function readStatic(json: Json): PlanStatic {
  if (json.value == null) return { strings: [], builtins: [], files: [] };
  const readConstant = (item: Json): string => readString(member(item, "value"));
  return {
    strings: readItems(member(json, "strings"), readConstant),
    builtins: readItems(member(json, "builtin_funcs"), (item) => ({
      name: readString(member(item, "name")),
      declaration: readType(member(item, "decl")),
    })),
    files: readItems(member(json, "files"), readConstant),
  };
}

/** Types stay as they are written; their descriptions are not ours to drop. */
function readType(json: Json): Type {
  readString(member(json, "type"));
  return json.value as Type;
}

function readEntrypoint(json: Json): PlanEntrypoint {
  return { name: readString(member(json, "name")), blocks: readItems(member(json, "blocks"), readBlock) };
}

function readFunction(json: Json): PlanFunction {
  const path = member(json, "path");
  return {
    name: readString(member(json, "name")),
    parameters: readItems(member(json, "params"), readIndex),
    result: readIndex(member(json, "return")),
    blocks: readItems(member(json, "blocks"), readBlock),
    ...(path.value == null ? {} : { path: readItems(path, readString) }),
  };
}

function readBlock(json: Json): Block {
  let depth = 0;
  for (let at = json.place; at !== undefined; at = at.within) if (at.step === "stmts") depth++;
  if (depth > maximumBlockDepth) fail(`blocks nest deeper than ${maximumBlockDepth}`, json.place);
  return { statements: readItems(member(json, "stmts"), readStatement) };
}

function readStatement(json: Json): Statement {
  const type = readString(member(json, "type"));
  const kind = type.endsWith("Stmt") ? type.slice(0, -"Stmt".length) : "";
  if (!isStatementKind(kind)) return fail(`unknown statement \`${type}\``, json.place);
  const body = member(json, "stmt");
  const statement: Record<string, unknown> = {
    kind,
    file: readLocation(body, "file"),
    row: readLocation(body, "row"),
    column: readLocation(body, "col"),
  };
  if (member(body, "end_row").value !== undefined) {
    statement["endRow"] = readLocation(body, "end_row");
    statement["endColumn"] = readLocation(body, "end_col");
  }
  for (const [name, field] of Object.entries(statementFields[kind])) {
    statement[name] = readers[field.role](fieldValue(body, field.json));
  }
  return statement as Statement;
}

/** Newer versions of OPA write `index` beside the older `Index`. */
function fieldValue(body: Json, name: string): Json {
  const value = member(body, name);
  return name === "Index" && value.value === undefined ? member(body, "index") : value;
}

function readLocation(body: Json, name: string): number {
  const json = member(body, name);
  return json.value === undefined ? 0 : readIndex(json);
}

function isStatementKind(kind: string): kind is StatementKind {
  return Object.hasOwn(statementFields, kind);
}

function readOperand(json: Json): Operand {
  const type = readString(member(json, "type"));
  const value = member(json, "value");
  if (type === "local") return { kind: "local", local: readIndex(value) };
  if (type === "string_index") return { kind: "string", index: readIndex(value) };
  if (type !== "bool") return fail(`unknown operand \`${type}\``, json.place);
  return typeof value.value === "boolean"
    ? { kind: "boolean", value: value.value }
    : fail("expected a boolean", value.place);
}

const readers: Record<FieldRole, (json: Json) => unknown> = {
  reads: readIndex,
  readsMany: (json) => readItems(json, readIndex),
  changes: readIndex,
  writes: readIndex,
  replaces: readIndex,
  operand: readOperand,
  operands: (json) => readItems(json, readOperand),
  block: readBlock,
  blocks: (json) => readItems(json, readBlock),
  function: readString,
  integer: readInteger,
  label: readIndex,
  string: readIndex,
  strings: (json) => readItems(json, readIndex),
};

function writeStatic({ strings, builtins, files }: PlanStatic): object {
  const constants = (list: readonly string[]) =>
    list.length === 0 ? undefined : list.map((value) => ({ value }));
  return {
    strings: constants(strings),
    builtin_funcs:
      builtins.length === 0
        ? undefined
        : builtins.map(({ name, declaration }) => ({ name, decl: declaration })),
    files: constants(files),
  };
}

function writeFunction({ name, parameters, result, blocks, path }: PlanFunction): object {
  return { name, params: parameters, return: result, blocks: blocks.map(writeBlock), path };
}

function writeBlock(block: Block): object {
  return { stmts: block.statements.map(writeStatement) };
}

function writeStatement(statement: Statement): object {
  const body: Record<string, unknown> = {};
  for (const [name, field] of fieldsOf(statement)) {
    const value = (statement as unknown as Record<string, unknown>)[name];
    body[field.json] = value === nullList ? null : (writers[field.role]?.(value) ?? value);
  }
  const { file, row, column, endRow, endColumn } = statement;
  const location = { file, col: column, row, end_col: endColumn, end_row: endRow };
  // Whoever writes ends of ranges (OPA from 1.20 on) writes both spellings of this one, too.
  const index = statement.kind === "MakeNumberRef" && endRow !== undefined ? { index: statement.index } : {};
  return { type: `${statement.kind}Stmt`, stmt: { ...body, ...index, ...location } };
}

function writeOperand(operand: Operand): object {
  if (operand.kind === "local") return { type: "local", value: operand.local };
  if (operand.kind === "boolean") return { type: "bool", value: operand.value };
  return { type: "string_index", value: operand.index };
}

/** Fields not listed are numbers, strings or lists of them, and stay as they are. */
const writers: Partial<Record<FieldRole, (value: unknown) => unknown>> = {
  operand: (operand) => writeOperand(operand as Operand),
  operands: (operands) => (operands as readonly Operand[]).map(writeOperand),
  block: (block) => writeBlock(block as Block),
  blocks: (blocks) => (blocks as readonly Block[]).map(writeBlock),
};
