// Finds one text in another in linear time: plainly at first, with a table of borders once that got slow.
import { allocate, release, top } from "./heap";
import { takeCharacters, takeText } from "./limits";
import { array_append, array_new } from "./value";

/** The first place of the needle, which is not empty, from `at` on; 0 if there is none. */
export function findBytes(at: usize, end: usize, needle: usize, length: i32): usize {
  const found = find(at, end, needle, length);
  takeText((found == 0 ? end : found + length) - at);
  return found;
}

function find(at: usize, end: usize, needle: usize, length: i32): usize {
  if (length > <i32>(end - at)) return 0;
  const first = load<u8>(needle);
  const last = end - length;
  // What comparing may cost before the table is worth its price.
  let patience = <i64>(end - at) + 256;
  for (; at <= last; at++) {
    if (load<u8>(at) != first) continue;
    let matched = 1;
    while (matched < length && load<u8>(at + matched) == load<u8>(needle + matched)) matched++;
    if (matched == length) return at;
    patience -= matched;
    if (patience < 0) return findByBorders(at, end, needle, length);
  }
  return 0;
}

/** Knuth, Morris, Pratt. */
function findByBorders(at: usize, end: usize, needle: usize, length: i32): usize {
  takeCharacters(end - at);
  const mark = top;
  const borders = allocate((<usize>length) << 2);
  fillBorders(borders, needle, length);
  let matched = 0;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    while (matched > 0 && load<u8>(needle + matched) != byte) matched = border(borders, matched);
    if (load<u8>(needle + matched) == byte) matched++;
    if (matched == length) {
      release(mark);
      return at + 1 - length;
    }
  }
  release(mark);
  return 0;
}

/** All places of the needle, overlapping ones too, as items of an array that is no value. */
export function findOverlapping(at: usize, end: usize, needle: usize, length: i32): usize {
  takeCharacters(end - at);
  const places = array_new(4);
  const borders = allocate((<usize>length) << 2);
  fillBorders(borders, needle, length);
  let matched = 0;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    while (matched > 0 && load<u8>(needle + matched) != byte) matched = border(borders, matched);
    if (load<u8>(needle + matched) == byte) matched++;
    if (matched < length) continue;
    array_append(places, at + 1 - length);
    matched = border(borders, matched);
  }
  return places;
}

/** For each beginning of the needle: how much of it is also its end. */
function fillBorders(borders: usize, needle: usize, length: i32): void {
  store<i32>(borders, 0);
  let matched = 0;
  for (let index = 1; index < length; index++) {
    const byte = load<u8>(needle + index);
    while (matched > 0 && load<u8>(needle + matched) != byte) matched = border(borders, matched);
    if (load<u8>(needle + matched) == byte) matched++;
    store<i32>(borders + ((<usize>index) << 2), matched);
  }
}

function border(borders: usize, matched: i32): i32 {
  return load<i32>(borders + ((<usize>(matched - 1)) << 2));
}
