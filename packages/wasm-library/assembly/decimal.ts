// Numbers by their digits: exact order and hash of any two, however they are written.
import {
  numberInteger,
  numberLength,
  numberSeed,
  numberText,
  scratchCell,
} from "../../language/src/wasm-layout";
import { finishHash, hashInteger, mixWord } from "./hash";
import { takeCharacters } from "./limits";

// A decoded number is `0.digits * 10 ** point`. Its digits lie in memory, perhaps around a point.
const sign: usize = 0;
const first: usize = 4;
const last: usize = 8;
const point: usize = 16;
const digitText: usize = 24;
// Each slot has 48 bytes.
const left: usize = scratchCell;
const right: usize = scratchCell + 48;
const dot: u32 = 0x2e;

/** Decodes into a slot; an end pointer past the last digit that is not 0. */
function decode(number: usize, slot: usize): void {
  let text = number + numberText;
  let length: usize = load<u32>(number, numberLength);
  takeCharacters(length);
  if (length == 0) {
    text = slot + digitText;
    length = printInteger(load<i64>(number, numberInteger), text);
  }
  decodeText(text, text + length, slot);
}

function decodeText(text: usize, end: usize, slot: usize): void {
  let negative = false;
  if (load<u8>(text) == 0x2d) {
    negative = true;
    text++;
  }
  let start: usize = 0;
  let stop: usize = 0;
  let magnitude: i64 = 0;
  let seenPoint = false;
  let at = text;
  for (; at < end; at++) {
    const character: u32 = load<u8>(at);
    if (character == dot) {
      seenPoint = true;
      continue;
    }
    if (character - 0x30 > 9) break;
    if (character != 0x30) {
      if (start == 0) start = at;
      stop = at + 1;
    }
    if (start != 0 && !seenPoint) magnitude++;
    if (start == 0 && seenPoint) magnitude--;
  }
  if (at < end) magnitude += readExponent(at + 1, end);
  store<i32>(slot, start == 0 ? 0 : negative ? -1 : 1, sign);
  store<usize>(slot, start, first);
  store<usize>(slot, stop, last);
  store<i64>(slot, start == 0 ? 0 : magnitude, point);
}

/** Saturates far beyond what arithmetic admits. */
function readExponent(at: usize, end: usize): i64 {
  const mark = load<u8>(at);
  if (mark == 0x2d || mark == 0x2b) at++;
  let exponent: i64 = 0;
  for (; at < end; at++) {
    if (exponent < 1000000000000000) exponent = exponent * 10 + (<i64>load<u8>(at) - 0x30);
  }
  return mark == 0x2d ? -exponent : exponent;
}

/** Negative, zero or positive. */
export function compareDecimals(a: usize, b: usize): i32 {
  decode(a, left);
  decode(b, right);
  const leftSign = load<i32>(left, sign);
  const rightSign = load<i32>(right, sign);
  if (leftSign != rightSign) return leftSign - rightSign;
  if (leftSign == 0) return 0;
  const leftPoint = load<i64>(left, point);
  const rightPoint = load<i64>(right, point);
  if (leftPoint != rightPoint) return leftPoint < rightPoint ? -leftSign : leftSign;
  return leftSign * compareDigits();
}

function compareDigits(): i32 {
  let a = load<usize>(left, first);
  let b = load<usize>(right, first);
  const endA = load<usize>(left, last);
  const endB = load<usize>(right, last);
  while (true) {
    if (a < endA && load<u8>(a) == dot) a++;
    if (b < endB && load<u8>(b) == dot) b++;
    if (a >= endA) return b >= endB ? 0 : -1;
    if (b >= endB) return 1;
    const difference = <i32>load<u8>(a) - <i32>load<u8>(b);
    if (difference != 0) return difference;
    a++;
    b++;
  }
}

/** The hash of a number held as text: that of the integer if it is one of 64 bits. */
export function hashDecimal(number: usize): u32 {
  decode(number, left);
  const signOf = load<i32>(left, sign);
  if (signOf == 0) return hashInteger(0);
  const pointOf = load<i64>(left, point);
  if (decodedInteger(left)) return hashInteger(integer);
  let hash: u32 = mixWord(mixWord(numberSeed, <u32>signOf), <u32>pointOf);
  const end = load<usize>(left, last);
  for (let at = load<usize>(left, first); at < end; at++) {
    const character: u32 = load<u8>(at);
    if (character != dot) hash = (hash ^ character) * 0x01000193;
  }
  return finishHash(hash);
}

/** What the last successful `decodedInteger` found. */
export let integer: i64 = 0;

/** Whether the number in the slot is an integer of 64 bits; it is then in `integer`. */
function decodedInteger(slot: usize): bool {
  const magnitude = load<i64>(slot, point);
  const signOf = load<i32>(slot, sign);
  integer = 0;
  if (signOf == 0) return true;
  if (magnitude < 1 || magnitude > 19) return false;
  let value: u64 = 0;
  let remaining = <i32>magnitude;
  const end = load<usize>(slot, last);
  for (let at = load<usize>(slot, first); at < end; at++) {
    const character: u64 = load<u8>(at);
    if (character == dot) continue;
    if (remaining-- == 0) return false;
    value = value * 10 + (character - 0x30);
  }
  while (remaining-- > 0) value *= 10;
  if (value > (signOf < 0 ? <u64>0x8000000000000000 : <u64>0x7fffffffffffffff)) return false;
  integer = signOf < 0 ? 0 - <i64>value : <i64>value;
  return true;
}

/** Whether a number, however written, is an integer of 64 bits; it is then in `integer`. */
export function readInteger(number: usize): bool {
  if (load<u32>(number, numberLength) == 0) {
    integer = load<i64>(number, numberInteger);
    return true;
  }
  decode(number, left);
  return decodedInteger(left);
}

/** As `readInteger`, but only for what Go reads as a machine's integer: `1` and `1.0`, not `1e0`. */
export function readMachineInteger(number: usize): bool {
  const length = load<u32>(number, numberLength);
  if (length != 0) {
    if (length > 20) return false;
    const text = number + numberText;
    for (let at = text; at < text + length; at++) {
      if ((load<u8>(at) | 0x20) == 0x65) return false;
    }
    const negative: u32 = load<u8>(text) == 0x2d ? 1 : 0;
    if (length - negative > 19) return false;
  }
  return readInteger(number);
}

// The parts of a number for arithmetic, from the last `readParts`.
export let partsSign: i32 = 0;
export let partsFirst: usize = 0;
export let partsLast: usize = 0;
export let partsPoint: i64 = 0;

/** Valid until the next comparison or reading. */
export function readParts(number: usize): void {
  decode(number, left);
  partsSign = load<i32>(left, sign);
  partsFirst = load<usize>(left, first);
  partsLast = load<usize>(left, last);
  partsPoint = load<i64>(left, point);
}

/** Decimal digits at an address that has 20 bytes of room; returns how many. */
export function printInteger(value: i64, address: usize): i32 {
  let magnitude: u64 = value < 0 ? 0 - <u64>value : <u64>value;
  let length = 0;
  if (value < 0) {
    store<u8>(address, 0x2d);
    length = 1;
  }
  length += countDigits(magnitude);
  let at = address + length;
  do {
    const rest = magnitude / 10;
    at--;
    store<u8>(at, <u8>(magnitude - rest * 10) + 0x30);
    magnitude = rest;
  } while (magnitude != 0);
  return length;
}

function countDigits(magnitude: u64): i32 {
  let digits = 1;
  while (magnitude >= 10) {
    magnitude /= 10;
    digits++;
  }
  return digits;
}
