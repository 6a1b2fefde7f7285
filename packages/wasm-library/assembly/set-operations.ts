// Union, intersection and difference of sets, each in time linear in the members.
import { entryHash, entryKey, entrySize, tableEntries, tagSet } from "../../language/src/wasm-layout";
import { takeSteps } from "./limits";
import { addEntry, copyTable, findEntry, newTable } from "./table";
import { countOf } from "./value";

/** The members of `left` that are (`kept` true) or are not in `right`. */
function filtered(left: usize, right: usize, kept: bool): usize {
  const result = newTable(tagSet, 0);
  const count = countOf(left);
  takeSteps(count >> 3);
  let entry = load<usize>(left, tableEntries);
  const end = entry + <usize>count * entrySize;
  for (; entry < end; entry += entrySize) {
    const member = load<usize>(entry, entryKey);
    const hash = load<u32>(entry, entryHash);
    if ((findEntry(right, member, hash) != 0) == kept) addEntry(result, member, member, hash);
  }
  return result;
}

export function difference(left: usize, right: usize): usize {
  return filtered(left, right, false);
}

/** Members are taken from the smaller set, of equal ones from the left. */
export function intersection(left: usize, right: usize): usize {
  return countOf(left) <= countOf(right) ? filtered(left, right, true) : filtered(right, left, true);
}

export function union(left: usize, right: usize): usize {
  const result = copyTable(left, countOf(right));
  addMembers(result, right);
  return result;
}

export function addMembers(target: usize, set: usize): void {
  const count = countOf(set);
  takeSteps(count >> 3);
  let entry = load<usize>(set, tableEntries);
  const end = entry + <usize>count * entrySize;
  for (; entry < end; entry += entrySize) {
    const member = load<usize>(entry, entryKey);
    const hash = load<u32>(entry, entryHash);
    if (findEntry(target, member, hash) == 0) addEntry(target, member, member, hash);
  }
}
