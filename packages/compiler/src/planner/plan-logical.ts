// Plans `and` and `or` between bodies: each body has a scope of its own, and binds nothing outside.
import type { ExpressionCode } from "../syntax/ast.js";
import { type Cursor, emit, planBlock, planCondition } from "./cursor.js";

export function planLogical(
  cursor: Cursor,
  { kind, left, right }: Extract<ExpressionCode, { readonly kind: "and" | "or" }>,
): Cursor {
  const first = planCondition(cursor, (inner) => inner.planners.body(inner, left));
  if (kind === "and") {
    emit(cursor, { kind: "IsDefined", source: first });
    const second = planCondition(cursor, (inner) => inner.planners.body(inner, right));
    emit(cursor, { kind: "IsDefined", source: second });
    return cursor;
  }
  // The right side runs only where the left one had no solution.
  const either = planBlock(cursor, (outer) => {
    const skip = planBlock(outer, (inner) => {
      emit(inner, { kind: "IsDefined", source: first });
      emit(inner, { kind: "Break", index: 1 });
    });
    emit(outer, { kind: "Block", blocks: [skip] });
    const second = planCondition(outer, (inner) => inner.planners.body(inner, right));
    emit(outer, { kind: "IsDefined", source: second });
    emit(outer, { kind: "AssignVar", source: { kind: "boolean", value: true }, target: first });
  });
  emit(cursor, { kind: "Block", blocks: [either] });
  emit(cursor, { kind: "IsDefined", source: first });
  return cursor;
}
