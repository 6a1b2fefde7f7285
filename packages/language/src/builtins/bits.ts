// Bits of integers of any size, negative ones in two's complement.
import { t } from "../types/type.js";
import { numberFromBigInt } from "../values/number.js";
import { HaltError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { maximumIntegerBits } from "./support/limits.js";
import { anyInteger, operandError } from "./support/operands.js";

const integer = { expected: ["integer"] } as const;
const pair = { left: t.number, right: t.number };
const pairOperands = { left: integer, right: integer };
const shift = { number: t.number, places: t.number };
const shiftOperands = { number: integer, places: integer };

export const and = defineBuiltin({
  name: "bits.and",
  summary: "The bits that two integers have in common.",
  parameters: pair,
  returns: t.number,
  operands: pairOperands,
  examples: [{ rego: "bits.and(12, 10)", result: "8" }],
  evaluate: ({ left, right }) => numberFromBigInt(anyInteger(left, 1) & anyInteger(right, 2)),
});

export const or = defineBuiltin({
  name: "bits.or",
  summary: "The bits of either integer.",
  parameters: pair,
  returns: t.number,
  operands: pairOperands,
  examples: [{ rego: "bits.or(12, 10)", result: "14" }],
  evaluate: ({ left, right }) => numberFromBigInt(anyInteger(left, 1) | anyInteger(right, 2)),
});

export const xor = defineBuiltin({
  name: "bits.xor",
  summary: "The bits that exactly one of two integers has.",
  parameters: pair,
  returns: t.number,
  operands: pairOperands,
  examples: [{ rego: "bits.xor(12, 10)", result: "6" }],
  evaluate: ({ left, right }) => numberFromBigInt(anyInteger(left, 1) ^ anyInteger(right, 2)),
});

export const negate = defineBuiltin({
  name: "bits.negate",
  summary: "The integer with every bit turned.",
  parameters: { number: t.number },
  returns: t.number,
  operands: { number: integer },
  examples: [{ rego: "bits.negate(5)", result: "-6" }],
  evaluate: ({ number }) => numberFromBigInt(~anyInteger(number, 1)),
});

export const shiftLeft = defineBuiltin({
  name: "bits.lsh",
  summary: "The integer with its bits moved to the left by so many places.",
  parameters: shift,
  returns: t.number,
  operands: shiftOperands,
  examples: [{ rego: "bits.lsh(1, 10)", result: "1024" }],
  evaluate: (values) => {
    const number = anyInteger(values.number, 1);
    const places = anyInteger(values.places, 2);
    requireUnsigned(places);
    if (number !== 0n && places > maximumIntegerBits) {
      throw new HaltError(`bits.lsh: result of more than ${maximumIntegerBits} bits`);
    }
    return number === 0n ? 0 : numberFromBigInt(number << places);
  },
});

export const shiftRight = defineBuiltin({
  name: "bits.rsh",
  summary: "The integer with its bits moved to the right by so many places.",
  parameters: shift,
  returns: t.number,
  operands: shiftOperands,
  examples: [{ rego: "bits.rsh(1024, 3)", result: "128" }],
  evaluate: (values) => {
    const number = anyInteger(values.number, 1);
    const places = anyInteger(values.places, 2);
    requireUnsigned(places);
    // JavaScript refuses to shift by what does not fit into 64 bits.
    return numberFromBigInt(number >> (places > 0xffff_ffffn ? 0xffff_ffffn : places));
  },
});

function requireUnsigned(places: bigint): void {
  if (places < 0n) throw operandError(2, "must be an unsigned integer number but got a negative integer");
}
