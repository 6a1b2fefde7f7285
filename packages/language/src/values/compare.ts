// The total order of values: null < boolean < number < string < array < object < set (OPA's).
import type { RegoObject, RegoSet } from "./collections.js";
import { kindOf } from "./kind.js";
import { compareNumbers } from "./number.js";
import type { NumberValue, Value, ValueKind } from "./value.js";

const rank: Record<ValueKind, number> = {
  null: 0,
  boolean: 1,
  number: 2,
  string: 3,
  array: 4,
  object: 5,
  set: 6,
};

/** Negative, zero or positive, as `left` is before, equal to or after `right`. */
export function compare(left: Value, right: Value): number {
  if (left === right) return 0;
  if (typeof left === "string" && typeof right === "string") return compareStrings(left, right);
  const kind = kindOf(left);
  const difference = rank[kind] - rank[kindOf(right)];
  if (difference !== 0) return difference;
  switch (kind) {
    case "number":
      return compareNumbers(left as NumberValue, right as NumberValue);
    case "boolean":
      return left === true ? 1 : -1;
    case "array":
      return compareSequences(left as readonly Value[], right as readonly Value[]);
    case "object":
      return compareObjects(left as RegoObject, right as RegoObject);
    case "set":
      return compareSequences((left as RegoSet).values(), (right as RegoSet).values());
    default:
      return 0;
  }
}

/** Equality by value; `1`, `1.0` and `1e0` are equal. */
export function isEqual(left: Value, right: Value): boolean {
  // JavaScript compares texts faster than any loop.
  if (typeof left === "string" || typeof right === "string") return left === right;
  return compare(left, right) === 0;
}

function compareSequences(left: readonly Value[], right: readonly Value[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const order = compare(left[index] as Value, right[index] as Value);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** As OPA does: key by key, each key's value straight after it, then by size. */
function compareObjects(left: RegoObject, right: RegoObject): number {
  const leftEntries = left.entries();
  const rightEntries = right.entries();
  const shared = Math.min(leftEntries.length, rightEntries.length);
  for (let index = 0; index < shared; index++) {
    const [leftKey, leftValue] = leftEntries[index] as readonly [Value, Value];
    const [rightKey, rightValue] = rightEntries[index] as readonly [Value, Value];
    const order = compare(leftKey, rightKey) || compare(leftValue, rightValue);
    if (order !== 0) return order;
  }
  return leftEntries.length - rightEntries.length;
}

/** By code points, which is the order of the UTF-8 bytes. */
function compareStrings(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codeUnitRank(a) - codeUnitRank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above U+FFFF, so they sort after every other unit. */
function codeUnitRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
