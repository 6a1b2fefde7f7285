// Compares a value with a pattern: bound parts must be equal, variables are bound, arrays and objects taken apart.
import type { Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";
import { constantText, isEvaluable } from "./bound-terms.js";
import { bind, type Cursor, emit, emitFailure, localOperand, newLocal } from "./cursor.js";

/** Undefined where the value does not match. */
export function planMatch(cursor: Cursor, operand: Operand, pattern: Term): Cursor {
  if (pattern.kind === "var" && !isEvaluable(cursor, pattern)) {
    return bind(cursor, pattern.name, operand);
  }
  if (pattern.kind === "array" && isTakenApart(cursor, pattern)) {
    return matchArray(cursor, operand, pattern.items);
  }
  if (pattern.kind === "object" && isTakenApart(cursor, pattern)) {
    return matchObject(cursor, operand, pattern.entries);
  }
  return matchValue(cursor, operand, pattern);
}

/** Taking apart binds variables, and compares without making a collection; constants are better compared whole. */
function isTakenApart(cursor: Cursor, pattern: Term): boolean {
  return (
    constantText(pattern) === undefined && !(pattern.kind === "object" && !keysAreConstant(cursor, pattern))
  );
}

/** Keys that may turn out equal would make an object of another size than the pattern's. */
function keysAreConstant(cursor: Cursor, pattern: Extract<Term, { readonly kind: "object" }>): boolean {
  return !isEvaluable(cursor, pattern) || pattern.entries.every(([key]) => constantText(key) !== undefined);
}

function matchValue(cursor: Cursor, operand: Operand, pattern: Term): Cursor {
  const value = cursor.planners.term(cursor, pattern);
  if (operand.kind !== "local" && value.operand.kind !== "local") {
    if (!isSameConstant(operand, value.operand)) emitFailure(value.cursor);
  } else if (
    operand.kind !== "local" ||
    value.operand.kind !== "local" ||
    operand.local !== value.operand.local
  ) {
    emit(value.cursor, { kind: "Equal", left: operand, right: value.operand });
  }
  return value.cursor;
}

function isSameConstant(left: Operand, right: Operand): boolean {
  if (left.kind === "string") return right.kind === "string" && left.index === right.index;
  return left.kind === "boolean" && right.kind === "boolean" && left.value === right.value;
}

function matchArray(cursor: Cursor, operand: Operand, items: readonly Term[]): Cursor {
  emit(cursor, { kind: "IsArray", source: operand });
  emitLength(cursor, operand, items.length);
  let current = cursor;
  for (const [index, item] of items.entries()) {
    const key = newLocal(current);
    emit(current, { kind: "MakeNumberInt", value: index, target: key });
    current = planMatch(current, emitDot(current, operand, localOperand(key)), item);
  }
  return current;
}

function matchObject(cursor: Cursor, operand: Operand, entries: readonly (readonly [Term, Term])[]): Cursor {
  emit(cursor, { kind: "IsObject", source: operand });
  emitLength(cursor, operand, entries.length);
  let current = cursor;
  for (const [keyTerm, item] of entries) {
    const key = current.planners.term(current, keyTerm);
    current = planMatch(key.cursor, emitDot(key.cursor, operand, key.operand), item);
  }
  return current;
}

function emitLength(cursor: Cursor, source: Operand, expected: number): void {
  const actual = newLocal(cursor);
  const wanted = newLocal(cursor);
  emit(cursor, { kind: "Len", source, target: actual });
  emit(cursor, { kind: "MakeNumberInt", value: expected, target: wanted });
  emit(cursor, { kind: "Equal", left: localOperand(actual), right: localOperand(wanted) });
}

function emitDot(cursor: Cursor, source: Operand, key: Operand): Operand {
  const target = newLocal(cursor);
  emit(cursor, { kind: "Dot", source, key, target });
  return localOperand(target);
}
