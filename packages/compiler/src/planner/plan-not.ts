// Plans negation: what is negated must have no solution, and binds nothing.
import type { Block } from "@palisade/language";
import type { Body, Expression } from "../syntax/ast.js";
import { type Cursor, emit, inDraft, newDraft, newLocal, planBlock } from "./cursor.js";

/** `not` before an expression. */
export function planNegation(cursor: Cursor, expression: Expression): Cursor {
  return planNone(cursor, (inner) => inner.planners.expression(inner, expression));
}

/** `not { … }`. */
export function planNotBody(cursor: Cursor, body: Body): Cursor {
  return planNone(cursor, (inner) => inner.planners.body(inner, body));
}

function planNone(cursor: Cursor, plan: (cursor: Cursor) => Cursor): Cursor {
  const draft = newDraft();
  const end = plan(inDraft(cursor, draft));
  // A loop ends whether or not its block had a solution: a flag tells.
  const block = end.draft === draft ? draft : planBlock(cursor, (outer) => planFlagged(outer, draft, end));
  emit(cursor, { kind: "Not", block });
  return cursor;
}

/** Undefined if the planned block never reaches its end. */
function planFlagged(cursor: Cursor, block: Block, end: Cursor): void {
  const flag = newLocal(cursor);
  emit(end, { kind: "AssignVar", source: { kind: "boolean", value: true }, target: flag });
  emit(cursor, { kind: "ResetLocal", target: flag });
  emit(cursor, { kind: "Block", blocks: [block] });
  emit(cursor, { kind: "IsDefined", source: flag });
}
