// Floating-point numbers rounded to nearest even, as `language/src/values/binary-float.ts` has them:
// bigs with an exponent, which share the sign of zero.

import { numberInteger, numberLength, numberText } from "../../language/src/wasm-layout";
import {
  addBig,
  bigFromBits,
  bigFromDigits,
  bitAt,
  bitLength,
  divideBig,
  exponentOf,
  hasLowBits,
  isNegative,
  isZero,
  multiplyBig,
  powerOf,
  remainder,
  setExponent,
  setNegative,
  shiftLeft,
  shiftRight,
} from "./big";

export const precision: i32 = 64;
const guardedPrecision: i32 = 128;
const maximumDecimalExponent: i64 = 30103;

/** The 64-bit float that Go reads from a number's text; 0 if the number is too big or too small. */
export function floatFromNumber(number: usize): usize {
  const length: usize = load<u32>(number, numberLength);
  if (length == 0) {
    const integer = load<i64>(number, numberInteger);
    return bigFromBits(integer < 0 ? 0 - <u64>integer : <u64>integer, integer < 0);
  }
  return floatFromText(number + numberText, number + numberText + length);
}

function floatFromText(text: usize, end: usize): usize {
  const negative = load<u8>(text) == 0x2d;
  const start = negative ? text + 1 : text;
  let point: usize = 0;
  let stop = start;
  for (; stop < end; stop++) {
    const byte: u32 = load<u8>(stop);
    if (byte == 0x2e) point = stop + 1;
    else if (byte - 0x30 > 9) break;
  }
  let exponent: i64 = point == 0 ? 0 : -(<i64>(stop - point));
  if (stop < end) exponent += readExponent(stop + 1, end);
  const big = bigFromDigits(start, stop, 0);
  setNegative(big, negative);
  if (isZero(big)) return big;
  if (exponent > maximumDecimalExponent || exponent < -maximumDecimalExponent) return 0;
  setExponent(big, <i32>exponent);
  if (exponent == 0) return roundTo(precision, big);
  if (exponent < 0) return quotient(big, powerOfFive(-(<i32>exponent)));
  return product(big, powerOfFive(<i32>exponent), precision);
}

function readExponent(at: usize, end: usize): i64 {
  const mark = load<u8>(at);
  if (mark == 0x2d || mark == 0x2b) at++;
  let exponent: i64 = 0;
  for (; at < end; at++) {
    if (exponent < 1000000000000) exponent = exponent * 10 + (<i64>load<u8>(at) - 0x30);
  }
  return mark == 0x2d ? -exponent : exponent;
}

/** Exact up to 5^27, the last that fits 64 bits; beyond with guard bits, as Go does. */
function powerOfFive(exponent: i32): usize {
  let result = powerOf(5, min<i32>(exponent, 27));
  let factor = bigFromBits(5, false);
  for (let left = exponent - 27; left > 0; left >>= 1) {
    if ((left & 1) == 1) result = product(result, factor, guardedPrecision);
    factor = product(factor, factor, guardedPrecision + 64);
  }
  return result;
}

/** Rounds to so many bits of mantissa, ties to even. */
export function roundTo(bits: i32, value: usize): usize {
  const excess = bitLength(value) - bits;
  if (excess <= 0) return value;
  let rounded = shiftRight(value, excess);
  if (bitAt(value, excess - 1) && (hasLowBits(value, excess - 1) || bitAt(rounded, 0))) {
    rounded = addBig(rounded, bigFromBits(1, isNegative(value)));
  }
  setExponent(rounded, exponentOf(value) + excess);
  setNegative(rounded, isNegative(value));
  return rounded;
}

export function sum(left: usize, right: usize): usize {
  if (isZero(left) && isZero(right)) return bigFromBits(0, isNegative(left) && isNegative(right));
  const exponent = min<i32>(exponentOf(left), exponentOf(right));
  const total = addBig(
    shiftLeft(left, exponentOf(left) - exponent),
    shiftLeft(right, exponentOf(right) - exponent),
  );
  setExponent(total, exponent);
  return roundTo(precision, total);
}

export function product(left: usize, right: usize, bits: i32): usize {
  const result = multiplyBig(left, right);
  setNegative(result, isNegative(left) != isNegative(right));
  setExponent(result, exponentOf(left) + exponentOf(right));
  return roundTo(bits, result);
}

/** Correctly rounded: what remains goes into a sticky bit below the last one kept. */
export function quotient(dividend: usize, divisor: usize): usize {
  const negative = isNegative(dividend) != isNegative(divisor);
  if (isZero(dividend)) return bigFromBits(0, negative);
  const shift = max<i32>(0, precision + 2 + bitLength(divisor) - bitLength(dividend));
  const whole = divideBig(shiftLeft(dividend, shift), divisor);
  let result = shiftLeft(whole, 1);
  setNegative(result, false);
  if (!isZero(remainder)) result = addBig(result, bigFromBits(1, false));
  setNegative(result, negative);
  setExponent(result, exponentOf(dividend) - exponentOf(divisor) - shift - 1);
  return roundTo(precision, result);
}

/** The part before the point, without rounding. */
export function truncated(value: usize): usize {
  const exponent = exponentOf(value);
  return exponent >= 0 ? shiftLeft(value, exponent) : shiftRight(value, -exponent);
}

export function isWhole(value: usize): bool {
  return exponentOf(value) >= 0 || !hasLowBits(value, -exponentOf(value));
}
