// What values would take if they were written out: parts that they share count every time.
import { DecimalNumber, digitCount, isArray, isObject, type Value } from "@palisade/language";

const bytesPerMember = 32;

/** Values from outside, which never change. */
const known = new WeakMap<object, number>();

/**
 * Roughly, in bytes. `made` has the weights of collections that an evaluation made, and may still change.
 * A value that holds another twice, which does in turn, is small in memory and endless to compare or print.
 */
export function weigh(value: Value, made: WeakMap<object, number>): number {
  if (typeof value === "string") return bytesPerMember + value.length;
  if (typeof value === "bigint") return bytesPerMember + digitCount(value);
  if (typeof value !== "object" || value === null) return bytesPerMember;
  if (value instanceof DecimalNumber) return bytesPerMember + value.text.length;
  const before = made.get(value) ?? known.get(value);
  if (before !== undefined) return before;
  let weight = bytesPerMember;
  if (isArray(value)) for (const item of value) weight += weigh(item, made);
  else if (isObject(value)) {
    for (const [key, item] of value.entries()) weight += weigh(key, made) + weigh(item, made);
  } else for (const member of value.values()) weight += weigh(member, made);
  known.set(value, weight);
  return weight;
}
