// Equality, and the total order of values: null < boolean < number < string < array < object < set.
import {
  booleanValue,
  entryHash,
  entryKey,
  entrySize,
  entryValue,
  numberHash,
  numberInteger,
  numberLength,
  stringHash,
  stringLength,
  stringText,
  tableEntries,
  tagArray,
  tagBoolean,
  tagNumber,
  tagObject,
  tagSet,
  tagString,
} from "../../language/src/wasm-layout";
import { compareDecimals } from "./decimal";
import { takeComposite, takeText } from "./limits";
import { sortTable } from "./sort";
import { findEntry } from "./table";
import { countOf, itemOf } from "./value";

export function value_equal(left: usize, right: usize): i32 {
  if (left == right) return 1;
  const tag = load<u32>(left);
  if (tag == tagString) return stringsEqual(left, right);
  return tag == load<u32>(right) ? othersEqual(tag, left, right) : 0;
}

function othersEqual(tag: u32, left: usize, right: usize): i32 {
  switch (tag) {
    case tagNumber:
      return numbersEqual(left, right);
    case tagBoolean:
      return load<u32>(left, booleanValue) == load<u32>(right, booleanValue);
    case tagArray:
      return arraysEqual(left, right);
    case tagObject:
      return tablesEqual(left, right, true);
    case tagSet:
      return tablesEqual(left, right, false);
    default:
      return 1;
  }
}

/** The first is a string. Tag and length are one word of 64 bits. */
export function stringsEqual(left: usize, right: usize): i32 {
  if (load<u64>(left) != load<u64>(right)) return 0;
  if (load<u32>(left, stringHash) != load<u32>(right, stringHash)) return 0;
  return bytesEqual(left + stringText, right + stringText, load<u32>(left, stringLength));
}

export function bytesEqual(left: usize, right: usize, length: usize): i32 {
  const end = left + length;
  takeText(length >> 3);
  while (left + 8 <= end) {
    if (load<u64>(left) != load<u64>(right)) return 0;
    left += 8;
    right += 8;
  }
  for (; left < end; left++, right++) {
    if (load<u8>(left) != load<u8>(right)) return 0;
  }
  return 1;
}

function numbersEqual(left: usize, right: usize): i32 {
  const leftIsInteger = load<u32>(left, numberLength) == 0;
  const rightIsInteger = load<u32>(right, numberLength) == 0;
  if (leftIsInteger && rightIsInteger)
    return load<i64>(left, numberInteger) == load<i64>(right, numberInteger);
  if (!leftIsInteger && !rightIsInteger && load<u32>(left, numberHash) != load<u32>(right, numberHash))
    return 0;
  return compareDecimals(left, right) == 0 ? 1 : 0;
}

function arraysEqual(left: usize, right: usize): i32 {
  const count = countOf(left);
  if (count != countOf(right)) return 0;
  takeComposite(count);
  for (let index = 0; index < count; index++) {
    if (!value_equal(itemOf(left, index), itemOf(right, index))) return 0;
  }
  return 1;
}

function tablesEqual(left: usize, right: usize, withValues: bool): i32 {
  const count = countOf(left);
  if (count != countOf(right)) return 0;
  takeComposite(count << 2);
  let entry = load<usize>(left, tableEntries);
  const end = entry + <usize>count * entrySize;
  for (; entry < end; entry += entrySize) {
    const other = findEntry(right, load<usize>(entry, entryKey), load<u32>(entry, entryHash));
    if (other == 0) return 0;
    if (withValues && !value_equal(load<usize>(entry, entryValue), load<usize>(other, entryValue))) return 0;
  }
  return 1;
}

/** Negative, zero or positive, as `left` is before, equal to or after `right`. */
export function value_compare(left: usize, right: usize): i32 {
  if (left == right) return 0;
  const tag = load<u32>(left);
  const otherTag = load<u32>(right);
  if (tag != otherTag) return tag < otherTag ? -1 : 1;
  switch (tag) {
    case tagString:
      return compareStrings(left, right);
    case tagNumber:
      return compareNumbers(left, right);
    case tagBoolean:
      return load<i32>(left, booleanValue) - load<i32>(right, booleanValue);
    case tagArray:
      return compareArrays(left, right);
    case tagObject:
      return compareTables(left, right, true);
    case tagSet:
      return compareTables(left, right, false);
    default:
      return 0;
  }
}

export function compareNumbers(left: usize, right: usize): i32 {
  if (load<u32>(left, numberLength) != 0 || load<u32>(right, numberLength) != 0)
    return compareDecimals(left, right);
  const a = load<i64>(left, numberInteger);
  const b = load<i64>(right, numberInteger);
  return <i32>(a > b) - <i32>(a < b);
}

function compareStrings(left: usize, right: usize): i32 {
  const leftLength = load<i32>(left, stringLength);
  const rightLength = load<i32>(right, stringLength);
  const order = compareBytes(left + stringText, right + stringText, min<i32>(leftLength, rightLength));
  return order != 0 ? order : leftLength - rightLength;
}

export function compareBytes(left: usize, right: usize, length: i32): i32 {
  const end = left + length;
  takeText(length >> 3);
  while (left + 8 <= end) {
    if (load<u64>(left) != load<u64>(right)) break;
    left += 8;
    right += 8;
  }
  for (; left < end; left++, right++) {
    const difference = <i32>load<u8>(left) - <i32>load<u8>(right);
    if (difference != 0) return difference;
  }
  return 0;
}

function compareArrays(left: usize, right: usize): i32 {
  const leftCount = countOf(left);
  const rightCount = countOf(right);
  const shared = min<i32>(leftCount, rightCount);
  takeComposite(shared);
  for (let index = 0; index < shared; index++) {
    const order = value_compare(itemOf(left, index), itemOf(right, index));
    if (order != 0) return order;
  }
  return leftCount - rightCount;
}

/** Key by key, each key's value straight after it, then by size. */
function compareTables(left: usize, right: usize, withValues: bool): i32 {
  sortTable(left);
  sortTable(right);
  const leftCount = countOf(left);
  const rightCount = countOf(right);
  takeComposite(min<i32>(leftCount, rightCount));
  let a = load<usize>(left, tableEntries);
  let b = load<usize>(right, tableEntries);
  const end = a + <usize>min<i32>(leftCount, rightCount) * entrySize;
  for (; a < end; a += entrySize, b += entrySize) {
    const order = value_compare(load<usize>(a, entryKey), load<usize>(b, entryKey));
    if (order != 0) return order;
    if (!withValues) continue;
    const valueOrder = value_compare(load<usize>(a, entryValue), load<usize>(b, entryValue));
    if (valueOrder != 0) return valueOrder;
  }
  return leftCount - rightCount;
}
