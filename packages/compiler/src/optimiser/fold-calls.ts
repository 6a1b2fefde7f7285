// Calls whose arguments are constants become what they give; so do rules that are scalars.
import {
  type Block,
  isArray,
  isObject,
  isSet,
  type Local,
  numberFromText,
  type Operand,
  type Plan,
  type PlanFunction,
  replaceBlocks,
  type Statement,
  statementsOfPlan,
  type Value,
} from "@palisade/language";
import { foldConstants } from "../analysis/fold-constants.js";
import { findScalars, type Scalar, writtenOnce } from "../analysis/scalars.js";
import { statementsIn } from "../analysis/visit-statements.js";
import { constantCall } from "./constant-calls.js";
import { draftFunction } from "./draft-function.js";
import { placeOf } from "./place-of.js";
import { spellValue } from "./spell-value.js";
import { TextTable } from "./text-table.js";

/** Calls in the arguments of calls, and rules that use rules, need a round each; more are left as they are. */
const mostRounds = 8;

/** @throws {GenerateError} `too-large` if blocks nest too deeply. */
export function foldCalls(plan: Plan): Plan {
  const texts = new TextTable(plan.static.strings);
  const rules = new Map<string, Value>();
  let functions = plan.functions;
  for (let round = 0; round < mostRounds; round++) {
    const before = rules.size;
    const folded = functions.map((item) => foldFunction(item, rules, texts));
    const isStable = rules.size === before && folded.every((item, index) => item === functions[index]);
    functions = folded;
    if (isStable) break;
  }
  const folded = { ...plan, functions };
  return { ...folded, static: { ...plan.static, strings: texts.texts, builtins: calledBuiltins(folded) } };
}

/** A host need not have those that are not called any more. */
function calledBuiltins(plan: Plan): Plan["static"]["builtins"] {
  const called = new Set<string>();
  for (const statement of statementsOfPlan(plan))
    if (statement.kind === "Call") called.add(statement.function);
  return plan.static.builtins.filter(({ name }) => called.has(name));
}

/** The function itself if nothing in it is folded. Notes in `rules` if it always gives the same. */
function foldFunction(item: PlanFunction, rules: Map<string, Value>, texts: TextTable): PlanFunction {
  const statements = statementsIn(item.blocks);
  const values = knownValues(item, rules, texts);
  const results = new Map<Statement, Value>();
  for (const { statement } of statements) {
    if (statement.kind !== "Call") continue;
    const rule = rules.get(statement.function);
    const result =
      rule === undefined ? resultOf(statement, values, texts) : isScalar(rule) ? rule : undefined;
    if (result !== undefined) results.set(statement, result);
  }
  const constant = constantOf(item, values, texts);
  if (constant !== undefined) rules.set(item.name, constant);
  if (results.size === 0) return item;
  const { newLocal } = draftFunction(item, texts.texts);
  const fold = (block: Block): Block => ({
    statements: block.statements.flatMap((statement) => {
      const result = results.get(statement);
      if (result === undefined || statement.kind !== "Call") return [replaceBlocks(statement, fold)];
      return spellValue(result, statement.result, { texts, newLocal, place: placeOf(statement) });
    }),
  });
  return { ...item, blocks: item.blocks.map(fold) };
}

function resultOf(
  statement: Extract<Statement, { kind: "Call" }>,
  values: ReadonlyMap<Local, Value>,
  texts: TextTable,
): Value | undefined {
  const known = statement.arguments.map((operand) => operandValue(operand, values, texts));
  return known.every((value) => value !== undefined) ? constantCall(statement.function, known) : undefined;
}

/** Locals that hold a constant, scalar or collection, wherever they are defined. */
function knownValues(
  item: PlanFunction,
  rules: ReadonlyMap<string, Value>,
  texts: TextTable,
): ReadonlyMap<Local, Value> {
  const statements = statementsIn(item.blocks);
  const once = writtenOnce(statements);
  const values = new Map<Local, Value>();
  for (const [local, scalar] of findScalars(statements, once)) values.set(local, scalarValue(scalar, texts));
  const string = (index: number): string => texts.texts[index] ?? "";
  const { constants } = foldConstants(item.parameters, statements, { string, numberValue: numberFromText });
  for (const [statement, value] of constants) if ("target" in statement) values.set(statement.target, value);
  for (const { statement } of statements) {
    if (statement.kind !== "Call" || !once.has(statement.result)) continue;
    const value = rules.get(statement.function);
    if (value !== undefined) values.set(statement.result, value);
  }
  return values;
}

function operandValue(
  operand: Operand,
  values: ReadonlyMap<Local, Value>,
  texts: TextTable,
): Value | undefined {
  return operand.kind === "local" ? values.get(operand.local) : scalarValue(operand, texts);
}

function scalarValue(scalar: Scalar, texts: TextTable): Value {
  switch (scalar.kind) {
    case "boolean":
    case "integer":
      return scalar.value;
    case "string":
      return texts.texts[scalar.index] ?? "";
    case "number":
      return numberFromText(texts.texts[scalar.index] ?? "");
  }
}

function isScalar(value: Value): boolean {
  return !isArray(value) && !isObject(value) && !isSet(value);
}

/** Statements that are never undefined and do nothing but make constants. */
const makers: ReadonlySet<Statement["kind"]> = new Set([
  "ArrayAppend",
  "AssignInt",
  "AssignVar",
  "MakeArray",
  "MakeNull",
  "MakeNumberInt",
  "MakeNumberRef",
  "MakeObject",
  "MakeSet",
  "Nop",
  "ObjectInsert",
  "ObjectInsertOnce",
  "SetAdd",
]);

/** Of a rule that has one body, with no condition: its first block makes the value, the others hand it on. */
function constantOf(
  { parameters, result, blocks }: PlanFunction,
  values: ReadonlyMap<Local, Value>,
  texts: TextTable,
): Value | undefined {
  const [first, ...others] = blocks;
  if (parameters.length !== 2 || first === undefined) return undefined;
  const hands = (statement: Statement | undefined): boolean =>
    statement?.kind === "ReturnLocal" && statement.source === result;
  const makes = hands(first.statements.at(-1)) ? first.statements.slice(0, -1) : first.statements;
  const gives = makes.at(-1);
  if (gives?.kind !== "AssignVarOnce" && gives?.kind !== "AssignVar") return undefined;
  if (gives.target !== result || !makes.slice(0, -1).every(({ kind }) => makers.has(kind))) return undefined;
  const areHandedOn = others.every(({ statements }) => statements.length === 1 && hands(statements[0]));
  return areHandedOn ? operandValue(gives.source, values, texts) : undefined;
}
