// Upper and lower case, one character for one character.
import { stringText, tagString } from "../../../language/src/wasm-layout";
import { lowerCount, lowerTable, upperCount, upperTable } from "../case-table";
import { allocate } from "../heap";
import { takeCharacters } from "../limits";
import { beginText, cursor, endText, moveCursor, reserve } from "../text-writer";
import { readRune, runeSize, writeRune } from "../utf8";
import { finishString, isTag, lengthOf, textOf } from "../value";

export function builtin_lower(text: usize): usize {
  return isTag(text, tagString) ? mapped(text, 0x41, lowerTable, lowerCount) : 0;
}

export function builtin_upper(text: usize): usize {
  return isTag(text, tagString) ? mapped(text, 0x61, upperTable, upperCount) : 0;
}

/** `first` is the first ASCII letter that changes; the case is one bit of it. */
function mapped(text: usize, first: u32, table: usize, count: i32): usize {
  const length = lengthOf(text);
  let at = textOf(text);
  const end = at + length;
  takeCharacters(length);
  const value = allocate(stringText + length);
  let target = value + stringText;
  for (; at < end; at++, target++) {
    const byte: u32 = load<u8>(at);
    if (byte >= 0x80) return mappedBeyondAscii(text, first, table, count);
    store<u8>(target, byte - first < 26 ? byte ^ 0x20 : byte);
  }
  return finishString(value, length);
}

function mappedBeyondAscii(text: usize, first: u32, table: usize, count: i32): usize {
  let at = textOf(text);
  const end = at + lengthOf(text);
  beginText(stringText);
  while (at < end) {
    reserve(4);
    const rune = readRune(at, end);
    if (rune == 0) store<u8>(cursor, load<u8>(at));
    const size: usize = rune == 0 ? 1 : runeSize(load<u8>(at));
    moveCursor(rune == 0 ? cursor + 1 : writeRune(cursor, mapRune(rune, first, table, count)));
    at += size;
  }
  const value = endText();
  return finishString(value, <i32>(cursor - value - stringText));
}

function mapRune(rune: u32, first: u32, table: usize, count: i32): u32 {
  if (rune < 0x80) return rune - first < 26 ? rune ^ 0x20 : rune;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((load<u32>(table + ((<usize>middle) << 3)) & 0x1fffff) <= rune) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return rune;
  const run = table + ((<usize>(low - 1)) << 3);
  const head = load<u32>(run);
  const offset = rune - (head & 0x1fffff);
  if (offset > ((head >> 21) & 0x3ff)) return rune;
  if (head >> 31 != 0 && (offset & 1) != 0) return rune;
  return rune + load<u32>(run, 4);
}
