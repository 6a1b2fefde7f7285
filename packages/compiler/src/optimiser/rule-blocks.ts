// Which blocks of a function may run in any order, and what each needs to have any effect.
import type { Block, Local, Operand, Statement } from "@palisade/language";
import { type Lookup, scalarOf } from "../analysis/lookups.js";
import { type Scalar, scalarId } from "../analysis/scalars.js";
import { localsIn, statementsIn } from "../analysis/visit-statements.js";
import type { FunctionDraft } from "./draft-function.js";

/** That a lookup gives a constant. */
export type Test = {
  readonly lookup: Lookup;
  readonly constant: Scalar;
  readonly constantId: string;
  readonly statement: Statement;
  /** Made in each round of a loop. */
  readonly isRepeated: boolean;
};

export type RuleBlock = {
  readonly block: Block;
  /** Without any of them the block has no effect; the first of each lookup. */
  readonly tests: readonly Test[];
  /** Blocks of the same effect may change places; absent: this one may not. */
  readonly effect?: string;
};

export function readRuleBlocks(draft: FunctionDraft): readonly RuleBlock[] {
  const { blocks, parameters, result } = draft.function;
  const contents = blocks.map((block) => statementsIn([block]).map(({ statement }) => statement));
  const shared = sharedLocals(contents, new Set(parameters));
  return blocks.map((block, index): RuleBlock => {
    const statements = contents[index] as readonly Statement[];
    const effect = effectOf(statements, result, shared);
    return effect === undefined ? { block, tests: [] } : { block, tests: testsOf(block, draft), effect };
  });
}

/** Locals that more than one block uses. */
function sharedLocals(
  contents: readonly (readonly Statement[])[],
  parameters: ReadonlySet<Local>,
): ReadonlySet<Local> {
  const users = new Map<Local, number>();
  const shared = new Set<Local>();
  for (const [index, statements] of contents.entries()) {
    for (const statement of statements) {
      for (const local of localsIn(statement)) {
        const user = users.get(local) ?? index;
        if (user !== index && !parameters.has(local)) shared.add(local);
        users.set(local, user);
      }
    }
  }
  return shared;
}

/** What people see in the order in which it happens. */
const spoken: ReadonlySet<string> = new Set(["print", "internal.print", "trace", "internal.test_case"]);

/** Adding to the result in any order gives the same; so does returning the same constant. */
function effectOf(
  statements: readonly Statement[],
  result: Local,
  shared: ReadonlySet<Local>,
): string | undefined {
  const effects = new Set<string>();
  for (const [index, statement] of statements.entries()) {
    if (statement.kind === "Call" && spoken.has(statement.function)) return undefined;
    const locals = localsIn(statement);
    if (locals.some((local) => local !== result && shared.has(local))) return undefined;
    if (!locals.includes(result)) continue;
    const effect =
      effectOn(result, statement, statements[index + 1]) ??
      returned(result, statement, statements[index - 1]);
    if (effect === undefined) return undefined;
    effects.add(effect);
  }
  const [only, ...others] = effects;
  return others.length === 0 ? only : undefined;
}

function effectOn(result: Local, statement: Statement, next: Statement | undefined): string | undefined {
  const isResult = (operand: Operand): boolean => operand.kind === "local" && operand.local === result;
  switch (statement.kind) {
    case "AssignVarOnce":
      return isResult(statement.source) ? undefined : "assign";
    case "SetAdd":
      return isResult(statement.value) ? undefined : "add";
    case "ObjectInsertOnce":
      return isResult(statement.value) || isResult(statement.key) ? undefined : "insert";
    case "AssignVar":
      return statement.target === result && next?.kind === "ReturnLocal"
        ? returnOf(statement.source)
        : undefined;
    default:
      return undefined;
  }
}

/** A return belongs to the assignment before it. */
function returned(result: Local, statement: Statement, previous: Statement | undefined): string | undefined {
  if (statement.kind !== "ReturnLocal" || previous?.kind !== "AssignVar") return undefined;
  return previous.target === result ? returnOf(previous.source) : undefined;
}

function returnOf(source: Operand): string | undefined {
  if (source.kind === "local") return undefined;
  return `return ${source.kind === "string" ? `text ${source.index}` : source.value}`;
}

/** Along the statements that every success comes past: those of the block, then of the loop at its end. */
function testsOf(block: Block, draft: FunctionDraft): readonly Test[] {
  const tests = new Map<string, Test>();
  for (let spine: Block | undefined = block; spine !== undefined; ) {
    const last: Statement | undefined = spine.statements.at(-1);
    for (const statement of spine.statements) {
      if (statement.kind === "Break" || statement.kind === "ReturnLocal") return [...tests.values()];
      const test = statement.kind === "Equal" ? readTest(statement, draft) : undefined;
      if (test === undefined || tests.has(test.lookup.id)) continue;
      tests.set(test.lookup.id, { ...test, isRepeated: spine !== block });
    }
    spine = last?.kind === "Scan" ? last.block : undefined;
  }
  return [...tests.values()];
}

type NewTest = Omit<Test, "isRepeated">;

function readTest(
  statement: Extract<Statement, { kind: "Equal" }>,
  draft: FunctionDraft,
): NewTest | undefined {
  const { left, right } = statement;
  return testOf(left, right, statement, draft) ?? testOf(right, left, statement, draft);
}

function testOf(
  looked: Operand,
  other: Operand,
  statement: Statement,
  { lookups, strings }: FunctionDraft,
): NewTest | undefined {
  const lookup = looked.kind === "local" ? lookups.byLocal.get(looked.local) : undefined;
  const constant = scalarOf(other, lookups.scalars);
  if (lookup === undefined || constant === undefined) return undefined;
  return { lookup, constant, constantId: scalarId(constant, strings), statement };
}
