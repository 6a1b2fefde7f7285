// Plans negation: what is negated must have no solution, and binds nothing.
import type { Body, Expression } from "../syntax/ast.js";
import { type Cursor, emit, emitSuccess, inDraft, newLocal, planBlock } from "./cursor.js";

/** `not` before an expression. */
export function planNegation(cursor: Cursor, expression: Expression): Cursor {
  return planNone(cursor, (inner) => inner.planners.expression(inner, expression));
}

/** `not { … }`. */
export function planNotBody(cursor: Cursor, body: Body): Cursor {
  return planNone(cursor, (inner) => inner.planners.body(inner, body));
}

function planNone(cursor: Cursor, plan: (cursor: Cursor) => Cursor): Cursor {
  const start = inDraft(cursor);
  const end = plan(start);
  // A loop ends whether or not its block had a solution: a flag tells.
  const block =
    end.draft === start.draft ? start.draft : planBlock(cursor, (outer) => planFlagged(outer, start, end));
  emit(cursor, { kind: "Not", block });
  return cursor;
}

/** Undefined if the planned block never reaches its end. */
function planFlagged(cursor: Cursor, start: Cursor, end: Cursor): void {
  const flag = newLocal(cursor);
  emitSuccess(start, end, flag);
  emit(cursor, { kind: "ResetLocal", target: flag });
  emit(cursor, { kind: "Block", blocks: [start.draft] });
  emit(cursor, { kind: "IsDefined", source: flag });
}
