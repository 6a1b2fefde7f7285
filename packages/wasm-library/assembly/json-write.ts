// Values to text: JSON with sorted keys, or Rego's terms (sets, keys of any kind).
import {
  booleanValue,
  entryKey,
  entrySize,
  entryValue,
  numberInteger,
  numberLength,
  numberText,
  stringLength,
  stringText,
  tableEntries,
  tagArray,
  tagBoolean,
  tagNull,
  tagNumber,
  tagObject,
  tagString,
} from "../../language/src/wasm-layout";
import { takeComposite, takeText } from "./limits";
import { sortTable } from "./sort";
import {
  beginText,
  cursor,
  endText,
  moveCursor,
  putByte,
  putBytes,
  putInteger,
  reserve,
} from "./text-writer";
import { countOf, itemOf } from "./value";

/** The address of NUL-terminated JSON text. Sets become arrays, keys that are no strings their JSON text. */
export function opa_json_dump(value: usize): usize {
  return dump(value, false);
}

/** As JSON, but sets as `{1,2}` or `set()`, and keys as they are. */
export function opa_value_dump(value: usize): usize {
  return dump(value, true);
}

function dump(value: usize, terms: bool): usize {
  beginText(0);
  putValue(value, terms);
  putByte(0);
  return endText();
}

export function putValue(value: usize, terms: bool): void {
  const tag = load<u32>(value);
  if (tag == tagString) putString(value + stringText, load<u32>(value, stringLength));
  else if (tag == tagNumber) putNumber(value);
  else if (tag == tagArray) putArray(value, terms);
  else if (tag == tagObject) putObject(value, terms);
  else if (tag == tagNull) putWord(0x6c6c756e);
  else if (tag == tagBoolean) putBoolean(value);
  else putSet(value, terms);
}

/** Four ASCII characters. */
function putWord(word: u32): void {
  reserve(4);
  store<u32>(cursor, word);
  moveCursor(cursor + 4);
}

function putBoolean(value: usize): void {
  if (load<u32>(value, booleanValue)) return putWord(0x65757274);
  putByte(0x66);
  putWord(0x65736c61);
}

export function putNumber(number: usize): void {
  const length = load<u32>(number, numberLength);
  if (length == 0) putInteger(load<i64>(number, numberInteger));
  else putBytes(number + numberText, length);
}

function putArray(array: usize, terms: bool): void {
  const count = countOf(array);
  takeComposite(count);
  putByte(0x5b);
  for (let index = 0; index < count; index++) {
    if (index > 0) putByte(0x2c);
    putValue(itemOf(array, index), terms);
  }
  putByte(0x5d);
}

function putSet(set: usize, terms: bool): void {
  const count = countOf(set);
  if (terms && count == 0) {
    putWord(0x28746573);
    return putByte(0x29);
  }
  sortTable(set);
  takeComposite(count);
  putByte(terms ? 0x7b : 0x5b);
  for (let index = 0; index < count; index++) {
    if (index > 0) putByte(0x2c);
    putValue(load<usize>(load<usize>(set, tableEntries) + <usize>index * entrySize, entryKey), terms);
  }
  putByte(terms ? 0x7d : 0x5d);
}

function putObject(object: usize, terms: bool): void {
  sortTable(object);
  const count = countOf(object);
  takeComposite(count);
  putByte(0x7b);
  for (let index = 0; index < count; index++) {
    if (index > 0) putByte(0x2c);
    const entry = load<usize>(object, tableEntries) + <usize>index * entrySize;
    const key = load<usize>(entry, entryKey);
    if (terms || load<u32>(key) == tagString) putValue(key, terms);
    else putKeyText(key);
    putByte(0x3a);
    putValue(load<usize>(entry, entryValue), terms);
  }
  putByte(0x7d);
}

/** A key's JSON text as a string: written once plainly, then spread to make room for the backslashes. */
function putKeyText(key: usize): void {
  const start = cursor;
  putValue(key, false);
  const length = cursor - start;
  let escapes: usize = 2;
  for (let at = start; at < cursor; at++) escapes += <usize>needsBackslash(load<u8>(at));
  reserve(escapes);
  let source = start + length;
  let target = source + escapes;
  moveCursor(target);
  store<u8>(--target, 0x22);
  while (source > start) {
    const byte = load<u8>(--source);
    store<u8>(--target, byte);
    if (needsBackslash(byte)) store<u8>(--target, 0x5c);
  }
  store<u8>(start, 0x22);
}

/** JSON text holds no raw control characters. */
function needsBackslash(byte: u32): bool {
  return byte == 0x22 || byte == 0x5c;
}

export function putString(text: usize, length: usize): void {
  reserve(length + 2);
  takeText(length);
  putByte(0x22);
  const end = text + length;
  while (text < end) {
    const stop = plainRun(text, end);
    if (stop > text) putBytes(text, stop - text);
    text = stop;
    if (text < end) putEscape(load<u8>(text++));
  }
  putByte(0x22);
}

function plainRun(from: usize, end: usize): usize {
  while (from < end) {
    const byte: u32 = load<u8>(from);
    if (byte < 0x20 || byte == 0x22 || byte == 0x5c) break;
    from++;
  }
  return from;
}

function putEscape(byte: u32): void {
  putByte(0x5c);
  if (byte == 0x22 || byte == 0x5c) return putByte(byte);
  if (byte == 0x0a) return putByte(0x6e);
  if (byte == 0x09) return putByte(0x74);
  if (byte == 0x0d) return putByte(0x72);
  if (byte == 0x08) return putByte(0x62);
  if (byte == 0x0c) return putByte(0x66);
  putByte(0x75);
  putByte(0x30);
  putByte(0x30);
  putByte(0x30 + (byte >> 4));
  const low = byte & 15;
  putByte(low < 10 ? 0x30 + low : 0x57 + low);
}
