// Statements that look something up in a function's arguments by constant keys alone: `input.request.kind`.
import type { Block, Local, Operand, PlanFunction, Statement } from "@palisade/language";
import { findScalars, type Scalar, scalarId, writtenOnce } from "./scalars.js";
import { innerBlocks, statementsIn } from "./visit-statements.js";

/** What is found there is the same throughout a call of the function. */
export type Lookup = {
  /** The same for all statements that look up the same, and for no others. */
  readonly id: string;
  /** The argument it begins at. */
  readonly root: Local;
  /** Absent where it is the argument itself. */
  readonly step?: { readonly parent: Lookup; readonly key: Scalar };
};

export type Lookups = {
  /** By the `Dot` that looks it up. */
  readonly byStatement: ReadonlyMap<Statement, Lookup>;
  /** By the local that holds it, where it is defined. */
  readonly byLocal: ReadonlyMap<Local, Lookup>;
  readonly scalars: ReadonlyMap<Local, Scalar>;
};

/** @throws {GenerateError} `too-large` if blocks nest too deeply. */
export function findLookups(
  { parameters, blocks }: Pick<PlanFunction, "parameters" | "blocks">,
  strings: readonly string[],
): Lookups {
  const statements = statementsIn(blocks);
  const once = writtenOnce(statements);
  const scalars = findScalars(statements, once);
  const byStatement = new Map<Statement, Lookup>();
  const byLocal = new Map<Local, Lookup>(parameters.map((root) => [root, { id: `%${root}`, root }]));
  /** Documents that a `With` has replaced where the block stands. */
  const visit = (block: Block, replaced: ReadonlySet<Local>): void => {
    for (const statement of block.statements) {
      if (statement.kind === "Dot" && once.has(statement.target)) {
        const lookup = lookupOf(statement, replaced);
        if (lookup !== undefined) {
          byStatement.set(statement, lookup);
          byLocal.set(statement.target, lookup);
        }
      }
      const inside = statement.kind === "With" ? new Set([...replaced, statement.local]) : replaced;
      for (const inner of innerBlocks(statement)) visit(inner, inside);
    }
  };
  const lookupOf = (
    { source, key }: Extract<Statement, { kind: "Dot" }>,
    replaced: ReadonlySet<Local>,
  ): Lookup | undefined => {
    if (source.kind !== "local" || replaced.has(source.local)) return undefined;
    const parent = byLocal.get(source.local);
    const step = scalarOf(key, scalars);
    if (parent === undefined || step === undefined) return undefined;
    return { id: `${parent.id}[${scalarId(step, strings)}]`, root: parent.root, step: { parent, key: step } };
  };
  for (const block of blocks) visit(block, new Set());
  return { byStatement, byLocal, scalars };
}

/** The constant an operand stands for, if it is one. */
export function scalarOf(operand: Operand, scalars: ReadonlyMap<Local, Scalar>): Scalar | undefined {
  return operand.kind === "local" ? scalars.get(operand.local) : operand;
}
