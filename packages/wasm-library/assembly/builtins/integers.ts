// Integers of any size: their bits in two's complement, series of them, and their digits in other bases.
import { numberLength, numberText, tagNumber } from "../../../language/src/wasm-layout";
import { add, exactInteger, numberFromBig } from "../arithmetic";
import {
  addBig,
  bigFromBits,
  bigFromLimbs,
  bitAt,
  bitLength,
  digitCount,
  digits,
  divideBig,
  isNegative,
  isZero,
  limbAt,
  limbsOf,
  printBig,
  setNegative,
  shiftLeft,
  shiftRight,
} from "../big";
import { integer, readInteger, readMachineInteger } from "../decimal";
import { floatFromNumber, truncated } from "../float";
import { allocate, release, top } from "../heap";
import { abortWith, takeSteps } from "../limits";
import {
  array_append,
  array_new,
  integerOf,
  isInteger,
  isTag,
  number_from_i64,
  stringFromBytes,
} from "../value";

const and: i32 = 0;
const or: i32 = 1;
const xor: i32 = 2;
const maximumItems: i64 = 5000000;
const maximumShift: i64 = 100000;

export function builtin_bits_and(left: usize, right: usize): usize {
  return combined(left, right, and);
}

export function builtin_bits_or(left: usize, right: usize): usize {
  return combined(left, right, or);
}

export function builtin_bits_xor(left: usize, right: usize): usize {
  return combined(left, right, xor);
}

function combined(left: usize, right: usize, operation: i32): usize {
  if (!isTag(left, tagNumber) || !isTag(right, tagNumber)) return 0;
  if (isInteger(left) && isInteger(right)) {
    const a = integerOf(left);
    const b = integerOf(right);
    return number_from_i64(operation == and ? a & b : operation == or ? a | b : a ^ b);
  }
  const mark = top;
  const a = exactInteger(left);
  const b = exactInteger(right);
  if (a == 0 || b == 0) return given(mark, 0);
  return numberFromBig(combineBig(a, b, operation), mark);
}

function given(mark: usize, value: usize): usize {
  release(mark);
  return value;
}

/** A negative number's bits are those of `-x - 1`, all turned. */
function combineBig(left: usize, right: usize, operation: i32): usize {
  const leftTurn: u32 = isNegative(left) ? 0xffffffff : 0;
  const rightTurn: u32 = isNegative(right) ? 0xffffffff : 0;
  const a = isNegative(left) ? addBig(left, bigFromBits(1, false)) : left;
  const b = isNegative(right) ? addBig(right, bigFromBits(1, false)) : right;
  const turn = combineWord(leftTurn, rightTurn, operation);
  const count = max<u32>(limbsOf(a), limbsOf(b));
  takeSteps(count >> 8);
  const limbs = allocate(((<usize>count) << 2) + 8);
  for (let index: u32 = 0; index < count; index++) {
    const word = combineWord(limbAt(a, index) ^ leftTurn, limbAt(b, index) ^ rightTurn, operation);
    store<u32>(limbs + ((<usize>index) << 2), word ^ turn);
  }
  const magnitude = bigFromLimbs(limbs, count);
  if (turn == 0) return magnitude;
  const result = addBig(magnitude, bigFromBits(1, false));
  setNegative(result, true);
  return result;
}

function combineWord(left: u32, right: u32, operation: i32): u32 {
  return operation == and ? left & right : operation == or ? left | right : left ^ right;
}

export function builtin_bits_negate(number: usize): usize {
  if (!isTag(number, tagNumber)) return 0;
  if (isInteger(number)) return number_from_i64(~integerOf(number));
  const mark = top;
  const big = exactInteger(number);
  if (big == 0) return given(mark, 0);
  setNegative(big, !isNegative(big));
  return numberFromBig(addBig(big, bigFromBits(1, true)), mark);
}

export function builtin_bits_lsh(number: usize, places: usize): usize {
  if (!isTag(number, tagNumber) || !isTag(places, tagNumber)) return 0;
  const mark = top;
  const big = exactInteger(number);
  const by = exactInteger(places);
  if (big == 0 || by == 0 || (isNegative(by) && !isZero(by))) return given(mark, 0);
  if (isZero(big)) return given(mark, number_from_i64(0));
  if (!readInteger(places) || integer > maximumShift)
    abortWith("eval_cancel_error: bits.lsh: result of more than 100000 bits");
  return numberFromBig(shiftLeft(big, <i32>integer), mark);
}

export function builtin_bits_rsh(number: usize, places: usize): usize {
  if (!isTag(number, tagNumber) || !isTag(places, tagNumber)) return 0;
  const mark = top;
  const big = exactInteger(number);
  const by = exactInteger(places);
  if (big == 0 || by == 0 || (isNegative(by) && !isZero(by))) return given(mark, 0);
  const far = !readInteger(places) || integer > 0x7fffffff;
  const distance: i32 = far ? 0x7fffffff : <i32>integer;
  if (!isNegative(big)) return numberFromBig(shiftRight(big, distance), mark);
  const turned = shiftRight(addBig(big, bigFromBits(1, false)), distance);
  setNegative(turned, !isZero(turned));
  return numberFromBig(addBig(turned, bigFromBits(1, true)), mark);
}

export function builtin_numbers_range(from: usize, to: usize): usize {
  if (!isTag(from, tagNumber) || !isTag(to, tagNumber)) return 0;
  return series(from, to, number_from_i64(1));
}

export function builtin_numbers_range_step(from: usize, to: usize, step: usize): usize {
  if (!isTag(from, tagNumber) || !isTag(to, tagNumber) || !isTag(step, tagNumber)) return 0;
  return series(from, to, step);
}

function series(from: usize, to: usize, step: usize): usize {
  const mark = top;
  const start = exactInteger(from);
  const stop = exactInteger(to);
  const stride = exactInteger(step);
  if (start == 0 || stop == 0 || stride == 0 || isZero(stride) || isNegative(stride)) return given(mark, 0);
  setNegative(start, !isNegative(start));
  const distance = addBig(stop, start);
  setNegative(start, !isNegative(start));
  const down = isNegative(distance) && !isZero(distance);
  setNegative(distance, false);
  const steps = divideBig(distance, stride);
  if (bitLength(steps) > 31 || lowBits(steps) >= maximumItems) {
    abortWith("eval_cancel_error: memory limit exceeded");
  }
  const count = <i32>lowBits(steps) + 1;
  takeSteps(count >> 4);
  setNegative(stride, down);
  // The three bigs lie below the array, which stays; they are small next to it.
  let item = numberFromBig(start, top);
  const by = numberFromBig(stride, top);
  const items = array_new(count);
  for (let index = 0; index < count; index++) {
    array_append(items, item);
    if (index + 1 < count) item = add(item, by);
  }
  return items;
}

function lowBits(big: usize): i64 {
  return <i64>limbAt(big, 0);
}

/** Base 2, 8, 10 or 16; a fraction is cut off. */
export function builtin_format_int(number: usize, base: usize): usize {
  if (!isTag(number, tagNumber) || !isTag(base, tagNumber) || !isInteger(base)) return 0;
  const radix = integerOf(base);
  if (radix != 2 && radix != 8 && radix != 10 && radix != 16) return 0;
  const mark = top;
  const big = wholePart(number, radix == 10);
  if (big == 0) return given(mark, 0);
  if (radix == 10) return decimalString(big, mark);
  return binaryString(big, radix == 2 ? 1 : radix == 8 ? 3 : 4, mark);
}

function wholePart(number: usize, decimal: bool): usize {
  if (isInteger(number) || (decimal && readMachineInteger(number)) || isPlainText(number))
    return exactInteger(number);
  const float = floatFromNumber(number);
  return float == 0 ? 0 : truncated(float);
}

/** Whether the number's text has neither a point nor an exponent. */
function isPlainText(number: usize): bool {
  const text = number + numberText;
  const length = load<u32>(number, numberLength);
  for (let index: u32 = 0; index < length; index++) {
    const byte: u32 = load<u8>(text + index);
    if (byte != 0x2d && byte - 0x30 > 9) return false;
  }
  return true;
}

function decimalString(big: usize, mark: usize): usize {
  printBig(big);
  let text = digits;
  let length = digitCount;
  if (isNegative(big) && !isZero(big)) {
    store<u8>(--text, 0x2d);
    length++;
  }
  release(mark);
  return stringFromBytes(text, length);
}

function binaryString(big: usize, width: i32, mark: usize): usize {
  const count = max<i32>(1, (bitLength(big) + width - 1) / width);
  const negative = isNegative(big) && !isZero(big);
  const length = count + <i32>negative;
  const text = allocate(<usize>length);
  if (negative) store<u8>(text, 0x2d);
  for (let place = 0; place < count; place++) {
    let digit: u32 = 0;
    for (let bit = width - 1; bit >= 0; bit--) digit = (digit << 1) | <u32>bitAt(big, place * width + bit);
    store<u8>(text + length - 1 - place, digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
  release(mark);
  return stringFromBytes(text, length);
}
