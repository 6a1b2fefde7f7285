// Unifies terms by their types: learns the types of variables, and says whether the terms can be equal.
import {
  hasUnknown,
  isAny,
  isAssignable,
  selectKey,
  type Type,
  t,
  unionOf,
  unknownType,
} from "@palisade/language";
import type { Term } from "../../syntax/ast.js";
import { isScalar } from "../tree/constants.js";
import { termKey } from "../tree/term-key.js";
import { jsonOfScalar } from "./json-of-scalar.js";
import type { TypeEnvironment } from "./type-environment.js";

type Known = Type | undefined;
type Entries = readonly (readonly [Term, Term])[];

export const isUntyped = (type: Known): boolean => type === undefined || hasUnknown(type);

/** Whether two terms can be equal. */
export function unifyTerms(left: Term, right: Term, types: TypeEnvironment): boolean {
  const leftType = types.typeOf(left);
  const rightType = types.typeOf(right);
  const [leftOpen, rightOpen] = [isUntyped(leftType), isUntyped(rightType)];
  if (leftOpen && !rightOpen) return unifyWithType(left, rightType, types);
  if (rightOpen && !leftOpen) return unifyWithType(right, leftType, types);
  if (!leftOpen) return isAssignable(leftType, rightType);
  if (left.kind === right.kind) return unifyUntyped(left, right, types);
  return (
    unifyUntyped(left, right, types) ||
    unifyUntyped(right, left, types) ||
    learn(left, rightType, types) ||
    learn(right, leftType, types)
  );
}

function unifyUntyped(left: Term, right: Term, types: TypeEnvironment): boolean {
  if (left.kind === "array" && right.kind === "array") return unifyItems(left.items, right.items, types);
  if (left.kind === "object" && right.kind === "object")
    return unifyEntries(left.entries, right.entries, types);
  if (left.kind !== "var") return false;
  if (right.kind === "ref") return unifyWithType(left, t.any, types);
  if (right.kind !== "var" && right.kind !== "array" && right.kind !== "object") return false;
  return unifyWithType(right, t.any, types) && unifyWithType(left, types.typeOf(right), types);
}

/** A variable takes the type of what is known in part. */
function learn(term: Term, type: Known, types: TypeEnvironment): boolean {
  return term.kind === "var" && type !== undefined && unifyWithType(term, type, types);
}

function unifyItems(left: readonly Term[], right: readonly Term[], types: TypeEnvironment): boolean {
  return (
    left.length === right.length && left.every((item, index) => unifyTerms(item, right[index] as Term, types))
  );
}

function unifyEntries(left: Entries, right: Entries, types: TypeEnvironment): boolean {
  if (left.length !== right.length) return false;
  const values = new Map(right.map(([key, value]) => [termKey(key), value]));
  return left.every(([key, value]) => {
    const other = values.get(termKey(key));
    return other !== undefined && unifyTerms(value, other, types);
  });
}

/** Whether a term can be of a type; its variables without a type get theirs. `merge`: those with one get a union. */
export function unifyWithType(term: Term, type: Known, types: TypeEnvironment, merge = false): boolean {
  switch (term.kind) {
    case "array":
    case "object":
    case "set":
      return unifyCollection(term, type, types, merge);
    case "var": {
      const before = types.variable(term.name);
      if (before !== undefined && !merge) return isAssignable(before, type);
      types.assign(term.name, merge ? unionOf([before, type]) : type);
      return true;
    }
    default:
      return isAssignable(types.typeOf(term), type);
  }
}

type Collection = Extract<Term, { readonly kind: "array" | "object" | "set" }>;

function unifyCollection(term: Collection, type: Known, types: TypeEnvironment, merge: boolean): boolean {
  if (type === undefined || type === unknownType) return false;
  if (type.type === "any") {
    if (isAny(type)) {
      for (const part of partsOf(term)) unifyWithType(part, t.any, types, true);
      return true;
    }
    const fits = (type.of ?? []).map((member) => unifyWithType(term, member, types, true));
    return fits.includes(true);
  }
  if (term.kind === "array" && type.type === "array") {
    const isOpen = type.dynamic !== undefined;
    if (term.items.length !== (type.static ?? []).length && !isOpen) return false;
    return term.items.every((item, index) => unifyWithType(item, selectKey(type, index), types, merge));
  }
  if (term.kind === "object" && type.type === "object") return unifyObject(term.entries, type, types, merge);
  if (term.kind === "set" && type.type === "set") {
    return term.items.every((item) => unifyWithType(item, type.of, types, merge));
  }
  return false;
}

function unifyObject(
  entries: Entries,
  type: Extract<Type, { type: "object" }>,
  types: TypeEnvironment,
  merge: boolean,
): boolean {
  if (entries.length !== (type.static ?? []).length && type.dynamic === undefined) return false;
  return entries.every(([key, value]) => {
    if (!isScalar(key)) {
      unifyWithType(value, t.any, types, merge);
      return true;
    }
    const child = selectKey(type, jsonOfScalar(key));
    return child !== undefined && unifyWithType(value, child, types, merge);
  });
}

function partsOf(term: Collection): readonly Term[] {
  return term.kind === "object" ? term.entries.flat() : term.items;
}
