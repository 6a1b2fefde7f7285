// Looks up once what a block looks up again and again: in each round of a loop, or after somebody has already.
import type { Block, PlanLocation, Statement } from "@palisade/language";
import { replaceBlocks } from "@palisade/language";
import type { Lookup } from "../analysis/lookups.js";
import { statementsIn } from "../analysis/visit-statements.js";
import type { FunctionDraft } from "./draft-function.js";
import type { LookupScope } from "./lookup-scope.js";
import { placeOf } from "./place-of.js";

/** The block with the lookups that `scope` knows taken from there, and without the statements to leave out. */
export function shareLookups(
  block: Block,
  scope: LookupScope,
  draft: FunctionDraft,
  leftOut: ReadonlySet<Statement> = new Set(),
): Block {
  const statements: Statement[] = [];
  let current = scope;
  for (const statement of block.statements) {
    if (leftOut.has(statement)) continue;
    if (statement.kind === "Scan") {
      const hoisted = lookUpAhead(lookupsIn([statement.block], draft), current, statement);
      statements.push(...hoisted.statements);
      current = hoisted.scope;
    }
    const lookup = draft.lookups.byStatement.get(statement);
    if (lookup !== undefined && statement.kind === "Dot") {
      const shared = shareOne(statement, lookup, current);
      statements.push(...shared.statements);
      current = shared.scope;
      continue;
    }
    // What is looked up in there may be in another document of the same name.
    if (statement.kind === "With") {
      statements.push(statement);
      continue;
    }
    const inner = current;
    statements.push(replaceBlocks(statement, (each) => shareLookups(each, inner, draft, leftOut)));
  }
  return { statements };
}

function shareOne(
  statement: Extract<Statement, { kind: "Dot" }>,
  lookup: Lookup,
  scope: LookupScope,
): { readonly statements: readonly Statement[]; readonly scope: LookupScope } {
  const { target } = statement;
  if (scope.get(lookup) === undefined) return { statements: [statement], scope: scope.with(lookup, target) };
  const found = scope.find(lookup, statement);
  const source = { kind: "local", local: found.local } as const;
  const assign: Statement = { kind: "AssignVar", source, target, ...placeOf(statement) };
  return { statements: [...found.statements, assign], scope: found.scope };
}

/** Statements that look up what they can, and are never undefined themselves. */
export function lookUpAhead(
  lookups: readonly Lookup[],
  scope: LookupScope,
  at: PlanLocation,
): { readonly statements: readonly Statement[]; readonly scope: LookupScope } {
  const place = placeOf(at);
  const blocks: Block[] = [];
  let current = scope;
  for (const lookup of lookups) {
    if (current.get(lookup) !== undefined) continue;
    const found = current.find(lookup, place);
    blocks.push({ statements: found.statements });
    current = current.after(found.scope);
  }
  const statements: Statement[] = blocks.length === 0 ? [] : [{ kind: "Block", blocks, ...place }];
  return { statements, scope: current };
}

/** What the blocks look up, and longest first, since that brings the rest with it. */
function lookupsIn(blocks: readonly Block[], draft: FunctionDraft): readonly Lookup[] {
  const found = new Map<string, Lookup>();
  for (const { statement } of statementsIn(blocks)) {
    const lookup = draft.lookups.byStatement.get(statement);
    if (lookup !== undefined) found.set(lookup.id, lookup);
  }
  return [...found.values()].sort((left, right) => depthOf(right) - depthOf(left));
}

function depthOf({ step }: Lookup): number {
  return step === undefined ? 0 : 1 + depthOf(step.parent);
}
