// Floating-point numbers of any precision, rounded to nearest even, as Go's big.Float has them.
import { bitLength, type Decimal, digitAt, exactDecimal, raised, roundDigits, trimmed } from "./decimal.js";
import { DecimalNumber, decimalDigits, numberFromBigInt, numberFromText } from "./number.js";
import type { NumberValue } from "./value.js";

/** `mantissa * 2 ** exponent`, negated if so said: zero has a sign too. */
export type Binary = { readonly negative: boolean; readonly mantissa: bigint; readonly exponent: number };

/** Bits of mantissa that arithmetic keeps. */
export const precision = 64;
/** Powers of five are kept with more bits while a text is read. */
const guardedPrecision = precision + 64;
/** Numbers past 2^±100000 take no part in floating-point arithmetic: a hostile `1e999999999` would. */
const maximumDecimalExponent = 30_103;

/** Thrown when a number is too large or too small for floating-point arithmetic. */
export class NumberRangeError extends Error {
  override readonly name = "NumberRangeError";
}

/**
 * The 64-bit float that Go reads from the number's text. It rounds the power of five before the
 * result, so the last bit may differ from the nearest float's; that bit shows in what OPA prints.
 * @throws {NumberRangeError} beyond 2^±100000.
 */
export function binaryFromNumber(value: NumberValue): Binary {
  const { negative, digits, exponent } = decimalDigits(value);
  if (digits === 0n) return { negative, mantissa: 0n, exponent: 0 };
  if (Math.abs(exponent) > maximumDecimalExponent) throw new NumberRangeError("number too big");
  const scaled = { negative, mantissa: digits, exponent };
  if (exponent === 0) return roundTo(precision, scaled);
  const power = powerOfFive(Math.abs(exponent));
  return exponent < 0 ? quotient(scaled, power) : product(scaled, power);
}

function powerOfFive(exponent: number): Binary {
  // 5^27 is the last power that fits 64 bits.
  let result: Binary = { negative: false, mantissa: 5n ** BigInt(Math.min(exponent, 27)), exponent: 0 };
  let factor: Binary = { negative: false, mantissa: 5n, exponent: 0 };
  for (let left = exponent - 27; left > 0; left >>= 1) {
    if ((left & 1) === 1) result = product(result, factor, guardedPrecision);
    factor = product(factor, factor, guardedPrecision + 64);
  }
  return result;
}

/** Rounds to so many bits of mantissa, ties to even. */
export function roundTo(bits: number, value: Binary): Binary {
  const { negative, mantissa, exponent } = value;
  const excess = bitLength(mantissa) - bits;
  if (excess <= 0) return value;
  const shift = BigInt(excess);
  const half = 1n << (shift - 1n);
  const low = mantissa & ((1n << shift) - 1n);
  let rounded = mantissa >> shift;
  if (low > half || (low === half && (rounded & 1n) === 1n)) rounded += 1n;
  return { negative, mantissa: rounded, exponent: exponent + excess };
}

export function sum(left: Binary, right: Binary): Binary {
  if (left.mantissa === 0n && right.mantissa === 0n) {
    return { negative: left.negative && right.negative, mantissa: 0n, exponent: 0 };
  }
  const exponent = Math.min(left.exponent, right.exponent);
  const total = signed(left, exponent) + signed(right, exponent);
  return roundTo(precision, { negative: total < 0n, mantissa: total < 0n ? -total : total, exponent });
}

function signed({ negative, mantissa, exponent }: Binary, to: number): bigint {
  const shifted = mantissa << BigInt(exponent - to);
  return negative ? -shifted : shifted;
}

export function product(left: Binary, right: Binary, bits = precision): Binary {
  return roundTo(bits, {
    negative: left.negative !== right.negative,
    mantissa: left.mantissa * right.mantissa,
    exponent: left.exponent + right.exponent,
  });
}

/** The quotient, correctly rounded: the remainder goes into a sticky bit below the last one kept. */
export function quotient(dividend: Binary, divisor: Binary): Binary {
  const negative = dividend.negative !== divisor.negative;
  if (dividend.mantissa === 0n) return { negative, mantissa: 0n, exponent: 0 };
  const wanted = precision + 2 + bitLength(divisor.mantissa) - bitLength(dividend.mantissa);
  const shift = Math.max(0, wanted);
  const scaled = dividend.mantissa << BigInt(shift);
  const whole = scaled / divisor.mantissa;
  const sticky = scaled % divisor.mantissa === 0n ? 0n : 1n;
  const exponent = dividend.exponent - divisor.exponent - shift - 1;
  return roundTo(precision, { negative, mantissa: (whole << 1n) | sticky, exponent });
}

/** The part before the point, without rounding. */
export function truncated({ negative, mantissa, exponent }: Binary): bigint {
  const whole = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
  return negative ? -whole : whole;
}

/** The shortest decimal text that names this float among those of so many bits. */
export function binaryToNumber(value: Binary, bits = precision): NumberValue {
  const { negative, mantissa, exponent } = roundTo(bits, value);
  if (mantissa === 0n) return negative ? new DecimalNumber("-0") : 0;
  const shortest = shortestDecimal(mantissa, exponent, bits);
  const isWhole = exponent >= 0 || mantissa % (1n << BigInt(-exponent)) === 0n;
  if (isWhole) {
    const whole = BigInt(shortest.digits) * 10n ** BigInt(shortest.point - shortest.digits.length);
    return numberFromBigInt(negative ? -whole : whole);
  }
  const text = decimalText(shortest);
  return numberFromText(negative ? `-${text}` : text);
}

/** The fewest digits between this float's neighbours; of two ways to drop the rest, the nearer one. */
function shortestDecimal(mantissa: bigint, exponent: number, bits: number): Decimal {
  // In halves of a unit of the last place, which is how far away the neighbours' territory begins.
  const lift = bits + 1 - bitLength(mantissa);
  const centre = mantissa << BigInt(lift);
  const scale = exponent - lift;
  const exact = exactDecimal(mantissa, exponent);
  const lower = exactDecimal(centre - 1n, scale);
  const upper = exactDecimal(centre + 1n, scale);
  const inclusive = (centre & 2n) === 0n;
  for (let index = 0; index < exact.digits.length; index++) {
    const digit = exact.digits.charCodeAt(index);
    const low = digitAt(lower, index);
    const high = digitAt(upper, index);
    const mayDrop = low !== digit || (inclusive && index + 1 === lower.digits.length);
    const mayRaise = digit !== high && (inclusive || digit + 1 < high || index + 1 < upper.digits.length);
    if (mayDrop && mayRaise) return roundDigits(exact, index + 1);
    if (mayDrop) return trimmed(exact.digits.slice(0, index + 1), exact.point);
    if (mayRaise) return raised(exact, index + 1);
  }
  return exact;
}

/** As Go's `%g`: an exponent below 10^-4, and from 10^6 on. */
function decimalText({ digits, point }: Decimal): string {
  const power = point - 1;
  if (power < -4 || power >= 6) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, "0");
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
