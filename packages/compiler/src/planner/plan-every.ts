// Plans `every`: undefined if the body fails for one entry of the domain, or the domain is no collection.
import type { Operand } from "@palisade/language";
import type { ExpressionCode } from "../syntax/ast.js";
import { type Cursor, emit, emitSuccess, newLocal, planBlock, planCondition, planScan } from "./cursor.js";

export function planEvery(
  cursor: Cursor,
  { key, value, domain, body }: Extract<ExpressionCode, { readonly kind: "every" }>,
): Cursor {
  const { cursor: start, operand } = cursor.planners.term(cursor, domain);
  emitIsCollection(start, operand);
  const failed = newLocal(start);
  emit(start, { kind: "ResetLocal", target: failed });
  const entry = planScan(start, operand);
  const condition = planCondition(entry.cursor, (inner) => {
    const keyed = key === undefined ? inner : inner.planners.match(inner, entry.key, key);
    return keyed.planners.body(keyed.planners.match(keyed, entry.value, value), body);
  });
  emit(entry.cursor, { kind: "IsUndefined", source: condition });
  emitSuccess(start, entry.cursor, failed);
  emit(start, { kind: "IsUndefined", source: failed });
  return start;
}

/** Undefined unless the value is an array, an object or a set. */
function emitIsCollection(cursor: Cursor, source: Operand): void {
  const kinds = ["IsArray", "IsObject", "IsSet"] as const;
  const blocks = kinds.map((kind) =>
    planBlock(cursor, (inner) => {
      emit(inner, { kind, source });
      emit(inner, { kind: "Break", index: 1 });
    }),
  );
  const outer = planBlock(cursor, (inner) => {
    emit(inner, { kind: "Block", blocks });
    emit(inner, { kind: "Break", index: 1 });
  });
  emit(cursor, { kind: "Block", blocks: [outer] });
}
