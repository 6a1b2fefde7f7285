// Values as Rego writes them: `{1, 2}`, `set()`, `{"a": 1}`, and strings with Go's escapes.
import {
  entryKey,
  entrySize,
  entryValue,
  stringLength,
  stringText,
  tableEntries,
  tagArray,
  tagObject,
  tagSet,
  tagString,
} from "../../language/src/wasm-layout";
import { putValue } from "./json-write";
import { takeComposite, takeText } from "./limits";
import { printableSize, printableTable } from "./printable-table";
import { sortTable } from "./sort";
import { putByte, putBytes } from "./text-writer";
import { readRune, runeSize } from "./utf8";
import { countOf, itemOf } from "./value";

export function putRego(value: usize): void {
  const tag = load<i32>(value);
  if (tag == tagString) putQuoted(value + stringText, load<u32>(value, stringLength));
  else if (tag == tagArray) putItems(value);
  else if (tag == tagObject || tag == tagSet) putEntries(value, tag == tagObject);
  else putValue(value, true);
}

function putItems(array: usize): void {
  const count = countOf(array);
  takeComposite(count);
  putByte(0x5b);
  for (let index = 0; index < count; index++) {
    if (index > 0) putComma();
    putRego(itemOf(array, index));
  }
  putByte(0x5d);
}

function putComma(): void {
  putByte(0x2c);
  putByte(0x20);
}

function putEntries(table: usize, isObject: bool): void {
  const count = countOf(table);
  if (count == 0 && !isObject) return putValue(table, true);
  sortTable(table);
  takeComposite(count);
  putByte(0x7b);
  for (let index = 0; index < count; index++) {
    if (index > 0) putComma();
    const entry = load<usize>(table, tableEntries) + <usize>index * entrySize;
    putRego(load<usize>(entry, entryKey));
    if (!isObject) continue;
    putByte(0x3a);
    putByte(0x20);
    putRego(load<usize>(entry, entryValue));
  }
  putByte(0x7d);
}

/** As Go's `strconv.Quote`. */
function putQuoted(at: usize, length: usize): void {
  const end = at + length;
  takeText(length);
  putByte(0x22);
  while (at < end) {
    const byte: u32 = load<u8>(at);
    if (byte < 0x80) {
      putAscii(byte);
      at++;
      continue;
    }
    const rune = readRune(at, end);
    const size: usize = rune == 0 ? 1 : runeSize(byte);
    if (rune == 0) putHex(0x78, byte, 4);
    else if (isPrintable(rune)) putBytes(at, size);
    else if (rune < 0x10000) putHex(0x75, rune, 12);
    else putHex(0x55, rune, 28);
    at += size;
  }
  putByte(0x22);
}

function putAscii(byte: u32): void {
  const letter = escapeLetter(byte);
  if (letter != 0) {
    putByte(0x5c);
    putByte(letter);
  } else if (byte < 0x20 || byte == 0x7f) putHex(0x78, byte, 4);
  else putByte(byte);
}

/** What follows the backslash; 0 for characters that have no short escape. */
function escapeLetter(byte: u32): u32 {
  if (byte == 0x22 || byte == 0x5c) return byte;
  if (byte < 0x07 || byte > 0x0d) return 0;
  // a b t n v f r
  return <u32>((<u64>0x0072_6676_6e74_6261 >> <u64>((byte - 0x07) << 3)) & 0xff);
}

/** A backslash, a letter and so many hexadecimal digits as end at bit 0. */
function putHex(letter: u32, number: u32, shift: i32): void {
  putByte(0x5c);
  putByte(letter);
  for (; shift >= 0; shift -= 4) {
    const digit = (number >> shift) & 15;
    putByte(digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
}

/** Whether a character beyond ASCII can be seen. */
function isPrintable(rune: u32): bool {
  let at = printableTable;
  const end = at + printableSize;
  let next: u32 = 0x80;
  let isRun = false;
  while (at < end) {
    let number: u32 = 0;
    let shift = 0;
    do {
      number |= (<u32>load<u8>(at) & 0x7f) << shift;
      shift += 7;
    } while (load<u8>(at++) >= 0x80);
    next += isRun ? number + 1 : number;
    if (rune < next) return isRun;
    isRun = !isRun;
  }
  return false;
}
