// Amounts of things and of bytes, as Kubernetes writes them.
import { t } from "../types/type.js";
import { binaryFromNumber, product, truncated } from "../values/binary-float.js";
import { numberFromBigInt, numberFromText } from "../values/number.js";
import type { NumberValue } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { guardArithmetic } from "./support/guard-arithmetic.js";
import { decimalOf, splitQuantity } from "./support/parse-quantity.js";

/** 1000 and 1024 to the power of a letter's place. */
const letters = ["k", "m", "g", "t", "p", "e"];
const byteUnits: ReadonlyMap<string, bigint> = new Map([
  ["", 1n],
  ...letters.flatMap((letter, index): [string, bigint][] => {
    const power = BigInt(index + 1);
    return [
      [letter, 1000n ** power],
      [`${letter}b`, 1000n ** power],
      [`${letter}i`, 1024n ** power],
      [`${letter}ib`, 1024n ** power],
    ];
  }),
]);

/** As a fraction of integers. One thousandth is the double nearest to it, whose error OPA rounds away. */
const units: ReadonlyMap<string, readonly [bigint, bigint]> = new Map([
  ["", [1n, 1n]],
  ["m", [0x10624dd2f1a9fcn, 1n << 62n]],
  ...letters.flatMap((letter, index): [string, [bigint, bigint]][] => {
    const power = BigInt(index + 1);
    const upper = letter.toUpperCase();
    const binary: [bigint, bigint] = [1024n ** power, 1n];
    const decimal: [bigint, bigint] = [1000n ** power, 1n];
    const both: [string, [bigint, bigint]][] = [
      [upper, decimal],
      [`${letter}i`, binary],
      [`${upper}i`, binary],
    ];
    return letter === "m" ? both : [[letter, decimal], ...both];
  }),
]);

export const parse = defineBuiltin({
  name: "units.parse",
  effort: 4,
  summary:
    "The number that an amount with a decimal (`m`, `K`, `M`, `G`…) or binary (`Ki`, `Mi`…) unit stands for.",
  parameters: { amount: t.string },
  returns: t.number,
  examples: [
    { rego: 'units.parse("1.5Ki")', result: "1536" },
    { rego: 'units.parse("100m") == 0.1', result: "true" },
    { rego: 'units.parse("1Zi")' },
  ],
  evaluate: ({ amount }) => {
    const { number, unit } = splitQuantity(amount.replaceAll('"', ""), "units.parse", "amount");
    const name = unit.slice(0, 1) + unit.slice(1).toLowerCase();
    const factor = units.get(name);
    if (factor === undefined) throw new BuiltinError(`units.parse: unit ${name} not recognized`);
    const decimal = decimalOf(number);
    if (decimal === undefined) throw new BuiltinError("units.parse: could not parse amount to a number");
    const [times, over] = factor;
    const up = 10n ** BigInt(Math.max(0, decimal.exponent));
    const down = 10n ** BigInt(Math.max(0, -decimal.exponent));
    return fractionNumber(decimal.digits * times * up, over * down);
  },
});

/** An integer in full, anything else with ten decimal places, halves away from zero. */
function fractionNumber(numerator: bigint, denominator: bigint): NumberValue {
  if (numerator % denominator === 0n) return numberFromBigInt(numerator / denominator);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (magnitude * 20_000_000_000n + denominator) / (denominator * 2n);
  const digits = scaled.toString().padStart(11, "0");
  return numberFromText(`${numerator < 0n ? "-" : ""}${digits.slice(0, -10)}.${digits.slice(-10)}`);
}

export const parseBytes = defineBuiltin({
  name: "units.parse_bytes",
  effort: 4,
  summary:
    "The number of bytes that an amount with a decimal (`KB`, `MB`…) or binary (`KiB`, `Ki`…) unit stands for.",
  parameters: { amount: t.string },
  returns: t.number,
  examples: [
    { rego: 'units.parse_bytes("1.5KB")', result: "1500" },
    { rego: 'units.parse_bytes("2GiB")', result: "2147483648" },
  ],
  evaluate: ({ amount }) => {
    const text = amount.toLowerCase().replaceAll('"', "");
    const { number, unit } = splitQuantity(text, "units.parse_bytes", "byte amount");
    const factor = byteUnits.get(unit);
    if (factor === undefined) throw new BuiltinError(`units.parse_bytes: byte unit ${unit} not recognized`);
    const decimal = decimalOf(number);
    if (decimal === undefined) {
      throw new BuiltinError("units.parse_bytes: could not parse byte amount to a number");
    }
    return guardArithmetic(() => {
      const float = binaryFromNumber(numberFromText(`${decimal.digits}e${decimal.exponent}`));
      return numberFromBigInt(truncated(product(float, { negative: false, mantissa: factor, exponent: 0 })));
    });
  },
});
