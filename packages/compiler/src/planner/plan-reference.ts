// Plans a ref: a walk into `input`, into a local value, or into the documents of `data`.
import type { Term } from "../syntax/ast.js";
import { type Cursor, emit, inputLocal, localOperand, type Planned } from "./cursor.js";
import { headName } from "./document-path.js";
import { planDocument } from "./plan-document.js";
import { planPath } from "./plan-path.js";

/** Undefined where a step leads nowhere. */
export function planReference(cursor: Cursor, parts: readonly Term[]): Planned {
  const [head, ...steps] = parts;
  if (head === undefined) return { cursor, operand: { kind: "boolean", value: false } };
  const name = headName(head);
  if (name === "data") return planDocument(cursor, parts);
  if (name === "input") {
    if (steps.length === 0) emit(cursor, { kind: "IsDefined", source: inputLocal });
    return planPath(cursor, localOperand(inputLocal), steps);
  }
  const value = cursor.planners.term(cursor, head);
  return planPath(value.cursor, value.operand, steps);
}
