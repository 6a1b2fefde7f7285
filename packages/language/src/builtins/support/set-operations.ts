// Union, intersection and difference of sets.
import { RegoSet } from "../../values/collections.js";

export function union(sets: Iterable<RegoSet>): RegoSet {
  const result = new RegoSet();
  for (const set of sets) for (const member of set.values()) result.add(member);
  return result;
}

export function intersection(left: RegoSet, right: RegoSet): RegoSet {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  return RegoSet.from(small.values().filter((member) => large.has(member)));
}

export function difference(left: RegoSet, right: RegoSet): RegoSet {
  return RegoSet.from(left.values().filter((member) => !right.has(member)));
}
