// Arrays, objects and sets: joining, picking, dropping, merging, walking.
import {
  arrayCount,
  arrayItems,
  entryHash,
  entryKey,
  entrySize,
  entryValue,
  tableEntries,
  tagArray,
  tagNumber,
  tagObject,
  tagSet,
} from "../../../language/src/wasm-layout";
import { scan_key, scan_size, scan_value, value_get } from "../access";
import { integer, readMachineInteger } from "../decimal";
import { top } from "../heap";
import { takeComposite, takeSteps } from "../limits";
import { addMembers, difference, intersection, union } from "../set-operations";
import { sortTable } from "../sort";
import { addEntry, copyTable, findEntry, newTable, set_add, tableGet } from "../table";
import { array_append, array_new, countOf, isTag, itemOf } from "../value";

export function builtin_array_concat(left: usize, right: usize): usize {
  if (!isTag(left, tagArray) || !isTag(right, tagArray)) return 0;
  const result = array_new(countOf(left) + countOf(right));
  appendAll(result, left, 0, countOf(left));
  appendAll(result, right, 0, countOf(right));
  return result;
}

function appendAll(target: usize, source: usize, start: i32, end: i32): void {
  if (end <= start) return;
  takeSteps((end - start) >> 7);
  const count = load<u32>(target, arrayCount);
  const place = load<usize>(target, arrayItems) + ((<usize>count) << 2);
  memory.copy(place, load<usize>(source, arrayItems) + ((<usize>start) << 2), (<usize>(end - start)) << 2);
  store<u32>(target, count + (end - start), arrayCount);
}

export function builtin_array_flatten(array: usize): usize {
  if (!isTag(array, tagArray)) return 0;
  const count = countOf(array);
  takeComposite(count);
  const result = array_new(count);
  for (let index = 0; index < count; index++) {
    const item = itemOf(array, index);
    if (!isTag(item, tagArray)) {
      array_append(result, item);
      continue;
    }
    takeComposite(countOf(item));
    for (let inner = 0; inner < countOf(item); inner++) array_append(result, itemOf(item, inner));
  }
  return result;
}

export function builtin_array_reverse(array: usize): usize {
  if (!isTag(array, tagArray)) return 0;
  takeComposite(countOf(array));
  const result = array_new(countOf(array));
  for (let index = countOf(array) - 1; index >= 0; index--) array_append(result, itemOf(array, index));
  return result;
}

export function builtin_array_slice(array: usize, start: usize, stop: usize): usize {
  if (!isTag(array, tagArray) || !isTag(start, tagNumber) || !isTag(stop, tagNumber)) return 0;
  const count = countOf(array);
  if (!readMachineInteger(start)) return 0;
  const first = drawn(integer, count);
  if (!readMachineInteger(stop)) return 0;
  const last = drawn(integer, count);
  const result = array_new(max<i32>(0, last - first));
  appendAll(result, array, first, last);
  return result;
}

function drawn(index: i64, count: i32): i32 {
  return <i32>max<i64>(0, min<i64>(index, count));
}

export function builtin_object_get(object: usize, key: usize, fallback: usize): usize {
  if (!isTag(object, tagObject)) return 0;
  if (!isTag(key, tagArray)) {
    const found = tableGet(object, key);
    return found == 0 ? fallback : found;
  }
  let found = object;
  const count = countOf(key);
  for (let index = 0; index < count; index++) {
    found = value_get(found, itemOf(key, index));
    if (found == 0) return fallback;
  }
  return found;
}

export function builtin_object_keys(object: usize): usize {
  if (!isTag(object, tagObject)) return 0;
  const count = countOf(object);
  takeComposite(count);
  const keys = newTable(tagSet, count);
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(object, tableEntries) + <usize>index * entrySize;
    const key = load<usize>(entry, entryKey);
    addEntry(keys, key, key, load<u32>(entry, entryHash));
  }
  return keys;
}

export function builtin_object_filter(object: usize, keys: usize): usize {
  return picked(object, keys, true);
}

export function builtin_object_remove(object: usize, keys: usize): usize {
  return picked(object, keys, false);
}

/** The entries whose keys are (`kept` true) or are not among others. */
function picked(object: usize, keys: usize, kept: bool): usize {
  if (!isTag(object, tagObject)) return 0;
  let others = keys;
  if (isTag(keys, tagArray)) {
    takeSteps(countOf(keys) >> 3);
    others = newTable(tagSet, 0);
    for (let index = 0; index < countOf(keys); index++) set_add(others, itemOf(keys, index));
  } else if (!isTag(keys, tagSet) && !isTag(keys, tagObject)) return 0;
  const result = newTable(tagObject, 0);
  const count = countOf(object);
  takeSteps(count >> 3);
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(object, tableEntries) + <usize>index * entrySize;
    const key = load<usize>(entry, entryKey);
    const hash = load<u32>(entry, entryHash);
    if ((findEntry(others, key, hash) != 0) == kept)
      addEntry(result, key, load<usize>(entry, entryValue), hash);
  }
  return result;
}

export function builtin_object_union(left: usize, right: usize): usize {
  if (!isTag(left, tagObject) || !isTag(right, tagObject)) return 0;
  fresh = top;
  return mergedOver(left, right);
}

/** What lies from here on was made by the current merge, and may be changed by it. */
let fresh: usize = 0;

function mergedOver(left: usize, right: usize): usize {
  const merged = copyTable(left, countOf(right));
  mergeInto(merged, right);
  return merged;
}

/** The target is a fresh object; old objects in it are copied before they are changed. */
function mergeInto(target: usize, source: usize): void {
  sortTable(source);
  const count = countOf(source);
  takeSteps(count >> 3);
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(source, tableEntries) + <usize>index * entrySize;
    const key = load<usize>(entry, entryKey);
    const value = load<usize>(entry, entryValue);
    const own = findEntry(target, key, load<u32>(entry, entryHash));
    if (own == 0) {
      addEntry(target, key, value, load<u32>(entry, entryHash));
      continue;
    }
    const present = load<usize>(own, entryValue);
    if (!isTag(present, tagObject) || !isTag(value, tagObject)) store<usize>(own, value, entryValue);
    else if (present >= fresh) mergeInto(present, value);
    else store<usize>(own, mergedOver(present, value), entryValue);
  }
}

export function builtin_object_union_n(objects: usize): usize {
  if (!isTag(objects, tagArray)) return 0;
  const count = countOf(objects);
  for (let index = 0; index < count; index++) {
    if (!isTag(itemOf(objects, index), tagObject)) return 0;
  }
  fresh = top;
  const result = newTable(tagObject, 0);
  for (let index = 0; index < count; index++) mergeInto(result, itemOf(objects, index));
  return result;
}

function areSets(left: usize, right: usize): bool {
  return isTag(left, tagSet) && isTag(right, tagSet);
}

export function builtin_and(left: usize, right: usize): usize {
  return areSets(left, right) ? intersection(left, right) : 0;
}

export function builtin_or(left: usize, right: usize): usize {
  return areSets(left, right) ? union(left, right) : 0;
}

export function builtin_set_diff(left: usize, right: usize): usize {
  return areSets(left, right) ? difference(left, right) : 0;
}

function holdsSets(sets: usize): bool {
  if (!isTag(sets, tagSet)) return false;
  const count = scan_size(sets);
  takeSteps(count >> 2);
  for (let index = 0; index < count; index++) {
    if (!isTag(scan_key(sets, index), tagSet)) return false;
  }
  return true;
}

export function builtin_union(sets: usize): usize {
  if (!holdsSets(sets)) return 0;
  const result = newTable(tagSet, 0);
  for (let index = 0; index < countOf(sets); index++) addMembers(result, scan_key(sets, index));
  return result;
}

export function builtin_intersection(sets: usize): usize {
  if (!holdsSets(sets)) return 0;
  if (countOf(sets) == 0) return newTable(tagSet, 0);
  let result = scan_key(sets, 0);
  for (let index = 1; index < countOf(sets); index++) result = intersection(result, scan_key(sets, index));
  return result;
}

/** An array of `[path, value]`, a value before what is in it. */
export function builtin_walk(value: usize): usize {
  const found = array_new(16);
  walkInto(found, array_new(0), value);
  return found;
}

function walkInto(found: usize, path: usize, value: usize): void {
  takeSteps(1);
  const pair = array_new(2);
  array_append(pair, path);
  array_append(pair, value);
  array_append(found, pair);
  const count = scan_size(value);
  const depth = countOf(path);
  for (let index = 0; index < count; index++) {
    const longer = array_new(depth + 1);
    appendAll(longer, path, 0, depth);
    array_append(longer, scan_key(value, index));
    walkInto(found, longer, scan_value(value, index));
  }
}
