// Characters taken off the ends of strings.
import { tagString } from "../../../language/src/wasm-layout";
import { takeCharacters, takeSteps } from "../limits";
import { sizeAt } from "../utf8";
import { isTag, lengthOf, stringFromBytes, textOf } from "../value";

export function builtin_trim(text: usize, characters: usize): usize {
  return trimmed(text, characters, true, true);
}

export function builtin_trim_left(text: usize, characters: usize): usize {
  return trimmed(text, characters, true, false);
}

export function builtin_trim_right(text: usize, characters: usize): usize {
  return trimmed(text, characters, false, true);
}

function trimmed(text: usize, characters: usize, left: bool, right: bool): usize {
  if (!isTag(text, tagString) || !isTag(characters, tagString)) return 0;
  let start = textOf(text);
  let end = start + lengthOf(text);
  while (left && start < end && isAmong(start, sizeAt(start, end), characters)) start += sizeAt(start, end);
  while (right && start < end) {
    const last = lastRune(start, end);
    if (!isAmong(last, end - last, characters)) break;
    end = last;
  }
  return cut(text, start, end);
}

export function builtin_trim_space(text: usize): usize {
  if (!isTag(text, tagString)) return 0;
  let start = textOf(text);
  let end = start + lengthOf(text);
  while (start < end && isSpace(start, sizeAt(start, end))) start += sizeAt(start, end);
  while (start < end) {
    const last = lastRune(start, end);
    if (!isSpace(last, end - last)) break;
    end = last;
  }
  return cut(text, start, end);
}

function cut(text: usize, start: usize, end: usize): usize {
  const length = <i32>(end - start);
  takeCharacters(lengthOf(text) - length);
  return length == lengthOf(text) ? text : stringFromBytes(start, length);
}

/** Where the last character before `end` begins. */
function lastRune(start: usize, end: usize): usize {
  let at = end - 1;
  while (at > start && end - at < 4 && (load<u8>(at) & 0xc0) == 0x80) at--;
  return sizeAt(at, end) == end - at ? at : end - 1;
}

/** Bytes of sets that were compared, and not paid for. */
let compared: usize = 0;

function isAmong(rune: usize, size: usize, characters: usize): bool {
  let at = textOf(characters);
  const end = at + lengthOf(characters);
  compared += end - at;
  if (compared >= 32) {
    takeSteps(compared >> 5);
    compared &= 31;
  }
  while (at < end) {
    const other = sizeAt(at, end);
    if (other == size && sameBytes(rune, at, size)) return true;
    at += other;
  }
  return false;
}

function sameBytes(left: usize, right: usize, size: usize): bool {
  for (let index: usize = 0; index < size; index++)
    if (load<u8>(left + index) != load<u8>(right + index)) return false;
  return true;
}

/** White space in Go's sense: U+0085 is, U+FEFF is not. */
function isSpace(rune: usize, size: usize): bool {
  const first: u32 = load<u8>(rune);
  if (size == 1) return first == 0x20 || (first >= 0x09 && first <= 0x0d);
  const second: u32 = load<u8>(rune, 1);
  if (size == 2) return first == 0xc2 && (second == 0x85 || second == 0xa0);
  if (size != 3) return false;
  const third: u32 = load<u8>(rune, 2);
  if (first == 0xe1) return second == 0x9a && third == 0x80;
  if (first == 0xe3) return second == 0x80 && third == 0x80;
  if (first != 0xe2) return false;
  if (second == 0x81) return third == 0x9f;
  return second == 0x80 && (third <= 0x8a || third == 0xa8 || third == 0xa9 || third == 0xaf);
}
