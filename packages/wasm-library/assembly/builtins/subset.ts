// Whether one collection is found in another.
import {
  entryHash,
  entryKey,
  entrySize,
  entryValue,
  falseAddress,
  tableEntries,
  tagArray,
  tagObject,
  tagSet,
  trueAddress,
} from "../../../language/src/wasm-layout";
import { value_equal } from "../compare";
import { allocate, release, top } from "../heap";
import { takeComposite, takeSteps } from "../limits";
import { findEntry, tableHas } from "../table";
import { countOf, isTag, itemOf } from "../value";

const neither: i32 = -1;

export function builtin_object_subset(outer: usize, inner: usize): usize {
  const answer = isSubset(outer, inner);
  if (answer == neither) return 0;
  return answer == 1 ? trueAddress : falseAddress;
}

/** 1 or 0, or `neither` for two kinds that cannot be compared. */
function isSubset(outer: usize, inner: usize): i32 {
  if (isTag(outer, tagObject) && isTag(inner, tagObject)) return <i32>isObjectSubset(outer, inner);
  if (isTag(outer, tagSet) && isTag(inner, tagSet)) return <i32>isSetSubset(outer, inner);
  if (isTag(outer, tagArray) && isTag(inner, tagArray)) return <i32>isRun(outer, inner);
  if (isTag(outer, tagArray) && isTag(inner, tagSet)) return <i32>coversSet(outer, inner);
  return neither;
}

function isObjectSubset(outer: usize, inner: usize): bool {
  const count = countOf(inner);
  takeComposite(count << 2);
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(inner, tableEntries) + <usize>index * entrySize;
    const found = findEntry(outer, load<usize>(entry, entryKey), load<u32>(entry, entryHash));
    if (found == 0) return false;
    const value = load<usize>(found, entryValue);
    const wanted = load<usize>(entry, entryValue);
    // An array is never found in a set, nor a set in an array, below the top.
    if (isTag(value, tagArray) && isTag(wanted, tagSet)) return false;
    if (!value_equal(value, wanted) && isSubset(value, wanted) != 1) return false;
  }
  return true;
}

function isSetSubset(outer: usize, inner: usize): bool {
  const count = countOf(inner);
  takeComposite(count << 2);
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(inner, tableEntries) + <usize>index * entrySize;
    if (findEntry(outer, load<usize>(entry, entryKey), load<u32>(entry, entryHash)) == 0) return false;
  }
  return true;
}

/** Items are counted, so that one found twice stands in for one that is missing. */
function coversSet(outer: usize, inner: usize): bool {
  const count = countOf(outer);
  takeComposite(count << 2);
  let found = 0;
  for (let index = 0; index < count; index++) found += <i32>tableHas(inner, itemOf(outer, index));
  return count > 0 && found >= countOf(inner);
}

/** Whether the items follow each other somewhere (Knuth, Morris, Pratt). */
function isRun(outer: usize, inner: usize): bool {
  const length = countOf(inner);
  if (length == 0) return true;
  const count = countOf(outer);
  takeSteps((count + length) >> 5);
  const mark = top;
  const borders = allocate((<usize>length) << 2);
  store<i32>(borders, 0);
  let matched = 0;
  for (let index = 1; index < length; index++) {
    matched = advance(borders, inner, matched, itemOf(inner, index));
    store<i32>(borders + ((<usize>index) << 2), matched);
  }
  matched = 0;
  for (let index = 0; index < count && matched < length; index++) {
    matched = advance(borders, inner, matched, itemOf(outer, index));
  }
  release(mark);
  return matched == length;
}

function advance(borders: usize, inner: usize, matched: i32, item: usize): i32 {
  while (matched > 0 && !value_equal(itemOf(inner, matched), item)) {
    matched = load<i32>(borders + ((<usize>(matched - 1)) << 2));
  }
  return value_equal(itemOf(inner, matched), item) ? matched + 1 : matched;
}
