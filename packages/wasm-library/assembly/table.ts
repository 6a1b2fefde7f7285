// Objects and sets: entries in the order they came, with an index by hash once there are many.
import {
  entryHash,
  entryKey,
  entrySize,
  entryValue,
  smallCount,
  stringHash,
  tableCapacity,
  tableCount,
  tableEntries,
  tableIndex,
  tableMask,
  tableSize,
  tableSorted,
  tagObject,
  tagSet,
  tagString,
} from "../../language/src/wasm-layout";
import { stringsEqual, value_compare, value_equal } from "./compare";
import { hashValue } from "./hash";
import { allocate, reallocate } from "./heap";
import { takeSteps } from "./limits";
import { sortTable } from "./sort";

/** So many places are tried at most for free, and so many at all: other keys need a few. */
const usualProbes: u32 = 16;
const tooManyProbes: u32 = 128;

export function object_new(): usize {
  return newTable(tagObject, 0);
}

export function set_new(): usize {
  return newTable(tagSet, 0);
}

/** With room for so many entries. */
export function newTable(tag: u32, capacity: i32): usize {
  const table = allocate(tableSize);
  store<u32>(table, tag);
  store<u32>(table, 0, tableCount);
  store<usize>(table, capacity > 0 ? allocate(<usize>capacity * entrySize) : 0, tableEntries);
  store<u32>(table, capacity, tableCapacity);
  store<u32>(table, 0, tableIndex);
  store<u32>(table, 0, tableMask);
  store<u32>(table, 1, tableSorted);
  if (capacity > smallCount) makeIndex(table, capacity);
  return table;
}

/** The address of the key's entry, or 0. */
export function findEntry(table: usize, key: usize, hash: u32): usize {
  const entries = load<usize>(table, tableEntries);
  const mask = load<u32>(table, tableMask);
  if (mask == 0) {
    if (isOrdered(table)) return equalEntry(table, placeInOrder(table, key), key);
    const end = entries + <usize>load<u32>(table, tableCount) * entrySize;
    for (let entry = entries; entry < end; entry += entrySize) {
      if (load<u32>(entry, entryHash) == hash && value_equal(load<usize>(entry, entryKey), key)) return entry;
    }
    return 0;
  }
  const index = load<usize>(table, tableIndex);
  let place = hash & mask;
  let probes: u32 = 0;
  while (true) {
    const number = load<u32>(index + ((<usize>place) << 2));
    if (number == 0) return 0;
    const entry = entries + <usize>(number - 1) * entrySize;
    if (load<u32>(entry, entryHash) == hash && value_equal(load<usize>(entry, entryKey), key)) return entry;
    place = (place + 1) & mask;
    if (++probes > usualProbes) takeSteps(1);
  }
}

// Keys can be made to have equal hashes. A table in which they do gives its index up and keeps its
// entries in order instead: more than `smallCount` of them and no index.

function isOrdered(table: usize): bool {
  return load<u32>(table, tableMask) == 0 && load<u32>(table, tableCount) > <u32>smallCount;
}

/** The first entry whose key is not before another. */
function placeInOrder(table: usize, key: usize): usize {
  const entries = load<usize>(table, tableEntries);
  let low: usize = 0;
  let high: usize = load<u32>(table, tableCount);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value_compare(load<usize>(entries + middle * entrySize), key) < 0) low = middle + 1;
    else high = middle;
  }
  return entries + low * entrySize;
}

function equalEntry(table: usize, entry: usize, key: usize): usize {
  const end = load<usize>(table, tableEntries) + <usize>load<u32>(table, tableCount) * entrySize;
  return entry < end && value_equal(load<usize>(entry), key) ? entry : 0;
}

function insertInOrder(table: usize, key: usize, value: usize, hash: u32): void {
  const entry = placeInOrder(table, key);
  const count = load<u32>(table, tableCount);
  const end = load<usize>(table, tableEntries) + <usize>count * entrySize;
  takeSteps(<i64>(end - entry) >> 12);
  memory.copy(entry + entrySize, entry, end - entry);
  store<usize>(entry, key, entryKey);
  store<usize>(entry, value, entryValue);
  store<u32>(entry, hash, entryHash);
  store<u32>(table, count + 1, tableCount);
}

function giveIndexUp(table: usize): void {
  store<u32>(table, 0, tableMask);
  sortTable(table);
}

/** Adds a key that is not there. */
export function addEntry(table: usize, key: usize, value: usize, hash: u32): void {
  const count = load<u32>(table, tableCount);
  const capacity = load<u32>(table, tableCapacity);
  if (count == capacity) growTable(table, capacity);
  if (isOrdered(table)) return insertInOrder(table, key, value, hash);
  const entries = load<usize>(table, tableEntries);
  const entry = entries + <usize>count * entrySize;
  store<usize>(entry, key, entryKey);
  store<usize>(entry, value, entryValue);
  store<u32>(entry, hash, entryHash);
  store<u32>(table, count + 1, tableCount);
  if (count > 0 && load<u32>(table, tableSorted)) {
    store<u32>(table, value_compare(load<usize>(entry - entrySize, entryKey), key) < 0 ? 1 : 0, tableSorted);
  }
  const mask = load<u32>(table, tableMask);
  if (mask != 0 && !placeEntry(load<usize>(table, tableIndex), mask, hash, count + 1)) giveIndexUp(table);
}

/** False if too many places are taken. */
function placeEntry(index: usize, mask: u32, hash: u32, number: u32): bool {
  let place = hash & mask;
  let probes: u32 = 0;
  while (load<u32>(index + ((<usize>place) << 2)) != 0) {
    place = (place + 1) & mask;
    if (++probes > tooManyProbes) return false;
  }
  store<u32>(index + ((<usize>place) << 2), number);
  return true;
}

function growTable(table: usize, capacity: u32): void {
  const wanted = max<u32>(4, capacity << 1);
  const entries = reallocate(
    load<usize>(table, tableEntries),
    <usize>capacity * entrySize,
    <usize>wanted * entrySize,
  );
  store<usize>(table, entries, tableEntries);
  store<u32>(table, wanted, tableCapacity);
  if (wanted > <u32>smallCount && !isOrdered(table)) makeIndex(table, wanted);
}

/** A fresh index with room for `capacity` entries. */
function makeIndex(table: usize, capacity: u32): void {
  let places: u32 = 32;
  while (places < capacity << 1) places <<= 1;
  store<usize>(table, allocate((<usize>places) << 2), tableIndex);
  store<u32>(table, places - 1, tableMask);
  fillIndex(table);
}

/** Enters all entries anew, in place. */
export function fillIndex(table: usize): void {
  const mask = load<u32>(table, tableMask);
  if (mask == 0) return;
  const index = load<usize>(table, tableIndex);
  memory.fill(index, 0, (<usize>mask + 1) << 2);
  const count = load<u32>(table, tableCount);
  takeSteps(count >> 6);
  let entry = load<usize>(table, tableEntries);
  for (let number: u32 = 1; number <= count; number++, entry += entrySize) {
    if (!placeEntry(index, mask, load<u32>(entry, entryHash), number)) return giveIndexUp(table);
  }
}

/** Puts a value under a key, over what was there. */
export function object_insert(object: usize, key: usize, value: usize): void {
  const hash = hashValue(key);
  const entry = findEntry(object, key, hash);
  if (entry != 0) store<usize>(entry, value, entryValue);
  else addEntry(object, key, value, hash);
}

/** 0 if the key is there with another value. */
export function object_insert_once(object: usize, key: usize, value: usize): i32 {
  const hash = hashValue(key);
  const entry = findEntry(object, key, hash);
  if (entry != 0) return value_equal(load<usize>(entry, entryValue), value);
  addEntry(object, key, value, hash);
  return 1;
}

export function set_add(set: usize, member: usize): void {
  const hash = hashValue(member);
  if (findEntry(set, member, hash) == 0) addEntry(set, member, member, hash);
}

/** The value under a key, or the member equal to it; 0 if there is none. */
export function tableGet(table: usize, key: usize): usize {
  const count = load<u32>(table, tableCount);
  if (count <= <u32>smallCount && load<u32>(table, tableMask) == 0 && load<u32>(key) == tagString) {
    return smallGet(load<usize>(table, tableEntries), count, key);
  }
  const entry = findEntry(table, key, hashValue(key));
  return entry == 0 ? 0 : load<usize>(entry, entryValue);
}

/** Among few entries, by a string: what policies do most. */
function smallGet(entry: usize, count: u32, key: usize): usize {
  const hash = load<u32>(key, stringHash);
  for (const end = entry + <usize>count * entrySize; entry < end; entry += entrySize) {
    if (load<u32>(entry, entryHash) != hash) continue;
    const other = load<usize>(entry, entryKey);
    if (other == key || stringsEqual(key, other)) return load<usize>(entry, entryValue);
  }
  return 0;
}

export function tableHas(table: usize, key: usize): bool {
  return findEntry(table, key, hashValue(key)) != 0;
}

/** A copy that shares keys and values, with room for `extra` more. */
export function copyTable(table: usize, extra: i32): usize {
  const count = load<u32>(table, tableCount);
  const copy = newTable(load<u32>(table), count + extra);
  store<u32>(copy, count, tableCount);
  store<u32>(copy, load<u32>(table, tableSorted), tableSorted);
  memory.copy(load<usize>(copy, tableEntries), load<usize>(table, tableEntries), <usize>count * entrySize);
  fillIndex(copy);
  return copy;
}

/** `a` over `b`: where both have an object under a key, merged in turn; else `a` wins. */
export function object_merge(a: usize, b: usize): usize {
  if (a == 0) return b;
  if (b == 0) return a;
  if (load<u32>(a) != tagObject || load<u32>(b) != tagObject) return a;
  const merged = copyTable(a, load<i32>(b, tableCount));
  const count = load<u32>(b, tableCount);
  takeSteps(count >> 3);
  let entry = load<usize>(b, tableEntries);
  const end = entry + <usize>count * entrySize;
  for (; entry < end; entry += entrySize) {
    const key = load<usize>(entry, entryKey);
    const hash = load<u32>(entry, entryHash);
    const own = findEntry(merged, key, hash);
    if (own == 0) addEntry(merged, key, load<usize>(entry, entryValue), hash);
    else
      store<usize>(
        own,
        object_merge(load<usize>(own, entryValue), load<usize>(entry, entryValue)),
        entryValue,
      );
  }
  return merged;
}
