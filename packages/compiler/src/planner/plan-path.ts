// Plans a walk from a value along a ref's steps.
import type { Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";
import { isEvaluable } from "./bound-terms.js";
import { type Cursor, dataLocal, emit, localOperand, newLocal, type Planned, planScan } from "./cursor.js";

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
  return planDot(key.cursor, operand, key.operand);
}

/** Undefined if there is no such key. Where the same step was taken before, its value is still at hand. */
export function planDot(cursor: Cursor, source: Operand, key: Operand): Planned {
  const name = stepName(cursor, source, key);
  const known = name === undefined ? undefined : cursor.scope.get(name);
  if (known !== undefined) return { cursor, operand: known };
  const operand = localOperand(newLocal(cursor));
  emit(cursor, { kind: "Dot", source, key, target: operand.local });
  return {
    cursor: name === undefined ? cursor : { ...cursor, scope: cursor.scope.with(name, operand) },
    operand,
  };
}

/** A name for the value of a step, which no variable has. Documents that a `with` replaced have steps of their own. */
function stepName({ documents }: Cursor, source: Operand, key: Operand): string | undefined {
  if (source.kind !== "local" || key.kind !== "string") return undefined;
  return `${source.local <= dataLocal ? documents : ""}.${source.local}.${key.index}`;
}
