// Floating-point numbers with a 64-bit mantissa, rounded to nearest even: Go's big.Float by default.
import { decimalParts, numberFromBigInt, numberFromText } from "./number.js";
import type { NumberValue } from "./value.js";

/** `mantissa * 2 ** exponent`. */
export type Binary = { readonly mantissa: bigint; readonly exponent: number };

const precision = 64;
/** Numbers past 10^±5000 take no part in floating-point arithmetic: a hostile `1e999999999` would. */
const maximumDecimalExponent = 5000;

/** Thrown when a number is too large or too small for floating-point arithmetic. */
export class NumberRangeError extends Error {
  override readonly name = "NumberRangeError";
}

/** The nearest 64-bit float. @throws {NumberRangeError} beyond 10^±5000. */
export function binaryFromNumber(value: NumberValue): Binary {
  const { coefficient, exponent } = decimalParts(value);
  if (Math.abs(exponent) > maximumDecimalExponent) {
    throw new NumberRangeError("number out of range");
  }
  if (exponent >= 0) return roundTo64({ mantissa: coefficient * 10n ** BigInt(exponent), exponent: 0 });
  return quotient(
    { mantissa: coefficient, exponent: 0 },
    { mantissa: 10n ** BigInt(-exponent), exponent: 0 },
  );
}

/** Rounds to 64 bits of mantissa, ties to even. */
export function roundTo64({ mantissa, exponent }: Binary): Binary {
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const excess = bitLength(magnitude) - precision;
  if (excess <= 0) return { mantissa, exponent };
  const shift = BigInt(excess);
  const half = 1n << (shift - 1n);
  const low = magnitude & ((1n << shift) - 1n);
  let rounded = magnitude >> shift;
  if (low > half || (low === half && (rounded & 1n) === 1n)) rounded += 1n;
  return { mantissa: mantissa < 0n ? -rounded : rounded, exponent: exponent + excess };
}

/** The quotient, correctly rounded: the remainder goes into a sticky bit below the last one kept. */
export function quotient(dividend: Binary, divisor: Binary): Binary {
  const negative = dividend.mantissa < 0n !== divisor.mantissa < 0n;
  const numerator = dividend.mantissa < 0n ? -dividend.mantissa : dividend.mantissa;
  const denominator = divisor.mantissa < 0n ? -divisor.mantissa : divisor.mantissa;
  if (numerator === 0n) return { mantissa: 0n, exponent: 0 };
  const shift = Math.max(0, precision + 2 + bitLength(denominator) - bitLength(numerator));
  const scaled = numerator << BigInt(shift);
  const whole = scaled / denominator;
  const sticky = scaled % denominator === 0n ? 0n : 1n;
  const mantissa = (whole << 1n) | sticky;
  const exponent = dividend.exponent - divisor.exponent - shift - 1;
  return roundTo64({ mantissa: negative ? -mantissa : mantissa, exponent });
}

/** The shortest decimal text that names this float among the 64-bit ones; integers in full. */
export function binaryToNumber(value: Binary): NumberValue {
  const { mantissa, exponent } = roundTo64(value);
  if (mantissa === 0n) return 0;
  if (exponent >= 0) return numberFromBigInt(mantissa << BigInt(exponent));
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const divisor = 1n << BigInt(-exponent);
  if (magnitude % divisor === 0n) return numberFromBigInt(mantissa / divisor);
  const text = shortestDecimal(magnitude, exponent);
  return numberFromText(mantissa < 0n ? `-${text}` : text);
}

function shortestDecimal(magnitude: bigint, exponent: number): string {
  // Full precision, so that one unit of the last place is what the neighbours are half away from.
  const lift = BigInt(precision - bitLength(magnitude));
  const mantissa = magnitude << lift;
  const scale = -(exponent - Number(lift));
  // In units of 2^-(scale+1), which is half a unit of the last place.
  const centre = mantissa << 1n;
  const low = centre - 1n;
  const high = centre + 1n;
  const unit = 1n << BigInt(scale + 1);
  const inclusive = (mantissa & 1n) === 0n;
  for (let digits = decimalMagnitude(centre, unit); ; digits++) {
    const candidate = nearestWithin({ centre, low, high, unit, digits, inclusive });
    if (candidate !== undefined) return decimalText(candidate, -digits);
  }
}

/** The place of the first significant digit, as a count of digits after the point. */
function decimalMagnitude(centre: bigint, unit: bigint): number {
  const estimate = (bitLength(centre) - bitLength(unit)) * Math.LOG10E * Math.LN2;
  return -Math.ceil(estimate) - 1;
}

type Interval = {
  centre: bigint;
  low: bigint;
  high: bigint;
  unit: bigint;
  digits: number;
  inclusive: boolean;
};

function nearestWithin({ centre, low, high, unit, digits, inclusive }: Interval): bigint | undefined {
  const up = digits >= 0 ? 10n ** BigInt(digits) : 1n;
  const down = digits >= 0 ? unit : unit * 10n ** BigInt(-digits);
  const scaled = centre * up;
  let candidate = scaled / down;
  if ((scaled % down) * 2n >= down) candidate += 1n;
  if (candidate === 0n) return undefined;
  const value = candidate * down;
  const above = low * up;
  const below = high * up;
  const inside = inclusive ? value >= above && value <= below : value > above && value < below;
  return inside ? candidate : undefined;
}

/** As Go's `%g` with the shortest precision: an exponent below 10^-4 or from 10^21 on. */
function decimalText(coefficient: bigint, exponent: number): string {
  const digits = coefficient.toString().replace(/0+$/, "");
  const point = coefficient.toString().length + exponent;
  if (point < -3 || point > 21) {
    const power = point - 1;
    const sign = power < 0 ? "-" : "+";
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, "0");
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
