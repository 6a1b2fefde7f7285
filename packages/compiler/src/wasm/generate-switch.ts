// Blocks that each begin by comparing the same local to another constant: one jump instead of a comparison each.
import { type Block, type Local, RegoObject, type Statement, wasmLayout } from "@palisade/language";
import { statementsIn, writesOf } from "../analysis/visit-statements.js";
import type { FunctionScope } from "./function-scope.js";

export type Switch = {
  readonly on: Local;
  readonly cases: readonly { readonly constant: string | boolean; readonly block: Block }[];
};

/** Fewer comparisons cost less than the jump. */
const fewestCases = 4;
/** Engines take so many targets, and more. */
const mostCases = 10_000;

/** What the blocks are as a switch, if they are one. */
export function readSwitch(blocks: readonly Block[], scope: FunctionScope): Switch | undefined {
  if (blocks.length < fewestCases || blocks.length > mostCases) return undefined;
  // Each comparison counts where places are counted.
  if (scope.module.counters !== undefined) return undefined;
  const on = comparedIn(blocks[0]?.statements[0]);
  const seen = new Set<string | boolean>();
  const cases: { constant: string | boolean; block: Block }[] = [];
  for (const block of blocks) {
    const [first] = block.statements;
    if (on === undefined || first?.kind !== "Equal" || comparedIn(first) !== on) return undefined;
    const { right } = first;
    if (right.kind === "local") return undefined;
    const constant = right.kind === "string" ? scope.module.string(right.index) : right.value;
    if (seen.has(constant)) return undefined;
    seen.add(constant);
    cases.push({ constant, block });
  }
  const changes = statementsIn(blocks).some(({ statement }) => writesOf(statement).includes(on as Local));
  return on === undefined || changes ? undefined : { on, cases };
}

function comparedIn(statement: Statement | undefined): Local | undefined {
  return statement?.kind === "Equal" && statement.left.kind === "local" ? statement.left.local : undefined;
}

/** A constant object knows the number of the case. `generateRest`: all but the comparison. */
export function generateSwitch(
  { on, cases }: Switch,
  scope: FunctionScope,
  generateRest: (block: Block) => void,
): void {
  const { code, module } = scope;
  const numbers = new RegoObject();
  for (const [index, { constant }] of cases.entries()) numbers.set(constant, index);
  const done = code.block();
  const labels = cases.map(() => code.block());
  const found = scope.takeTemporary();
  code.constant(module.constant(numbers));
  scope.get(on);
  scope.call("value_get");
  code.localTee(found);
  code.plain("isZero");
  code.branchIf(done);
  code.localGet(found);
  code.load(wasmLayout.numberInteger);
  scope.giveBack(found);
  // The innermost block is the first case's.
  code.branchTable(labels.toReversed(), done);
  for (const { block } of cases) {
    code.end();
    scope.openFrame(done);
    generateRest(block);
    scope.closeFrame();
    code.branch(done);
  }
  code.end();
}
