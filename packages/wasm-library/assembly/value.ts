// Values are made here: null, booleans, numbers, strings, arrays.
import {
  arrayCapacity,
  arrayCount,
  arrayItems,
  arraySize,
  falseAddress,
  integerSize,
  nullAddress,
  numberHash,
  numberInteger,
  numberLength,
  numberText,
  smallNumberCell,
  smallNumbers,
  stringHash,
  stringLength,
  stringText,
  tagArray,
  tagNumber,
  tagString,
  trueAddress,
} from "../../language/src/wasm-layout";
import { hashDecimal } from "./decimal";
import { hashBytes } from "./hash";
import { allocate, checkSize, reallocate } from "./heap";

export function null_value(): usize {
  return nullAddress;
}

export function boolean_value(on: i32): usize {
  return on ? trueAddress : falseAddress;
}

export function tagOf(value: usize): u32 {
  return load<u32>(value);
}

export function number_from_i64(integer: i64): usize {
  if (<u64>integer < <u64>smallNumbers) return <usize>smallNumberCell + <usize>integer * integerSize;
  const value = allocate(integerSize);
  store<u64>(value, tagNumber);
  store<i64>(value, integer, numberInteger);
  return value;
}

/** Whether a number is held as an `i64`. */
export function isInteger(number: usize): bool {
  return load<u32>(number, numberLength) == 0;
}

export function integerOf(number: usize): i64 {
  return load<i64>(number, numberInteger);
}

/** The number of a JSON number text, which the caller has checked. The text may lie at the top of the heap, uncommitted. */
export function numberFromText(text: usize, length: i32): usize {
  let at = text;
  const end = text + length;
  const negative = load<u8>(text) == 0x2d;
  if (negative) at++;
  if (length <= 20) {
    let integer: u64 = 0;
    let digits = at;
    for (; digits < end; digits++) {
      const digit = <u32>load<u8>(digits) - 0x30;
      if (digit > 9) break;
      integer = integer * 10 + digit;
    }
    if (digits == end && end - at <= 19 && !(negative && integer == 0)) {
      if (negative && integer <= 0x8000000000000000) return number_from_i64(0 - <i64>integer);
      if (!negative && integer <= 0x7fffffffffffffff) return number_from_i64(<i64>integer);
    }
  }
  const value = allocate(numberText + length);
  memory.copy(value + numberText, text, length);
  store<u32>(value, tagNumber);
  store<u32>(value, length, numberLength);
  store<u32>(value, hashDecimal(value), numberHash);
  return value;
}

/** A string that lies elsewhere, copied. */
export function stringFromBytes(text: usize, length: i32): usize {
  const value = allocate(stringText + length);
  memory.copy(value + stringText, text, length);
  return finishString(value, length);
}

/** Writes the head of a string whose bytes are in place. */
export function finishString(value: usize, length: i32): usize {
  store<u32>(value, tagString);
  store<u32>(value, length, stringLength);
  store<u32>(value, hashBytes(value + stringText, length), stringHash);
  return value;
}

export function array_new(capacity: i32): usize {
  checkSize((<usize>min<u32>(capacity, 0x20000000)) << 2);
  const array = allocate(arraySize);
  store<u32>(array, tagArray);
  store<u32>(array, 0, arrayCount);
  store<u32>(array, capacity, arrayCapacity);
  store<usize>(array, capacity > 0 ? allocate((<usize>capacity) << 2) : 0, arrayItems);
  return array;
}

export function array_append(array: usize, value: usize): void {
  const count = load<u32>(array, arrayCount);
  const capacity = load<u32>(array, arrayCapacity);
  if (count == capacity) growArray(array, capacity);
  store<usize>(load<usize>(array, arrayItems) + ((<usize>count) << 2), value);
  store<u32>(array, count + 1, arrayCount);
}

function growArray(array: usize, capacity: u32): void {
  const wanted = max<u32>(4, capacity << 1);
  store<usize>(
    array,
    reallocate(load<usize>(array, arrayItems), (<usize>capacity) << 2, (<usize>wanted) << 2),
    arrayItems,
  );
  store<u32>(array, wanted, arrayCapacity);
}

export function countOf(collection: usize): i32 {
  return load<i32>(collection, arrayCount);
}

export function itemOf(array: usize, index: i32): usize {
  return load<usize>(load<usize>(array, arrayItems) + ((<usize>index) << 2));
}

export function textOf(string: usize): usize {
  return string + stringText;
}

export function lengthOf(string: usize): i32 {
  return load<i32>(string, stringLength);
}

/** Whether a value is there and of this kind. */
export function isTag(value: usize, tag: u32): bool {
  return value != 0 && load<u32>(value) == tag;
}

/** A string of the library's own, which is ASCII. */
export function stringFromAscii(text: string): usize {
  const length = text.length;
  const value = allocate(stringText + length);
  for (let index = 0; index < length; index++) {
    store<u8>(value + stringText + index, load<u8>(changetype<usize>(text) + ((<usize>index) << 1)));
  }
  return finishString(value, length);
}
