// Whether two types can be the same value. In doubt they can.
import { isAny } from "./print-type.js";
import type { Type } from "./type.js";
import { selectKey } from "./type-algebra.js";
import { unknownType } from "./unknown-type.js";

type Known = Type | undefined;
type ArrayType = Extract<Type, { type: "array" }>;
type ObjectType = Extract<Type, { type: "object" }>;

/** Symmetric. What is unknown can be nothing. */
export function isAssignable(left: Known, right: Known): boolean {
  if (left === undefined || right === undefined || left === unknownType || right === unknownType)
    return false;
  if (left === right) return true;
  if (left.type === "any") return isMember(left, right) || (right.type === "any" && isMember(right, left));
  if (right.type === "any") return isMember(right, left);
  if (left.type === "array" && right.type === "array") return areArrays(left, right);
  if (left.type === "object" && right.type === "object") return areObjects(left, right);
  if (left.type === "set" && right.type === "set") {
    // A set without a known member type is empty, and every set type has the empty set.
    return left.of === unknownType || right.of === unknownType || isAssignable(left.of, right.of);
  }
  if (left.type === "function" && right.type === "function") {
    const others = right.args;
    return (
      left.args.length === others.length && left.args.every((arg, index) => isAssignable(arg, others[index]))
    );
  }
  return left.type === right.type;
}

function isMember(union: Extract<Type, { type: "any" }>, type: Type): boolean {
  if (type.type === "function") return false;
  return isAny(union) || (union.of ?? []).some((member) => isAssignable(member, type));
}

function areArrays(left: ArrayType, right: ArrayType): boolean {
  const length = Math.max(left.static?.length ?? 0, right.static?.length ?? 0);
  for (let index = 0; index < length; index++) {
    if (!isAssignable(selectKey(left, index), selectKey(right, index))) return false;
  }
  return (
    left.dynamic === undefined || right.dynamic === undefined || isAssignable(left.dynamic, right.dynamic)
  );
}

function areObjects(left: ObjectType, right: ObjectType): boolean {
  if (!fits(left, right) || !fits(right, left)) return false;
  const [a, b] = [left.dynamic?.value, right.dynamic?.value];
  return a === undefined || b === undefined || isAssignable(a, b);
}

/** Whether every property of the first can be a property of the second. */
function fits(left: ObjectType, right: ObjectType): boolean {
  const isOpen = left.dynamic !== undefined || right.dynamic !== undefined;
  return (left.static ?? []).every(({ key, value }) => {
    const other = selectKey(right, key);
    return other === undefined ? isOpen : isAssignable(value, other);
  });
}
