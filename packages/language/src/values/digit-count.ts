// How long a number is, without writing it down.
import type { DecimalNumber } from "./number.js";
import type { NumberValue } from "./value.js";

const small = 2n ** 64n;
const digitsPerHexDigit = 1.21;

/** Decimal digits of an integer, rounded up a little; linear, where printing it would be slower. */
export function integerDigits(value: bigint): number {
  if (value < small && value > -small) return 20;
  return Math.ceil(value.toString(16).length * digitsPerHexDigit);
}

/** How many digits arithmetic on a number goes through. */
export function digitCount(value: NumberValue): number {
  if (typeof value === "number") return 17;
  return typeof value === "bigint" ? integerDigits(value) : decimalCount(value);
}

/** An exponent stands for as many digits, up to where numbers end. */
function decimalCount(value: DecimalNumber): number {
  const { digits, point } = value.digits;
  return digits.length + Math.min(40_000, Math.abs(point));
}
