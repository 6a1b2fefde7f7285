// Amounts with units, such as `1.5Gi`: the number and what stands behind it.
import { BuiltinError } from "../builtin-error.js";
import { takeDigitCount } from "./take-digits.js";

/** Longer exponents are refused before they are computed. */
const maximumExponentDigits = 6;
/** What OPA would compute and we do not. */
const maximumExponent = 30_103;

export type Quantity = { readonly number: string; readonly unit: string };

/** @throws {BuiltinError} in the words of the built-in. */
export function splitQuantity(text: string, builtin: string, what: string): Quantity {
  if (text.includes(" ")) throw new BuiltinError(`${builtin}: spaces not allowed in resource strings`);
  const boundary = unitStart(text, builtin);
  const quantity = { number: text.slice(0, boundary), unit: text.slice(boundary) };
  if (quantity.number === "") throw new BuiltinError(`${builtin}: no ${what} provided`);
  return quantity;
}

const inNumbers = new Set("0123456789.eE+-");

/** Where the unit begins. An `e` belongs to the number if a digit or a sign follows. */
function unitStart(text: string, builtin: string): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    if (!inNumbers.has(unit)) return at;
    if (unit !== "e" && unit !== "E") continue;
    const exponent = /^[+-]?[0-9]*/.exec(text.slice(at + 1, at + 10))?.[0] ?? "";
    if (exponent === "") return at;
    if (exponent.replace(/[+-]/, "").length > maximumExponentDigits) {
      throw new BuiltinError(`${builtin}: exponent too large`);
    }
    if (/^[+-]/.test(exponent)) at++;
  }
  return text.length;
}

/** `digits * 10 ** exponent`, or `undefined` for a text that is no number. */
export function decimalOf(
  number: string,
): { readonly digits: bigint; readonly exponent: number } | undefined {
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/.exec(number);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  if (whole + fraction === "" || Math.abs(Number(power)) > maximumExponent) return undefined;
  takeDigitCount(whole.length + fraction.length);
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, exponent: Number(power) - fraction.length };
}
