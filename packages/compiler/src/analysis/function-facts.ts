// What can be known of a function before its code is written: statements that need none, and constants.
import type { Block, Local, Statement, Value } from "@palisade/language";
import { findUnread } from "./find-unread.js";
import { foldConstants, type PlanTexts } from "./fold-constants.js";
import { findExtents, type LocalExtent } from "./local-extents.js";
import { statementsIn } from "./visit-statements.js";

export type FunctionFacts = {
  /** Statements that make a collection whose content is known. */
  readonly constants: ReadonlyMap<Statement, Value>;
  /** Statements that have no effect, or whose effect is part of a constant. */
  readonly skipped: ReadonlySet<Statement>;
  /** Locals that nothing reads. */
  readonly unread: ReadonlySet<Local>;
  /** By block: the locals that only it uses. */
  readonly extents: ReadonlyMap<Block, readonly LocalExtent[]>;
};

export function functionFacts(
  parameters: readonly Local[],
  blocks: readonly Block[],
  texts: PlanTexts,
): FunctionFacts {
  const statements = statementsIn(blocks);
  const { constants, filled } = foldConstants(parameters, statements, texts);
  const { locals, assignments } = findUnread(statements, filled);
  return {
    constants,
    skipped: new Set([...filled, ...assignments]),
    unread: locals,
    extents: findExtents(parameters, blocks),
  };
}
