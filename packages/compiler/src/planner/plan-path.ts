// Plans a walk from a value along a ref's steps.
import type { Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";
import { isEvaluable } from "./bound-terms.js";
import { type Cursor, emit, localOperand, newLocal, type Planned, planScan } from "./cursor.js";

/** Undefined where a step leads nowhere; a step with variables to bind has a solution for each entry that fits. */
export function planPath(cursor: Cursor, source: Operand, steps: readonly Term[]): Planned {
  let current: Planned = { cursor, operand: source };
  for (const step of steps) current = planStep(current, step);
  return current;
}

function planStep({ cursor, operand }: Planned, step: Term): Planned {
  if (!isEvaluable(cursor, step)) {
    const entry = planScan(cursor, operand);
    return { cursor: cursor.planners.match(entry.cursor, entry.key, step), operand: entry.value };
  }
  const key = cursor.planners.term(cursor, step);
  return { cursor: key.cursor, operand: planDot(key.cursor, operand, key.operand) };
}

/** Undefined if there is no such key. */
export function planDot(cursor: Cursor, source: Operand, key: Operand): Operand {
  const target = newLocal(cursor);
  emit(cursor, { kind: "Dot", source, key, target });
  return localOperand(target);
}
