// The members of arrays and sets one after the other, whichever they are.
import {
  arrayItems,
  entryKey,
  entrySize,
  tableEntries,
  tagArray,
  tagSet,
} from "../../language/src/wasm-layout";
import { takeSteps } from "./limits";
import { sortTable } from "./sort";
import { array_append, array_new, countOf, isTag, tagOf } from "./value";

/** Whether it is an array or a set. */
export function hasMembers(value: usize): bool {
  return isTag(value, tagArray) || isTag(value, tagSet);
}

/** Brings a set's members into order, and pays for a pass over them. */
export function prepareMembers(collection: usize): i32 {
  if (tagOf(collection) != tagArray) sortTable(collection);
  const count = countOf(collection);
  takeSteps(count >> 4);
  return count;
}

/** Where the address of the first member lies… */
export function firstMember(collection: usize): usize {
  return tagOf(collection) == tagArray
    ? load<usize>(collection, arrayItems)
    : load<usize>(collection, tableEntries) + entryKey;
}

/** …and how far it is from there to the next. */
export function memberStride(collection: usize): usize {
  return tagOf(collection) == tagArray ? 4 : entrySize;
}

/** A fresh array of the members. */
export function membersArray(collection: usize): usize {
  const count = prepareMembers(collection);
  const array = array_new(count);
  const stride = memberStride(collection);
  let member = firstMember(collection);
  for (let index = 0; index < count; index++, member += stride) array_append(array, load<usize>(member));
  return array;
}

/** Whether all members are of one kind. */
export function allOfTag(collection: usize, tag: u32): bool {
  const count = countOf(collection);
  takeSteps(count >> 6);
  const stride = memberStride(collection);
  let member = firstMember(collection);
  for (let index = 0; index < count; index++, member += stride) {
    if (tagOf(load<usize>(member)) != tag) return false;
  }
  return true;
}
