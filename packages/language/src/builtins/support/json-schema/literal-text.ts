// Values as texts that are the same for equal ones, and numbers as messages show them.
import { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber, isObject } from "../../../values/kind.js";
import { decimalParts, nearestDouble, numberFromText } from "../../../values/number.js";
import type { NumberValue, Value } from "../../../values/value.js";
import { marshalJson } from "../go-json.js";
import { prepareText } from "../limits.js";

/** JSON with every number as the nearest double: `1.0` is `1`. */
export function literalText(value: Value): string {
  return marshalJson(withDoubles(value));
}

function withDoubles(value: Value): Value {
  if (isNumber(value)) {
    const double = nearestDouble(value);
    return Number.isFinite(double) ? numberFromText(String(double)) : value;
  }
  if (isArray(value)) return value.map(withDoubles);
  if (!isObject(value)) return value;
  return RegoObject.ofDistinct(value.entries().map(([key, item]) => [key, withDoubles(item)]));
}

/** Go's `%g`: with an exponent from 1e+06 on, and below 0.0001. */
export function generalText(value: NumberValue): string {
  const { coefficient, exponent } = decimalParts(value);
  const sign = coefficient < 0n ? "-" : "";
  const digits = coefficient.toString().replace("-", "");
  if (digits === "0") return "0";
  const order = digits.length + exponent - 1;
  if (order < -4 || order >= 6) return sign + scientific(digits, order);
  prepareText(Math.abs(exponent));
  if (exponent >= 0) return sign + digits + "0".repeat(exponent);
  const padded = digits.padStart(1 - exponent, "0");
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

function scientific(digits: string, order: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  const size = String(Math.abs(order)).padStart(2, "0");
  return `${digits[0]}${fraction}e${order < 0 ? "-" : "+"}${size}`;
}
