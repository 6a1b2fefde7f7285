// Numbers that keep their exact text, their order, and the way from text and back.
import type { NumberValue } from "./value.js";

/** A number that JavaScript's `number` and `bigint` cannot hold without changing its text. */
export class DecimalNumber {
  readonly kind = "number";
  /** JSON number syntax: `1.0`, `-2.50`, `1e400`. */
  readonly text: string;
  #parts: DecimalParts | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The same number as `coefficient * 10 ** exponent`, the coefficient not divisible by ten. */
  get parts(): DecimalParts {
    this.#parts ??= normalise(splitDecimal(this.text));
    return this.#parts;
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

/** The number a JSON number text stands for. The caller has checked `isNumberText`. */
export function numberFromText(text: string): NumberValue {
  if (integerText.test(text)) {
    const near = Number(text);
    if (Number.isSafeInteger(near)) return text === "-0" ? new DecimalNumber(text) : near;
    return BigInt(text);
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
  if (typeof value === "bigint") return value;
  const { coefficient, exponent } = value.parts;
  if (exponent >= 0 && exponent <= maximumExpandedExponent) {
    return numberFromBigInt(coefficient * 10n ** BigInt(exponent));
  }
  const text = `${coefficient}e${exponent}`;
  const near = Number(text);
  if (Number.isFinite(near) && near !== 0) {
    const nearParts = normalise(splitDecimal(String(near)));
    if (nearParts.coefficient === coefficient && nearParts.exponent === exponent) return near;
  }
  return text === value.text ? value : new DecimalNumber(text);
}

/** Beyond this many zeros a number stays in exponent form, so that `1e999999999` costs nothing. */
const maximumExpandedExponent = 4096;

/** The digits of a number as they are written, and the power of ten they are multiplied by. */
export function decimalDigits(value: NumberValue): {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
} {
  const text = String(value);
  const negative = text.startsWith("-");
  const { coefficient, exponent } = splitDecimal(negative ? text.slice(1) : text);
  return { negative, digits: coefficient, exponent };
}

/** Negative, zero or positive. Exact, however the numbers are held. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (!(left instanceof DecimalNumber) && !(right instanceof DecimalNumber)) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return compareParts(decimalParts(left), decimalParts(right));
}

/** Any number as `coefficient * 10 ** exponent`. */
export function decimalParts(value: NumberValue): DecimalParts {
  if (value instanceof DecimalNumber) return value.parts;
  return normalise(splitDecimal(String(value)));
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

function compareParts(left: DecimalParts, right: DecimalParts): number {
  const leftSign = signOf(left.coefficient);
  const rightSign = signOf(right.coefficient);
  if (leftSign !== rightSign) return leftSign - rightSign;
  if (leftSign === 0) return 0;
  const magnitude = digitCount(left) - digitCount(right);
  if (magnitude !== 0) return Math.sign(magnitude) * leftSign;
  // The same order of magnitude: aligning costs no more than the digits that were written.
  const low = Math.min(left.exponent, right.exponent);
  const a = left.coefficient * 10n ** BigInt(left.exponent - low);
  const b = right.coefficient * 10n ** BigInt(right.exponent - low);
  return a < b ? -1 : a > b ? 1 : 0;
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** How many digits stand before the decimal point (negative for 0.00…). */
function digitCount({ coefficient, exponent }: DecimalParts): number {
  const digits = coefficient.toString().length - (coefficient < 0n ? 1 : 0);
  return digits + exponent;
}

function splitDecimal(text: string): DecimalParts {
  const [mantissa = "0", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { coefficient: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function normalise({ coefficient, exponent }: DecimalParts): DecimalParts {
  if (coefficient === 0n) return { coefficient, exponent: 0 };
  const digits = coefficient.toString();
  const zeros = digits.length - digits.replace(/0+$/, "").length;
  if (zeros === 0) return { coefficient, exponent };
  return { coefficient: BigInt(digits.slice(0, digits.length - zeros)), exponent: exponent + zeros };
}
