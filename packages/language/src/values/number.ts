// Numbers that keep their exact text, their order, and the way from text and back.

import { bitLength } from "./decimal.js";
import { compareDigits, type DecimalDigits, readDigits } from "./decimal-digits.js";
import type { NumberValue } from "./value.js";

/** A number that JavaScript's `number` and `bigint` cannot hold without changing its text. */
export class DecimalNumber {
  readonly kind = "number";
  /** JSON number syntax: `1.0`, `-2.50`, `1e400`. */
  readonly text: string;
  #digits: DecimalDigits | undefined;
  #parts: DecimalParts | undefined;
  #canonical: NumberValue | undefined;
  #whole: bigint | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** What decides its order, read once and in linear time. */
  get digits(): DecimalDigits {
    this.#digits ??= readDigits(this.text);
    return this.#digits;
  }

  /** The same number as `coefficient * 10 ** exponent`, the coefficient not divisible by ten. */
  get parts(): DecimalParts {
    this.#parts ??= partsOf(this.digits);
    return this.#parts;
  }

  /** What stands before the point, without the sign. Only for numbers that may be written out. */
  get whole(): bigint {
    this.#whole ??= wholeOf(this.digits);
    return this.#whole;
  }

  get canonical(): NumberValue {
    this.#canonical ??= canonicalDecimal(this);
    return this.#canonical;
  }

  toString(): string {
    return this.text;
  }
}

/** `coefficient * 10 ** exponent`. */
export type DecimalParts = { readonly coefficient: bigint; readonly exponent: number };

const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const integerText = /^-?[0-9]+$/;

/** Whether a text is a number as JSON writes it. */
export function isNumberText(text: string): boolean {
  return jsonNumber.test(text);
}

/** A `bigint` of a million digits costs much more than ten of a hundred thousand, and few are ever looked at. */
const longestEagerInteger = 10_000;

/** The number a JSON number text stands for. The caller has checked `isNumberText`. */
export function numberFromText(text: string): NumberValue {
  if (integerText.test(text)) {
    const near = Number(text);
    if (Number.isSafeInteger(near)) return text === "-0" ? new DecimalNumber(text) : near;
    return text.length > longestEagerInteger ? new DecimalNumber(text) : BigInt(text);
  }
  const near = Number(text);
  // From 1e21 on JavaScript writes integers with an exponent; those keep their text too.
  return String(near) === text && Math.abs(near) < 1e21 ? near : new DecimalNumber(text);
}

/** A `bigint` in the form that `NumberValue` prescribes. */
export function numberFromBigInt(value: bigint): NumberValue {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

/** The JSON text of a number. */
export function numberText(value: NumberValue): string {
  return String(value);
}

/** One and the same value for equal numbers: `1.0` and `1e0` become `1`. */
export function canonicalNumber(value: NumberValue): NumberValue {
  if (typeof value === "number") return Object.is(value, -0) ? 0 : value;
  return typeof value === "bigint" ? value : value.canonical;
}

/** Beyond this many zeros a number stays in exponent form, so that `1e999999999` costs nothing. */
const maximumExpandedExponent = 4096;

function canonicalDecimal(value: DecimalNumber): NumberValue {
  const { sign, digits, point } = value.digits;
  const exponent = point - digits.length;
  if (sign === 0) return 0;
  // Zeros that were written out may be written again.
  if (exponent >= 0 && exponent <= Math.max(maximumExpandedExponent, value.text.length)) {
    const { coefficient } = value.parts;
    return numberFromBigInt(coefficient * 10n ** BigInt(exponent));
  }
  const text = `${sign < 0 ? "-" : ""}${digits}e${exponent}`;
  const near = Number(text);
  if (Number.isFinite(near) && near !== 0) {
    const nearDigits = readDigits(String(near));
    if (nearDigits.digits === digits && nearDigits.point === point) return near;
  }
  return text === value.text ? value : new DecimalNumber(text);
}

/** The digits of a number as they are written, and the power of ten they are multiplied by. */
export function decimalDigits(value: NumberValue): {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
} {
  if (typeof value === "bigint") {
    return { negative: value < 0n, digits: value < 0n ? -value : value, exponent: 0 };
  }
  const text = String(value);
  const negative = text.startsWith("-");
  const { coefficient, exponent } = splitDecimal(negative ? text.slice(1) : text);
  return { negative, digits: coefficient, exponent };
}

/** Negative, zero or positive. Exact, however the numbers are held, in time linear in their texts. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (left instanceof DecimalNumber) {
    if (right instanceof DecimalNumber) return compareDigits(left.digits, right.digits);
    return typeof right === "bigint"
      ? 0 - compareBigWithDecimal(right, left)
      : compareDigits(left.digits, readDigits(String(right)));
  }
  if (right instanceof DecimalNumber) {
    return typeof left === "bigint"
      ? compareBigWithDecimal(left, right)
      : compareDigits(readDigits(String(left)), right.digits);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Printing a long integer is slow: its size decides, or the decimal's own integer, which is made once. */
function compareBigWithDecimal(big: bigint, decimal: DecimalNumber): number {
  const sign = big < 0n ? -1 : 1;
  const { digits } = decimal;
  if (sign !== digits.sign) return sign - digits.sign;
  const places = decimalPlaces(big);
  if (digits.point > places + 1) return -sign;
  if (digits.point < places - 1) return sign;
  const magnitude = big < 0n ? -big : big;
  if (magnitude !== decimal.whole) return magnitude < decimal.whole ? -sign : sign;
  return digits.digits.length > digits.point ? -sign : 0;
}

/** How many decimal digits an integer has, give or take one. */
function decimalPlaces(value: bigint): number {
  return Math.round(bitLength(value < 0n ? -value : value) * Math.LOG10E * Math.LN2);
}

/** Any number as `coefficient * 10 ** exponent`. */
export function decimalParts(value: NumberValue): DecimalParts {
  if (value instanceof DecimalNumber) return value.parts;
  return partsOf(readDigits(String(value)));
}

/** The number as a `bigint` if it is an integer (`1.0` and `1e3` are), else `undefined`. */
export function exactInteger(value: NumberValue): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? BigInt(value) : bigFromParts(decimalParts(value));
  return bigFromParts(value.parts);
}

/** 2^100000, where OPA's numbers end. */
const maximumIntegerExponent = 30_103;

function bigFromParts({ coefficient, exponent }: DecimalParts): bigint | undefined {
  if (exponent < 0 || exponent > maximumIntegerExponent) return undefined;
  return coefficient * 10n ** BigInt(exponent);
}

/** The nearest double. */
export function nearestDouble(value: NumberValue): number {
  return value instanceof DecimalNumber ? Number(value.text) : Number(value);
}

function splitDecimal(text: string): DecimalParts {
  const [mantissa = "0", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { coefficient: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function partsOf({ sign, digits, point }: DecimalDigits): DecimalParts {
  if (sign === 0) return { coefficient: 0n, exponent: 0 };
  const coefficient = BigInt(digits);
  return { coefficient: sign < 0 ? -coefficient : coefficient, exponent: point - digits.length };
}

function wholeOf({ digits, point }: DecimalDigits): bigint {
  if (point <= 0) return 0n;
  return digits.length >= point
    ? BigInt(digits.slice(0, point))
    : BigInt(digits) * 10n ** BigInt(point - digits.length);
}
