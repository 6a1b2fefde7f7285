// Finds what no engine could run: indices without an entry, calls of nothing, jumps to nowhere.
import type { Block, Local, Operand, Plan, Statement } from "./plan.js";
import { PlanError } from "./plan-error.js";
import { type FieldRole, fieldsOf } from "./statement-fields.js";

/** Engines keep locals in tables. */
const maximumLocal = 1_000_000;

/**
 * What is wrong with a plan, each with its place; nothing if every engine can load it.
 * `readPlan` has checked its shape; this checks what it refers to.
 */
export function validatePlan(plan: Plan): readonly PlanError[] {
  const problems: PlanError[] = [];
  const functions = new Map<string, number>();
  for (const [index, { name, parameters }] of plan.functions.entries()) {
    if (functions.has(name))
      problems.push(new PlanError(`function \`${name}\` is defined twice`, `funcs.funcs[${index}]`));
    functions.set(name, parameters.length);
  }
  const builtins = new Set(plan.static.builtins.map(({ name }) => name));
  const scope = { plan, functions, builtins, problems };
  for (const [index, { blocks }] of plan.plans.entries()) {
    checkBlocks({ ...scope, inFunction: false }, blocks, `plans.plans[${index}].blocks`, 0);
  }
  for (const [index, { parameters, result, blocks }] of plan.functions.entries()) {
    const place = `funcs.funcs[${index}]`;
    for (const local of [...parameters, result]) checkLocal({ ...scope, inFunction: true }, local, place);
    checkBlocks({ ...scope, inFunction: true }, blocks, `${place}.blocks`, 0);
  }
  return problems;
}

type Scope = {
  readonly plan: Plan;
  /** Counts of parameters, by name. */
  readonly functions: ReadonlyMap<string, number>;
  readonly builtins: ReadonlySet<string>;
  readonly problems: PlanError[];
  readonly inFunction: boolean;
};

function checkBlocks(scope: Scope, blocks: readonly Block[], place: string, depth: number): void {
  for (const [index, block] of blocks.entries()) checkBlock(scope, block, `${place}[${index}]`, depth + 1);
}

/** `depth` counts the blocks a break can leave, this one included. */
function checkBlock(scope: Scope, block: Block, place: string, depth: number): void {
  for (const [index, statement] of block.statements.entries()) {
    checkStatement(scope, statement, `${place}.stmts[${index}].stmt`, depth);
  }
}

function checkStatement(scope: Scope, statement: Statement, place: string, depth: number): void {
  const values = statement as unknown as Record<string, unknown>;
  for (const [name, field] of fieldsOf(statement)) {
    const at = `${place}.${field.json}`;
    if (field.role === "block") {
      checkBlock(scope, values[name] as Block, at, depth + 1);
    } else if (field.role === "blocks") checkBlocks(scope, values[name] as readonly Block[], at, depth);
    else if (field.role === "label" && (values[name] as number) >= depth) {
      report(scope, `there are no ${values[name]} blocks around it to leave`, at);
    } else checks[field.role]?.(scope, values[name] as never, at);
  }
  if (statement.kind === "Call") checkCount(scope, statement, place);
  if (statement.kind === "ResultSetAdd" && scope.inFunction)
    report(scope, "only entrypoints add results", place);
  if (statement.kind === "ReturnLocal" && !scope.inFunction) report(scope, "only functions return", place);
}

function checkCount(scope: Scope, call: Extract<Statement, { kind: "Call" }>, place: string): void {
  const wanted = scope.functions.get(call.function);
  if (wanted === undefined || wanted === call.arguments.length) return;
  report(scope, `\`${call.function}\` takes ${wanted} arguments, not ${call.arguments.length}`, place);
}

function checkLocal(scope: Scope, local: Local, place: string): void {
  if (local > maximumLocal) report(scope, `local ${local} is beyond ${maximumLocal}`, place);
}

function checkString(scope: Scope, index: number, place: string): void {
  if (index >= scope.plan.static.strings.length) report(scope, `there is no string ${index}`, place);
}

function checkOperand(scope: Scope, operand: Operand, place: string): void {
  if (operand.kind === "local") checkLocal(scope, operand.local, place);
  else if (operand.kind === "string") checkString(scope, operand.index, place);
}

function each<Item>(check: (scope: Scope, item: Item, place: string) => void) {
  return (scope: Scope, items: readonly Item[], place: string) => {
    for (const [index, item] of items.entries()) check(scope, item, `${place}[${index}]`);
  };
}

const checks: { readonly [Role in FieldRole]?: (scope: Scope, value: never, place: string) => void } = {
  reads: checkLocal,
  readsMany: each(checkLocal),
  changes: checkLocal,
  writes: checkLocal,
  replaces: checkLocal,
  operand: checkOperand,
  operands: each(checkOperand),
  string: checkString,
  strings: each(checkString),
  function: (scope: Scope, name: string, place: string) => {
    if (!scope.functions.has(name) && !scope.builtins.has(name)) {
      report(scope, `there is no function \`${name}\``, place);
    }
  },
};

function report(scope: Scope, message: string, place: string): void {
  scope.problems.push(new PlanError(message, place));
}
