// Arithmetic as `language/src/values/arithmetic.ts` has it: exact on integers, in floats otherwise.
// Every operation gives 0 where the reference throws.
import {
  addBig,
  bigFromBits,
  bigFromDigits,
  bitLength,
  digitCount,
  digits,
  divideBig,
  isNegative,
  isZero,
  multiplyBig,
  printBig,
  remainder,
  setNegative,
} from "./big";
import { integer, partsFirst, partsLast, partsPoint, partsSign, readInteger, readParts } from "./decimal";
import { floatFromNumber, isWhole, precision, product, quotient, sum, truncated } from "./float";
import { numberFromFloat } from "./float-print";
import { release, top } from "./heap";
import { integerOf, isInteger, number_from_i64, numberFromText } from "./value";

const maximumIntegerExponent: i64 = 30103;
const maximumBits: i64 = 1000000;
const doublePrecision: i32 = 53;

/** The number as a big integer, `1.0` and `1e3` too; 0 if it is none. */
export function exactInteger(number: usize): usize {
  if (isInteger(number)) {
    const value = integerOf(number);
    return bigFromBits(value < 0 ? 0 - <u64>value : <u64>value, value < 0);
  }
  readParts(number);
  if (partsSign == 0) return bigFromBits(0, false);
  const dotInside = hasDot(partsFirst, partsLast) ? 1 : 0;
  const zeros = partsPoint - (<i64>(partsLast - partsFirst) - dotInside);
  if (zeros < 0 || zeros > maximumIntegerExponent) return 0;
  const negative = partsSign < 0;
  const big = bigFromDigits(partsFirst, partsLast, <u32>zeros);
  setNegative(big, negative);
  return big;
}

function hasDot(at: usize, end: usize): bool {
  for (; at < end; at++) if (load<u8>(at) == 0x2e) return true;
  return false;
}

/** The number an integer is; what lies on the heap above `mark` is given back. */
export function numberFromBig(big: usize, mark: usize): usize {
  const negative = isNegative(big) && !isZero(big);
  printBig(big);
  let text = digits;
  let length = digitCount;
  if (negative) {
    text--;
    length++;
    store<u8>(text, 0x2d);
  }
  release(mark);
  return numberFromText(text, length);
}

export function add(left: usize, right: usize): usize {
  if (isInteger(left) && isInteger(right)) {
    const a = integerOf(left);
    const b = integerOf(right);
    const total = a + b;
    if (((a ^ total) & (b ^ total)) >= 0) return number_from_i64(total);
  }
  return addSlowly(left, right, false);
}

export function subtract(left: usize, right: usize): usize {
  if (isInteger(left) && isInteger(right)) {
    const a = integerOf(left);
    const b = integerOf(right);
    const difference = a - b;
    if (((a ^ b) & (a ^ difference)) >= 0) return number_from_i64(difference);
  }
  return addSlowly(left, right, true);
}

function addSlowly(left: usize, right: usize, negate: bool): usize {
  const mark = top;
  const a = exactInteger(left);
  const b = exactInteger(right);
  if (a != 0 && b != 0) {
    if (negate) setNegative(b, !isNegative(b));
    return numberFromBig(addBig(a, b), mark);
  }
  const x = floatFromNumber(left);
  const y = floatFromNumber(right);
  if (x == 0 || y == 0) return failed(mark);
  if (negate) setNegative(y, !isNegative(y));
  return numberFromFloat(sum(x, y), precision, mark);
}

function failed(mark: usize): usize {
  release(mark);
  return 0;
}

export function multiply(left: usize, right: usize): usize {
  if (isInteger(left) && isInteger(right)) {
    const a = integerOf(left);
    const b = integerOf(right);
    if (fitsHalf(a) && fitsHalf(b)) return number_from_i64(a * b);
  }
  const mark = top;
  const a = exactInteger(left);
  const b = exactInteger(right);
  if (a != 0 && b != 0) {
    if (<i64>bitLength(a) + <i64>bitLength(b) > maximumBits && isLarge(a) && isLarge(b)) return failed(mark);
    return numberFromBig(multiplyBig(a, b), mark);
  }
  const x = floatFromNumber(left);
  const y = floatFromNumber(right);
  if (x == 0 || y == 0) return failed(mark);
  return numberFromFloat(product(x, y, precision), precision, mark);
}

function fitsHalf(value: i64): bool {
  return value >= -0x80000000 && value <= 0x7fffffff;
}

/** As the reference: only positive ones beyond 48 bits are held to the limit. */
function isLarge(big: usize): bool {
  return !isNegative(big) && bitLength(big) > 48;
}

export function divide(left: usize, right: usize): usize {
  if (readInteger(right)) {
    const divisor = integer;
    if (divisor == 0) return 0;
    if (fitsHalf(divisor) && readInteger(left) && fitsHalf(integer)) {
      const dividend = integer;
      if (dividend != 0 && dividend % divisor == 0) return number_from_i64(dividend / divisor);
    }
  }
  const mark = top;
  const x = floatFromNumber(left);
  const y = floatFromNumber(right);
  if (x == 0 || y == 0 || isZero(y)) return failed(mark);
  return numberFromFloat(quotient(x, y), precision, mark);
}

export function modulo(left: usize, right: usize): usize {
  if (isInteger(left) && isInteger(right)) {
    const divisor = integerOf(right);
    if (divisor == 0) return 0;
    return number_from_i64(divisor == -1 ? 0 : integerOf(left) % divisor);
  }
  const mark = top;
  const a = exactInteger(left);
  const b = exactInteger(right);
  if (a == 0 || b == 0 || isZero(b)) return failed(mark);
  divideBig(a, b);
  return numberFromBig(remainder, mark);
}

/** Whether the number is an integer of 32 bits; it is then in `integer`. */
function isSmall(number: usize): bool {
  return readInteger(number) && fitsHalf(integer);
}

export function absolute(number: usize): usize {
  if (isSmall(number)) return number_from_i64(integer < 0 ? -integer : integer);
  const mark = top;
  const float = floatFromNumber(number);
  if (float == 0) return failed(mark);
  setNegative(float, false);
  return numberFromFloat(float, precision, mark);
}

/** Halves go away from zero. */
export function roundHalfAway(number: usize): usize {
  if (isSmall(number)) return number_from_i64(integer);
  const mark = top;
  const float = floatFromNumber(number);
  if (float == 0) return failed(mark);
  const half = bigFromBits(1, isNegative(float));
  store<i32>(half, -1, 8);
  return numberFromBig(truncated(sum(float, half)), mark);
}

/** Up or down to a whole number. */
export function roundToward(number: usize, up: bool): usize {
  if (isSmall(number)) return number_from_i64(integer);
  const mark = top;
  const float = floatFromNumber(number);
  if (float == 0) return failed(mark);
  const whole = truncated(float);
  const below = isNegative(whole) && !isZero(whole);
  // Not by the sign of the number: OPA's `ceil(-0.5)` is 1, its `floor(-0.5)` 0.
  if (isWhole(float) || below == up) return numberFromBig(whole, mark);
  return numberFromBig(addBig(whole, bigFromBits(1, !up)), mark);
}

// Folding: exact while all are integers; else every step in floats, products in 53 bits of mantissa.

/** The sum or product of `count` numbers whose addresses lie `stride` bytes apart; 0 if one is out of range. */
export function accumulate(items: usize, count: i32, stride: usize, multiplying: bool): usize {
  const end = items + <usize>count * stride;
  let exact = true;
  for (let item = items; item < end; item += stride) {
    if (!isExact(load<usize>(item))) exact = false;
  }
  let total = number_from_i64(multiplying ? 1 : 0);
  if (!exact) return accumulateFloats(items, end, stride, multiplying, total);
  for (let item = items; item < end && total != 0; item += stride) {
    total = multiplying ? multiply(total, load<usize>(item)) : add(total, load<usize>(item));
  }
  return total;
}

function isExact(number: usize): bool {
  if (isInteger(number)) return true;
  const mark = top;
  const big = exactInteger(number);
  release(mark);
  return big != 0;
}

function accumulateFloats(items: usize, end: usize, stride: usize, multiplying: bool, start: usize): usize {
  const mark = top;
  const bits = multiplying ? doublePrecision : precision;
  let total = floatFromNumber(start);
  for (let item = items; item < end; item += stride) {
    const float = floatFromNumber(load<usize>(item));
    if (float == 0) return failed(mark);
    total = multiplying ? product(total, float, doublePrecision) : sum(total, float);
  }
  return numberFromFloat(total, bits, mark);
}
