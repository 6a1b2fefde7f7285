// Plans a walk into base documents, where a step is what OPA's store makes of it: a number is also the text of an object's
// key, and a text of digits an array's index.
import type { Local, Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";
import { constantText, isEvaluable } from "./bound-terms.js";
import {
  type Cursor,
  emit,
  localOperand,
  newLocal,
  type Planned,
  planBlock,
  planScan,
  toLocal,
} from "./cursor.js";
import { nowhere } from "./document-path.js";
import { type Alternative, planAlternatives } from "./plan-alternatives.js";
import { planDot, planPath } from "./plan-path.js";

/** As `planPath`, for what lies under `data` and was made by no rule. */
export function planBasePath(cursor: Cursor, source: Operand, steps: readonly Term[]): Planned {
  let current: Planned = { cursor, operand: source };
  for (const step of steps) current = planStep(current, step);
  return current;
}

function planStep({ cursor, operand }: Planned, step: Term): Planned {
  if (!isEvaluable(cursor, step)) return planPath(cursor, operand, [step]);
  if (constantText(step) === undefined) {
    const key = cursor.planners.term(cursor, step);
    return planBaseStep(key.cursor, operand, key.operand);
  }
  const keys = readings(step);
  const alternatives = keys.map(
    (key): Alternative =>
      (inner) =>
        planPath(inner, operand, [key]),
  );
  return planAlternatives(cursor, [], alternatives);
}

/** A constant step, and what else it may mean. */
function readings(step: Term): readonly Term[] {
  const { location } = step;
  if (step.kind === "number") return [step, { kind: "string", value: step.text, location }];
  if (step.kind !== "string" || !/^(?:0|[1-9]\d*)$/.test(step.value)) return [step];
  return [step, { kind: "number", text: step.value, location }];
}

/** A step by a key that is known at run time only. What it may mean besides is asked where it is not found as it is. */
export function planBaseStep(cursor: Cursor, source: Operand, key: Operand): Planned {
  if (key.kind === "boolean") return planDot(cursor, source, key);
  if (key.kind === "string")
    return planStep({ cursor, operand: source }, stringTerm(cursor.program.stringAt(key.index)));
  const alternatives: readonly Alternative[] = [
    (inner) => planDot(inner, source, key),
    (inner) => planTextOf(inner, source, key),
    (inner) => planIndexOf(inner, source, key),
  ];
  return planAlternatives(cursor, [], alternatives);
}

function stringTerm(value: string): Term {
  return { kind: "string", value, location: nowhere };
}

/** The entry under the text of a number. */
function planTextOf(cursor: Cursor, source: Operand, key: Operand): Planned {
  emitHolds(cursor, "is_number", key);
  return planDot(cursor, source, localOperand(emitCall(cursor, "json.marshal", key)));
}

/** The item whose index has this text. */
function planIndexOf(cursor: Cursor, source: Operand, key: Operand): Planned {
  emit(cursor, { kind: "IsArray", source });
  emitHolds(cursor, "is_string", key);
  const found = newLocal(cursor);
  emit(cursor, { kind: "ResetLocal", target: found });
  const items = toLocal(cursor, source);
  const block = planBlock(cursor, (inner) => {
    const entry = planScan(inner, localOperand(items));
    const text = emitCall(entry.cursor, "json.marshal", entry.key);
    emit(entry.cursor, { kind: "Equal", left: localOperand(text), right: key });
    emit(entry.cursor, { kind: "AssignVar", source: entry.value, target: found });
    emit(entry.cursor, { kind: "Break", index: 1 });
  });
  emit(cursor, { kind: "Block", blocks: [block] });
  emit(cursor, { kind: "IsDefined", source: found });
  return { cursor, operand: localOperand(found) };
}

function emitHolds(cursor: Cursor, test: string, value: Operand): void {
  const result = emitCall(cursor, test, value);
  emit(cursor, { kind: "NotEqual", left: localOperand(result), right: { kind: "boolean", value: false } });
}

function emitCall(cursor: Cursor, name: string, value: Operand): Local {
  const result = newLocal(cursor);
  cursor.program.builtin(name);
  emit(cursor, { kind: "Call", function: name, arguments: [value], result });
  return result;
}
