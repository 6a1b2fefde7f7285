// Arithmetic: exact on integers, with 64 bits of mantissa on other numbers.
import { t } from "../types/type.js";
import {
  absolute,
  add,
  divide,
  multiply,
  remainder,
  roundDown,
  roundHalfAway,
  roundUp,
  subtract,
} from "../values/arithmetic.js";
import { isNumber, isSet } from "../values/kind.js";
import type { NumberValue } from "../values/value.js";
import { defineBuiltin } from "./define-builtin.js";
import { guardArithmetic } from "./support/guard-arithmetic.js";
import { operandTypeError } from "./support/operands.js";
import { difference } from "./support/set-operations.js";
import { takeDigits } from "./support/take-digits.js";

/** Pays for the operands, then answers. */
function onNumbers(numbers: readonly NumberValue[], operation: () => NumberValue): NumberValue {
  takeDigits(...numbers);
  return guardArithmetic(operation);
}

const pair = { left: t.number, right: t.number };

export const plus = defineBuiltin({
  name: "plus",
  infix: "+",
  summary: "The sum of two numbers.",
  parameters: pair,
  returns: t.number,
  examples: [
    { rego: "1 + 2", result: "3" },
    { rego: "9007199254740993 + 1", result: "9007199254740994" },
  ],
  evaluate: ({ left, right }) => onNumbers([left, right], () => add(left, right)),
});

export const minus = defineBuiltin({
  name: "minus",
  effort: 4,
  infix: "-",
  summary: "The difference of two numbers, or of two sets.",
  parameters: { left: t.union(t.number, t.set(t.any)), right: t.union(t.number, t.set(t.any)) },
  returns: t.union(t.number, t.set(t.any)),
  operands: { left: { unchecked: "operand" }, right: { unchecked: "operand" } },
  examples: [
    { rego: "3 - 5", result: "-2" },
    { rego: "{1, 2, 3} - {2}", result: "{1, 3}" },
  ],
  evaluate: ({ left, right }) => {
    if (isNumber(left) && isNumber(right)) return onNumbers([left, right], () => subtract(left, right));
    if (isSet(left) && isSet(right)) return difference(left, right);
    if (!isNumber(left) && !isSet(left)) throw operandTypeError(1, left, ["number", "set"]);
    throw operandTypeError(2, right, [isNumber(right) ? "set" : "number"]);
  },
});

export const times = defineBuiltin({
  name: "mul",
  infix: "*",
  summary: "The product of two numbers.",
  parameters: pair,
  returns: t.number,
  examples: [{ rego: "6 * 7", result: "42" }],
  evaluate: ({ left, right }) => onNumbers([left, right], () => multiply(left, right)),
});

export const dividedBy = defineBuiltin({
  name: "div",
  infix: "/",
  summary: "The quotient of two numbers. A zero divisor is an error.",
  parameters: pair,
  returns: t.number,
  examples: [{ rego: "6 / 4", result: "1.5" }, { rego: "1 / 0" }],
  evaluate: ({ left, right }) => onNumbers([left, right], () => divide(left, right)),
});

export const modulo = defineBuiltin({
  name: "rem",
  infix: "%",
  summary: "The remainder of an integer division, with the sign of the dividend.",
  parameters: pair,
  returns: t.number,
  examples: [{ rego: "7 % 3", result: "1" }, { rego: "-7 % 3", result: "-1" }, { rego: "1 % 0" }],
  evaluate: ({ left, right }) => onNumbers([left, right], () => remainder(left, right)),
});

export const abs = defineBuiltin({
  name: "abs",
  summary: "The number without its sign.",
  parameters: { number: t.number },
  returns: t.number,
  examples: [{ rego: "abs(-1.5)", result: "1.5" }],
  evaluate: ({ number }) => onNumbers([number], () => absolute(number)),
});

export const round = defineBuiltin({
  name: "round",
  summary: "The nearest integer; halves away from zero.",
  parameters: { number: t.number },
  returns: t.number,
  examples: [
    { rego: "round(2.5)", result: "3" },
    { rego: "round(-2.5)", result: "-3" },
  ],
  evaluate: ({ number }) => onNumbers([number], () => roundHalfAway(number)),
});

export const ceil = defineBuiltin({
  name: "ceil",
  summary: "The smallest integer that is not below the number.",
  parameters: { number: t.number },
  returns: t.number,
  examples: [{ rego: "ceil(1.2)", result: "2" }],
  evaluate: ({ number }) => onNumbers([number], () => roundUp(number)),
});

export const floor = defineBuiltin({
  name: "floor",
  summary: "The largest integer that is not above the number.",
  parameters: { number: t.number },
  returns: t.number,
  examples: [{ rego: "floor(-1.2)", result: "-2" }],
  evaluate: ({ number }) => onNumbers([number], () => roundDown(number)),
});
