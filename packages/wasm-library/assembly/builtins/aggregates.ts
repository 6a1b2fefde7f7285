// Aggregates: one answer from a whole collection, and membership in it.
import {
  entrySize,
  entryValue,
  falseAddress,
  tableEntries,
  tagArray,
  tagNumber,
  tagObject,
  tagSet,
  trueAddress,
} from "../../../language/src/wasm-layout";
import { value_get, value_length } from "../access";
import { accumulate } from "../arithmetic";
import { value_compare, value_equal } from "../compare";
import { takeSteps } from "../limits";
import { allOfTag, firstMember, hasMembers, memberStride, membersArray, prepareMembers } from "../members";
import { sortArray } from "../sort";
import { tableHas } from "../table";
import { boolean_value, countOf, isTag, itemOf, number_from_i64, tagOf } from "../value";

export function builtin_count(value: usize): usize {
  const length = value_length(value);
  return length < 0 ? 0 : number_from_i64(length);
}

export function builtin_sum(collection: usize): usize {
  return folded(collection, false);
}

export function builtin_product(collection: usize): usize {
  return folded(collection, true);
}

function folded(collection: usize, multiplying: bool): usize {
  if (!hasMembers(collection) || !allOfTag(collection, tagNumber)) return 0;
  const count = prepareMembers(collection);
  return accumulate(firstMember(collection), count, memberStride(collection), multiplying);
}

export function builtin_max(collection: usize): usize {
  return extreme(collection, 1);
}

export function builtin_min(collection: usize): usize {
  return extreme(collection, -1);
}

/** Of equal members the last one. */
function extreme(collection: usize, sign: i32): usize {
  if (!hasMembers(collection)) return 0;
  const count = prepareMembers(collection);
  if (count == 0) return 0;
  const stride = memberStride(collection);
  let member = firstMember(collection);
  let best = load<usize>(member);
  for (let index = 1; index < count; index++) {
    member += stride;
    const order = value_compare(load<usize>(member), best);
    if (order == 0 || order > 0 == sign > 0) best = load<usize>(member);
  }
  return best;
}

export function builtin_sort(collection: usize): usize {
  if (!hasMembers(collection)) return 0;
  const array = membersArray(collection);
  if (tagOf(collection) == tagArray) sortArray(array);
  return array;
}

export function builtin_all(collection: usize): usize {
  return hasMembers(collection) ? boolean_value(countTrue(collection) == countOf(collection) ? 1 : 0) : 0;
}

export function builtin_any(collection: usize): usize {
  return hasMembers(collection) ? boolean_value(countTrue(collection) > 0 ? 1 : 0) : 0;
}

function countTrue(collection: usize): i32 {
  const count = countOf(collection);
  takeSteps(count >> 4);
  const stride = memberStride(collection);
  let member = firstMember(collection);
  let found = 0;
  for (let index = 0; index < count; index++, member += stride) {
    found += value_equal(load<usize>(member), trueAddress);
  }
  return found;
}

export function builtin_internal_member_2(value: usize, collection: usize): usize {
  if (isTag(collection, tagSet)) return boolean_value(tableHas(collection, value) ? 1 : 0);
  const isArray = isTag(collection, tagArray);
  if (!isArray && !isTag(collection, tagObject)) return falseAddress;
  const count = countOf(collection);
  takeSteps(count >> 4);
  for (let index = 0; index < count; index++) {
    const candidate = isArray
      ? itemOf(collection, index)
      : load<usize>(load<usize>(collection, tableEntries) + <usize>index * entrySize, entryValue);
    if (value_equal(candidate, value)) return trueAddress;
  }
  return falseAddress;
}

export function builtin_internal_member_3(key: usize, value: usize, collection: usize): usize {
  const found = value_get(collection, key);
  return boolean_value(found != 0 && value_equal(found, value) ? 1 : 0);
}
