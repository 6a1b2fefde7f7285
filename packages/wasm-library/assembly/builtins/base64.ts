// Base 64 as Go reads and writes it: padding is checked, line breaks are skipped.
import { stringText, tagString } from "../../../language/src/wasm-layout";
import { allocate, release } from "../heap";
import { takeCharacters } from "../limits";
import { boolean_value, finishString, isTag, lengthOf, textOf } from "../value";

const padding: u32 = 0x3d;
const noLetter: u32 = 64;

export function builtin_base64_encode(text: usize): usize {
  return isTag(text, tagString) ? encoded(text, false) : 0;
}

export function builtin_base64url_encode(text: usize): usize {
  return isTag(text, tagString) ? encoded(text, true) : 0;
}

export function builtin_base64_decode(text: usize): usize {
  return isTag(text, tagString) ? decoded(text, lengthOf(text), false) : 0;
}

/** With or without padding: what is missing of it is thought of. */
export function builtin_base64url_decode(text: usize): usize {
  if (!isTag(text, tagString)) return 0;
  const length = lengthOf(text);
  const isPadded = length > 0 && load<u8>(textOf(text) + length - 1) == padding;
  const over = isPadded ? 0 : length & 3;
  if (over == 1) return 0;
  return decoded(text, over == 0 ? length : length + 4 - over, true);
}

export function builtin_base64_is_valid(text: usize): usize {
  if (!isTag(text, tagString)) return boolean_value(0);
  const length = lengthOf(text);
  takeCharacters(length);
  return boolean_value(decode(textOf(text), length, length, false, 0) >= 0 ? 1 : 0);
}

function encoded(text: usize, url: bool): usize {
  const length = lengthOf(text);
  takeCharacters(length);
  const size = ((length + 2) / 3) << 2;
  const value = allocate(stringText + size);
  const source = textOf(text);
  let target = value + stringText;
  for (let at = 0; at < length; at += 3, target += 4) {
    const left = length - at;
    const first: u32 = load<u8>(source + at);
    const second: u32 = left > 1 ? load<u8>(source + at + 1) : 0;
    const third: u32 = left > 2 ? load<u8>(source + at + 2) : 0;
    const word = (first << 16) | (second << 8) | third;
    store<u8>(target, letter(word >> 18, url));
    store<u8>(target + 1, letter((word >> 12) & 63, url));
    store<u8>(target + 2, left > 1 ? letter((word >> 6) & 63, url) : padding);
    store<u8>(target + 3, left > 2 ? letter(word & 63, url) : padding);
  }
  return finishString(value, size);
}

function letter(bits: u32, url: bool): u32 {
  if (bits < 26) return 0x41 + bits;
  if (bits < 52) return 0x61 + bits - 26;
  if (bits < 62) return 0x30 + bits - 52;
  if (bits == 62) return url ? 0x2d : 0x2b;
  return url ? 0x5f : 0x2f;
}

/** `length` counts padding that is not there. */
function decoded(text: usize, length: i32, url: bool): usize {
  takeCharacters(length);
  const value = allocate(stringText + ((length + 3) >> 2) * 3);
  const size = decode(textOf(text), lengthOf(text), length, url, value + stringText);
  if (size < 0) return 0;
  release((value + stringText + size + 7) & ~7);
  return finishString(value, size);
}

/** How many bytes there are, or -1. Nothing is written to address 0. */
function decode(source: usize, written: i32, length: i32, url: bool, target: usize): i32 {
  let size = 0;
  let word: u32 = 0;
  let filled = 0;
  for (let at = 0; at < length; at++) {
    const byte = byteAt(source, at, written);
    if (isLineBreak(byte)) continue;
    const bits = bitsOf(byte, url);
    if (bits == noLetter) {
      if (byte != padding || filled < 2 || !isPadding(source, at, written, length, filled)) return -1;
      return size + put(word << (6 * (4 - filled)), filled - 1, target, size);
    }
    word = (word << 6) | bits;
    if (++filled < 4) continue;
    size += put(word, 3, target, size);
    word = 0;
    filled = 0;
  }
  return filled > 0 ? -1 : size;
}

function put(word: u32, count: i32, target: usize, size: i32): i32 {
  if (target == 0) return count;
  for (let index = 0; index < count; index++) store<u8>(target + size + index, word >> (16 - 8 * index));
  return count;
}

function bitsOf(byte: u32, url: bool): u32 {
  if (byte - 0x41 < 26) return byte - 0x41;
  if (byte - 0x61 < 26) return byte - 0x61 + 26;
  if (byte - 0x30 < 10) return byte - 0x30 + 52;
  if (byte == (url ? 0x2d : 0x2b)) return 62;
  return byte == (url ? 0x5f : 0x2f) ? 63 : noLetter;
}

/** From the first `=` on: a second one where it is due, and nothing behind. */
function isPadding(source: usize, first: i32, written: i32, length: i32, filled: i32): bool {
  let at = behindLineBreaks(source, first + 1, written, length);
  if (filled == 2) {
    if (at >= length || byteAt(source, at, written) != padding) return false;
    at = behindLineBreaks(source, at + 1, written, length);
  }
  return at >= length;
}

function behindLineBreaks(source: usize, from: i32, written: i32, length: i32): i32 {
  let at = from;
  while (at < length && isLineBreak(byteAt(source, at, written))) at++;
  return at;
}

function byteAt(source: usize, at: i32, written: i32): u32 {
  return at < written ? load<u8>(source + at) : padding;
}

function isLineBreak(byte: u32): bool {
  return byte == 0x0a || byte == 0x0d;
}
