// Series of numbers, and random ones.
import { t } from "../types/type.js";
import { digitCount } from "../values/digit-count.js";
import { numberFromBigInt } from "../values/number.js";
import type { NumberValue } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { budget } from "./support/budget.js";
import { prepareItems } from "./support/limits.js";
import { anyInteger, machineInteger } from "./support/operands.js";

const integer = { expected: ["integer"] } as const;

export const range = defineBuiltin({
  name: "numbers.range",
  summary: "The integers from one number to another, both included, upwards or downwards.",
  parameters: { from: t.number, to: t.number },
  returns: t.array(t.number),
  operands: { from: integer, to: integer },
  examples: [
    { rego: "numbers.range(1, 3)", result: "[1, 2, 3]" },
    { rego: "numbers.range(2, 0)", result: "[2, 1, 0]" },
  ],
  evaluate: ({ from, to }) => series(anyInteger(from, 1), anyInteger(to, 2), 1n),
});

export const rangeStep = defineBuiltin({
  name: "numbers.range_step",
  summary: "As `numbers.range`, in steps of a given size.",
  parameters: { from: t.number, to: t.number, step: t.number },
  returns: t.array(t.number),
  operands: { from: integer, to: integer, step: integer },
  examples: [
    { rego: "numbers.range_step(0, 7, 3)", result: "[0, 3, 6]" },
    { rego: "numbers.range_step(0, 7, 0)" },
  ],
  evaluate: (values) => {
    const from = anyInteger(values.from, 1);
    const to = anyInteger(values.to, 2);
    const step = anyInteger(values.step, 3);
    if (step <= 0n) throw new BuiltinError("numbers.range_step: step must be a positive integer");
    return series(from, to, step);
  },
});

function series(from: bigint, to: bigint, step: bigint): NumberValue[] {
  const down = from > to;
  const count = (down ? from - to : to - from) / step + 1n;
  prepareItems(count);
  budget.takeMemory(Number(count) * Math.max(digitCount(from), digitCount(to)));
  const [first, by, length] = [Number(from), Number(down ? -step : step), Number(count)];
  if (Number.isSafeInteger(first) && Number.isSafeInteger(first + by * length)) {
    return Array.from({ length }, (_, index) => first + by * index);
  }
  const signed = down ? -step : step;
  return Array.from({ length }, (_, index) => numberFromBigInt(from + signed * BigInt(index)));
}

export const randomInteger = defineBuiltin({
  name: "rand.intn",
  effort: 4,
  summary:
    "A random integer from 0 up to but without a bound; the same one for the same arguments in an evaluation.",
  parameters: { seed: t.string, bound: t.number },
  returns: t.number,
  nondeterministic: true,
  examples: [{ rego: 'rand.intn("dice", 1)', result: "0" }],
  evaluate: ({ bound }, { randomBytes }) => {
    const signed = machineInteger(bound, 2);
    const limit = signed < 0n ? -signed : signed;
    if (limit === 0n) return 0;
    // Twice as many bits as the bound has, so that the remainder favours nothing noticeably.
    const random = randomBytes(16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    return numberFromBigInt(random % limit);
  },
});
