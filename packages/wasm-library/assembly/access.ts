// Reading values: by key, by position, and kind.
import {
  entryKey,
  entrySize,
  entryValue,
  tableEntries,
  tagArray,
  tagNumber,
  tagObject,
  tagSet,
  tagString,
} from "../../language/src/wasm-layout";
import { integer, readMachineInteger } from "./decimal";
import { sortTable } from "./sort";
import { tableGet } from "./table";
import { runeCount } from "./utf8";
import { countOf, itemOf, number_from_i64 } from "./value";

/** 0 if there is no such key. Arrays are indexed by integers, sets give the member itself. */
export function value_get(value: usize, key: usize): usize {
  if (value == 0 || key == 0) return 0;
  const tag = load<i32>(value);
  if (tag == tagObject || tag == tagSet) return tableGet(value, key);
  if (tag != tagArray || load<u32>(key) != tagNumber || !readMachineInteger(key)) return 0;
  return <u64>integer < <u64>countOf(value) ? itemOf(value, <i32>integer) : 0;
}

/** Items of a collection, code points of a string; -1 for what has no length. */
export function value_length(value: usize): i32 {
  if (value == 0) return -1;
  const tag = load<i32>(value);
  if (tag >= tagArray) return countOf(value);
  return tag == tagString ? runeCount(value) : -1;
}

export function value_is_array(value: usize): i32 {
  return value != 0 && load<u32>(value) == tagArray ? 1 : 0;
}

export function value_is_object(value: usize): i32 {
  return value != 0 && load<u32>(value) == tagObject ? 1 : 0;
}

export function value_is_set(value: usize): i32 {
  return value != 0 && load<u32>(value) == tagSet ? 1 : 0;
}

/** How many entries there are to scan; sorts them at the first time. */
export function scan_size(value: usize): i32 {
  if (value == 0) return 0;
  const tag = load<i32>(value);
  if (tag < tagArray) return 0;
  if (tag != tagArray) sortTable(value);
  return countOf(value);
}

export function scan_key(value: usize, position: i32): usize {
  if (load<u32>(value) == tagArray) return number_from_i64(position);
  return load<usize>(load<usize>(value, tableEntries) + <usize>position * entrySize, entryKey);
}

export function scan_value(value: usize, position: i32): usize {
  if (load<u32>(value) == tagArray) return itemOf(value, position);
  return load<usize>(load<usize>(value, tableEntries) + <usize>position * entrySize, entryValue);
}
