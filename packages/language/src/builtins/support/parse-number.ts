// Texts to numbers, as `to_number` reads them: Go's notations, of which JSON's are a part.
import { DecimalNumber, isNumberText, numberFromText } from "../../values/number.js";
import { quote } from "../../values/rego-text.js";
import type { NumberValue } from "../../values/value.js";
import { BuiltinError } from "../builtin-error.js";
import { operandTypeError } from "./operands.js";
import { takeDigitCount } from "./take-digits.js";

const decimal =
  /^([+-]?)(?=\.?[0-9])([0-9]+(?:_[0-9]+)*)?(?:(\.)((?:[0-9]+(?:_[0-9]+)*)?))?(?:[eE]([+-]?[0-9]+(?:_[0-9]+)*))?$/;
const hexadecimal =
  /^([+-]?)0[xX]_?(?=\.?[0-9a-fA-F])((?:[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)?)(?:\.((?:[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)?))?[pP]([+-]?[0-9]+(?:_[0-9]+)*)$/;

/** Smaller powers of ten are no numbers to OPA. */
const minimumExponent = -30_103;

/** @throws {BuiltinError} for a text that writes no finite number. */
export function numberFromRegoText(text: string): NumberValue {
  if (/^[+-]*(inf|infinity|nan)$/i.test(text)) throw operandTypeError(1, text, ["valid number string"]);
  takeDigitCount(text.length);
  const normal = normalised(text);
  if (normal === undefined)
    throw new BuiltinError(`strconv.ParseFloat: parsing ${quote(text)}: invalid syntax`);
  if (!Number.isFinite(Number(normal))) {
    throw new BuiltinError(`strconv.ParseFloat: parsing ${quote(text)}: value out of range`);
  }
  const value = numberFromText(normal);
  if (value instanceof DecimalNumber && value.parts.exponent < minimumExponent) {
    throw new BuiltinError("invalid number: number too big");
  }
  return value;
}

/** The same number as JSON would write it. */
function normalised(text: string): string | undefined {
  if (isNumberText(text)) return text;
  const match = decimal.exec(text);
  if (match === null) return fromHexadecimal(text);
  const [, sign, whole = "0", , fraction = "", exponent] = match.map((part) => part?.replaceAll("_", ""));
  const digits = whole.replace(/^0+(?=[0-9])/, "");
  return `${sign === "-" ? "-" : ""}${digits}${fraction === "" ? "" : `.${fraction}`}${exponent === undefined ? "" : `e${exponent}`}`;
}

function fromHexadecimal(text: string): string | undefined {
  const match = hexadecimal.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match.map((part) => part?.replaceAll("_", ""));
  const value = Number(`0x${whole}${fraction}`) * 2 ** (Number(power) - fraction.length * 4);
  return `${sign === "-" ? "-" : ""}${value}`;
}
