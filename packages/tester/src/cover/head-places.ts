// Moves what a plan does at a head before the rule holds out of the way, so that a head counts only when it does.
import type { Module, Rule } from "@palisade/compiler";
import { type Block, type Plan, type PlanFunction, replaceBlocks, type Statement } from "@palisade/language";

/** What adds to a rule's document: the last that happens at a head. */
const completing: ReadonlySet<Statement["kind"]> = new Set([
  "AssignVar",
  "AssignVarOnce",
  "SetAdd",
  "ObjectInsert",
  "ObjectInsertOnce",
]);

/**
 * A plan for counting. Empty documents are made, arguments matched and results returned at a head's
 * place, too: those statements are moved to no file, or a rule that never held would seem covered.
 */
export function countHeadsWhenTheyHold(plan: Plan, modules: readonly Module[]): Plan {
  const heads = new Set<string>();
  for (const module of modules) {
    for (const rule of module.rules) {
      for (let link: Rule | undefined = rule; link !== undefined; link = link.else) {
        const { file, row, column } = link.head.location;
        heads.add(`${file}:${row}:${column}`);
      }
    }
  }
  const files = [...plan.static.files, ""];
  const isHead = ({ file, row, column }: Statement): boolean => heads.has(`${files[file]}:${row}:${column}`);
  const move = (statement: Statement): Statement => ({
    ...statement,
    file: files.length - 1,
    row: 1,
    column: 1,
  });
  const functions = plan.functions.map((planned) => moveStatements(planned, isHead, move));
  return { ...plan, static: { ...plan.static, files }, functions };
}

function moveStatements(
  planned: PlanFunction,
  isHead: (statement: Statement) => boolean,
  move: (statement: Statement) => Statement,
): PlanFunction {
  const inBlock = (block: Block): Block => ({
    statements: block.statements.map((statement, index) => {
      const before = block.statements[index - 1];
      // What the branches of an `else` found is handed on once more.
      const handsOn = before?.kind === "IsDefined" && statement.kind === "AssignVarOnce";
      const completes = completing.has(statement.kind) && !handsOn;
      const moved = isHead(statement) && !completes ? move(statement) : statement;
      return replaceBlocks(moved, inBlock);
    }),
  });
  return { ...planned, blocks: planned.blocks.map(inBlock) };
}
