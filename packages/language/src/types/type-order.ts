// A total order of types, by which unions are sorted; as OPA prints them.
import type { Type } from "./type.js";
import { unknownType } from "./unknown-type.js";

const ranks: Record<Type["type"], number> = {
  null: 0,
  boolean: 1,
  number: 2,
  string: 3,
  array: 4,
  object: 5,
  set: 6,
  any: 7,
  function: 8,
};

const rank = (type: Type | undefined): number =>
  type === undefined || type === unknownType ? -1 : ranks[type.type];

export function compareTypes(left: Type | undefined, right: Type | undefined): number {
  if (left === right) return 0;
  const difference = rank(left) - rank(right);
  if (difference !== 0 || left === undefined || right === undefined) return difference;
  if (left.type === "array" && right.type === "array") {
    return presence(left.dynamic, right.dynamic) || compareLists(left.static ?? [], right.static ?? []);
  }
  if (left.type === "object" && right.type === "object") return compareObjects(left, right);
  if (left.type === "set" && right.type === "set") return compareTypes(left.of, right.of);
  if (left.type === "any" && right.type === "any") return compareLists(left.of ?? [], right.of ?? []);
  if (left.type === "function" && right.type === "function") {
    const arity = left.args.length - right.args.length;
    return arity || compareLists(left.args, right.args) || compareTypes(left.result, right.result);
  }
  return 0;
}

/** An absent type is before a present one. */
function presence(left: Type | undefined, right: Type | undefined): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareTypes(left, right);
}

type ObjectType = Extract<Type, { type: "object" }>;

function compareObjects(left: ObjectType, right: ObjectType): number {
  const dynamic =
    presence(left.dynamic?.key, right.dynamic?.key) || presence(left.dynamic?.value, right.dynamic?.value);
  if (dynamic !== 0) return dynamic;
  const [ours, theirs] = [left.static ?? [], right.static ?? []];
  for (let index = 0; index < Math.min(ours.length, theirs.length); index++) {
    const [a, b] = [ours[index], theirs[index]];
    const order = compareKeys(a?.key, b?.key) || compareTypes(a?.value, b?.value);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}

function compareLists(left: readonly Type[], right: readonly Type[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareTypes(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** JSON values: null, booleans, numbers, strings, then the rest by their text. */
export function compareKeys(left: unknown, right: unknown): number {
  const difference = keyRank(left) - keyRank(right);
  if (difference !== 0) return difference;
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [a, b] = [keyText(left), keyText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyRank(key: unknown): number {
  if (key === null) return 0;
  return ["boolean", "number", "string"].indexOf(typeof key) + 1 || 4;
}

function keyText(key: unknown): string {
  return typeof key === "string" ? key : (JSON.stringify(key) ?? "");
}
