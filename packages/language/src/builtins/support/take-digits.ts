// Pays for arithmetic on long numbers: reading, printing and multiplying them takes more than their length.
import { digitCount } from "../../values/digit-count.js";
import type { NumberValue } from "../../values/value.js";
import { budget } from "./budget.js";

/** Shorter numbers are part of the price of a call. */
const shortNumber = 256;
const stepsPerDigit = 2;
/** The square of the digits counts, as in the modules' own arithmetic. */
const squarePerStep = 16_384;

const powersPerDecimal = 4;

/** @throws {HaltError} if the evaluation cannot pay for an operation on these numbers. */
export function takeDigits(...numbers: readonly NumberValue[]): void {
  for (const number of numbers) {
    if (typeof number === "bigint") takeDigitCount(digitCount(number));
    // Its power of ten is made first, and divided by or multiplied with.
    else if (typeof number === "object") takeDigitCount(powersPerDecimal * digitCount(number));
  }
}

/** As `takeDigits`, for a number that is still a text. */
export function takeDigitCount(digits: number): void {
  if (digits < shortNumber) return;
  budget.takeSteps(digits * stepsPerDigit + (digits * digits) / squarePerStep);
  budget.takeMemory(digits);
}

const digitsPerStep = 1024;
/** No product has more. */
const mostDigits = 310_000;

/** Every number is added to, or multiplied with, what there is by then. */
export function takeAccumulation(numbers: readonly NumberValue[], operation: "add" | "multiply"): void {
  let longest = 0;
  let all = 0;
  for (const number of numbers) {
    const digits = digitCount(number);
    longest = Math.max(longest, digits);
    all += digits;
  }
  takeDigitCount(Math.min(all, mostDigits));
  const reached = operation === "add" ? longest : Math.min(all, mostDigits);
  budget.takeSteps((numbers.length * reached) / digitsPerStep);
}
