// Builds text at the top of the heap. Only one text at a time; sorting may happen meanwhile, other allocation not.

import { printInteger } from "./decimal";
import { allocate, release, top } from "./heap";

let begin: usize = 0;
/** Where the next byte goes. */
export let cursor: usize = 0;

/** Starts a text after `head` bytes left free for whoever will make a value of it. */
export function beginText(head: usize): void {
  begin = allocate(head + 64);
  cursor = begin + head;
}

/** Room for so many more bytes. The text stays in one piece as it is the last thing on the heap. */
export function reserve(bytes: usize): void {
  if (cursor + bytes > top) allocate(cursor + bytes - top + ((cursor - begin) >> 1));
}

export function putByte(byte: u32): void {
  reserve(1);
  store<u8>(cursor, byte);
  cursor++;
}

export function putBytes(address: usize, length: usize): void {
  reserve(length);
  memory.copy(cursor, address, length);
  cursor += length;
}

export function putInteger(value: i64): void {
  reserve(20);
  cursor += printInteger(value, cursor);
}

export function moveCursor(address: usize): void {
  cursor = address;
}

/** Gives back the room that was not used; returns where the text (with its head) begins. */
export function endText(): usize {
  release((cursor + 7) & ~7);
  return begin;
}
