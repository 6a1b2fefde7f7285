// Arithmetic as OPA has it: exact on integers, 64-bit mantissas (Go's big.Float) on everything else.
import {
  type Binary,
  binaryFromNumber,
  binaryToNumber,
  NumberRangeError,
  precision,
  product,
  quotient,
  sum,
  truncated,
} from "./binary-float.js";
import { bitLength } from "./decimal.js";
import { exactInteger, numberFromBigInt } from "./number.js";
import type { NumberValue } from "./value.js";

/** Thrown for a division by zero and its like; the message is OPA's. */
export class ArithmeticError extends Error {
  override readonly name = "ArithmeticError";
}

const doublePrecision = 53;

/** No product may have more bits: repeated squaring would soon fill the memory. */
const maximumBits = 1_000_000;

/** The sum: exact for integers, else with 64 bits of mantissa. */
export function add(left: NumberValue, right: NumberValue): NumberValue {
  if (typeof left === "number" && typeof right === "number") {
    const total = left + right;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(total))
      return total;
  }
  return combine(left, right, (a, b) => a + b, sum);
}

/** The difference: exact for integers, else with 64 bits of mantissa. */
export function subtract(left: NumberValue, right: NumberValue): NumberValue {
  return combine(
    left,
    right,
    (a, b) => a - b,
    (a, b) => sum(a, { ...b, negative: !b.negative }),
  );
}

/** @throws {ArithmeticError} when the result has more than a million bits. */
export function multiply(left: NumberValue, right: NumberValue): NumberValue {
  return combine(left, right, exactProduct, product);
}

function exactProduct(left: bigint, right: bigint): bigint {
  if (left > 0xffff_ffff_ffffn && right > 0xffff_ffff_ffffn) {
    if (bitLength(left) + bitLength(right) > maximumBits) throw new ArithmeticError("number too big");
  }
  return left * right;
}

/** @throws {ArithmeticError} on a zero divisor. */
export function divide(left: NumberValue, right: NumberValue): NumberValue {
  const dividend = exactInteger(left);
  const divisor = exactInteger(right);
  if (divisor === 0n) throw new ArithmeticError("divide by zero");
  if (dividend !== undefined && divisor !== undefined && isSmall(dividend) && isSmall(divisor)) {
    // The quotient of zero goes on as a float, where it may be -0.
    if (dividend !== 0n && dividend % divisor === 0n) return numberFromBigInt(dividend / divisor);
  }
  return inFloats(() => quotient(binaryFromNumber(left), binaryFromNumber(right)));
}

/** @throws {ArithmeticError} on a zero divisor, or an operand that is no integer. */
export function remainder(left: NumberValue, right: NumberValue): NumberValue {
  const dividend = exactInteger(left);
  const divisor = exactInteger(right);
  if (dividend === undefined || divisor === undefined) {
    throw new ArithmeticError("modulo on floating-point number");
  }
  if (divisor === 0n) throw new ArithmeticError("modulo by zero");
  return numberFromBigInt(dividend % divisor);
}

/** The number without its sign, exact. */
export function absolute(value: NumberValue): NumberValue {
  const small = smallInteger(value);
  if (small !== undefined) return Math.abs(small);
  return inFloats(() => ({ ...binaryFromNumber(value), negative: false }));
}

/** Halves go away from zero. */
export function roundHalfAway(value: NumberValue): NumberValue {
  return toInteger(value, (float) => {
    const half: Binary = { negative: float.negative, mantissa: 1n, exponent: -1 };
    return truncated(sum(float, half));
  });
}

export function roundUp(value: NumberValue): NumberValue {
  return toInteger(value, (float) => {
    const whole = truncated(float);
    // Not by the sign of the number: OPA's `ceil(-0.5)` is 1.
    return whole < 0n || isWhole(float) ? whole : whole + 1n;
  });
}

export function roundDown(value: NumberValue): NumberValue {
  return toInteger(value, (float) => {
    const whole = truncated(float);
    // OPA's `floor(-0.5)` is 0.
    return whole >= 0n || isWhole(float) ? whole : whole - 1n;
  });
}

/**
 * Folds numbers with `add` or `multiply`, exactly if all are integers. Otherwise every step is
 * taken in floats, as in OPA: the partial result keeps its bits, not its shortest text. Products
 * keep 53 of them, sums 64.
 */
export function accumulate(
  numbers: readonly NumberValue[],
  start: number,
  operation: "add" | "multiply",
): NumberValue {
  const step = operation === "add" ? add : multiply;
  if (numbers.every((number) => exactInteger(number) !== undefined)) {
    return numbers.reduce<NumberValue>((total, number) => step(total, number), start);
  }
  const bits = operation === "add" ? precision : doublePrecision;
  const float =
    operation === "add" ? sum : (left: Binary, right: Binary) => product(left, right, doublePrecision);
  return inFloats(
    () => numbers.reduce((total, number) => float(total, binaryFromNumber(number)), binaryFromNumber(start)),
    bits,
  );
}

function toInteger(value: NumberValue, round: (float: Binary) => bigint): NumberValue {
  const small = smallInteger(value);
  if (small !== undefined) return small;
  return inRange(() => numberFromBigInt(round(binaryFromNumber(value))));
}

function isWhole({ mantissa, exponent }: Binary): boolean {
  return exponent >= 0 || (mantissa & ((1n << BigInt(-exponent)) - 1n)) === 0n;
}

/** OPA takes its shortcuts only inside 32 bits. */
function isSmall(value: bigint): boolean {
  return value >= -(2n ** 31n) && value < 2n ** 31n;
}

function smallInteger(value: NumberValue): number | undefined {
  const integer = exactInteger(value);
  return integer !== undefined && isSmall(integer) ? Number(integer) : undefined;
}

function combine(
  left: NumberValue,
  right: NumberValue,
  exact: (left: bigint, right: bigint) => bigint,
  rounded: (left: Binary, right: Binary) => Binary,
): NumberValue {
  const a = exactInteger(left);
  const b = exactInteger(right);
  if (a !== undefined && b !== undefined) return numberFromBigInt(exact(a, b));
  return inFloats(() => rounded(binaryFromNumber(left), binaryFromNumber(right)));
}

function inFloats(operation: () => Binary, bits = precision): NumberValue {
  return inRange(() => binaryToNumber(operation(), bits));
}

function inRange(operation: () => NumberValue): NumberValue {
  try {
    return operation();
  } catch (error) {
    if (error instanceof NumberRangeError) throw new ArithmeticError(error.message);
    throw error;
  }
}
