// UTF-8: validity and code points.
import { takeCharacters } from "./limits";
import { lengthOf, textOf } from "./value";

/** Whether bytes are UTF-8 as Unicode defines it: no surrogates, nothing overlong, nothing beyond U+10FFFF. */
export function isUtf8(at: usize, end: usize): bool {
  while (at < end) {
    const byte: u32 = load<u8>(at);
    if (byte < 0x80) {
      at++;
      continue;
    }
    const size = sequenceSize(byte);
    if (size == 0 || at + size > end) return false;
    const second: u32 = load<u8>(at, 1);
    if ((second & 0xc0) != 0x80) return false;
    if (size >= 3) {
      if ((byte == 0xe0 && second < 0xa0) || (byte == 0xed && second > 0x9f)) return false;
      if ((byte == 0xf0 && second < 0x90) || (byte == 0xf4 && second > 0x8f)) return false;
      if ((load<u8>(at, 2) & 0xc0) != 0x80) return false;
      if (size == 4 && (load<u8>(at, 3) & 0xc0) != 0x80) return false;
    }
    at += size;
  }
  return true;
}

function sequenceSize(byte: u32): usize {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Code points of a string; a byte that is no part of one counts as one, as in Go. */
export function runeCount(string: usize): i32 {
  return countRunes(textOf(string), lengthOf(string));
}

export function countRunes(text: usize, length: i32): i32 {
  let count = 0;
  takeCharacters(length);
  const end = text + length;
  for (; text < end; count++) text += sizeAt(text, end);
  return count;
}

/** The address `count` code points further, at most `end`. */
export function skipRunes(text: usize, end: usize, count: i32): usize {
  takeCharacters(min<usize>(count, end - text));
  while (count > 0 && text < end) {
    text += sizeAt(text, end);
    count--;
  }
  return min<usize>(text, end);
}

/** How many bytes the code point at an address takes; what is no UTF-8 is taken byte by byte. */
export function sizeAt(at: usize, end: usize): usize {
  const byte: u32 = load<u8>(at);
  if (byte < 0x80) return 1;
  const size = sequenceSize(byte);
  return size != 0 && at + size <= end && isUtf8(at, at + size) ? size : 1;
}

export function runeSize(lead: u32): usize {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Writes a code point; returns the address after it. */
export function writeRune(at: usize, rune: u32): usize {
  if (rune < 0x80) {
    store<u8>(at, rune);
    return at + 1;
  }
  if (rune < 0x800) {
    store<u8>(at, 0xc0 | (rune >> 6));
    store<u8>(at, 0x80 | (rune & 0x3f), 1);
    return at + 2;
  }
  if (rune < 0x10000) {
    store<u8>(at, 0xe0 | (rune >> 12));
    store<u8>(at, 0x80 | ((rune >> 6) & 0x3f), 1);
    store<u8>(at, 0x80 | (rune & 0x3f), 2);
    return at + 3;
  }
  store<u8>(at, 0xf0 | (rune >> 18));
  store<u8>(at, 0x80 | ((rune >> 12) & 0x3f), 1);
  store<u8>(at, 0x80 | ((rune >> 6) & 0x3f), 2);
  store<u8>(at, 0x80 | (rune & 0x3f), 3);
  return at + 4;
}

/** The code point at an address; 0 for NUL, and for what is no UTF-8. */
export function readRune(at: usize, end: usize): u32 {
  const byte: u32 = load<u8>(at);
  const size = sizeAt(at, end);
  if (size == 1) return byte < 0x80 ? byte : 0;
  const second = <u32>load<u8>(at, 1) & 0x3f;
  if (size == 2) return ((byte & 0x1f) << 6) | second;
  const third = <u32>load<u8>(at, 2) & 0x3f;
  if (size == 3) return ((byte & 0x0f) << 12) | (second << 6) | third;
  return ((byte & 0x07) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 0x3f);
}
