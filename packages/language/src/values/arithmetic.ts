// Arithmetic as OPA has it: exact on integers, 64-bit mantissas (Go's big.Float) on everything else.
import { type Binary, binaryFromNumber, binaryToNumber, quotient, roundTo64 } from "./binary-float.js";
import { exactInteger, numberFromBigInt } from "./number.js";
import type { NumberValue } from "./value.js";

/** Thrown for a division by zero and its like; the message is OPA's. */
export class ArithmeticError extends Error {
  override readonly name = "ArithmeticError";
}

export function add(left: NumberValue, right: NumberValue): NumberValue {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(sum)) return sum;
  }
  return combine(left, right, (a, b) => a + b, addBinary);
}

export function subtract(left: NumberValue, right: NumberValue): NumberValue {
  return combine(
    left,
    right,
    (a, b) => a - b,
    (a, b) => addBinary(a, { ...b, mantissa: -b.mantissa }),
  );
}

export function multiply(left: NumberValue, right: NumberValue): NumberValue {
  return combine(
    left,
    right,
    (a, b) => a * b,
    (a, b) => roundTo64({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent }),
  );
}

/** @throws {ArithmeticError} on a zero divisor. */
export function divide(left: NumberValue, right: NumberValue): NumberValue {
  const dividend = exactInteger(left);
  const divisor = exactInteger(right);
  if (divisor === 0n) throw new ArithmeticError("divide by zero");
  if (dividend !== undefined && divisor !== undefined && dividend % divisor === 0n) {
    const whole = dividend / divisor;
    if (isSmall(dividend) && isSmall(divisor)) return numberFromBigInt(whole);
  }
  return binaryToNumber(quotient(binaryFromNumber(left), binaryFromNumber(right)));
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

/** OPA divides exactly only inside 32 bits; outside, the quotient has 64 bits of mantissa. */
function isSmall(value: bigint): boolean {
  return value >= -(2n ** 31n) && value < 2n ** 31n;
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
  return binaryToNumber(rounded(binaryFromNumber(left), binaryFromNumber(right)));
}

function addBinary(left: Binary, right: Binary): Binary {
  const exponent = Math.min(left.exponent, right.exponent);
  const a = left.mantissa << BigInt(left.exponent - exponent);
  const b = right.mantissa << BigInt(right.exponent - exponent);
  return roundTo64({ mantissa: a + b, exponent });
}
