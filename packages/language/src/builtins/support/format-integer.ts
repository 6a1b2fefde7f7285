// Integers in the bases that `format_int` knows.
import { binaryFromNumber, truncated } from "../../values/binary-float.js";
import { numberText } from "../../values/number.js";
import type { NumberValue } from "../../values/value.js";
import { asMachineInteger, operandError } from "./operands.js";
import { takeDigits } from "./take-digits.js";

const bases = ["2", "8", "10", "16"];

export function formatInteger(number: NumberValue, base: NumberValue): string {
  const radix = numberText(base);
  if (!bases.includes(radix)) throw operandError(2, `must be one of {${bases.join(", ")}}`);
  takeDigits(number, base);
  const text = numberText(number);
  const small = radix === "10" ? asMachineInteger(number) : undefined;
  const integer = small ?? (/^-?[0-9]+$/.test(text) ? BigInt(text) : truncated(binaryFromNumber(number)));
  return integer.toString(Number(radix));
}
