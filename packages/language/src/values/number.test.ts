// Laws of numbers: exact text, one order, and arithmetic that agrees with OPA's.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ArithmeticError,
  add,
  divide,
  multiply,
  remainder,
  roundDown,
  roundUp,
  subtract,
} from "./arithmetic.js";
import { RegoSet } from "./collections.js";
import { canonicalNumber, compareNumbers, exactInteger, numberFromText, numberText } from "./number.js";

const digits = fc.stringMatching(/^[0-9]{1,25}$/);
const numberTexts = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.constantFrom("0", "1", "7"),
    digits,
    fc.option(digits),
    fc.option(fc.integer({ min: -40, max: 40 })),
  )
  .map(([sign, first, rest, fraction, exponent]) => {
    const whole = first === "0" ? "0" : first + rest;
    return `${sign}${whole}${fraction === null ? "" : `.${fraction}`}${exponent === null ? "" : `e${exponent}`}`;
  });
const numbers = numberTexts.map(numberFromText);

test("a number keeps its text", () => {
  fc.assert(
    fc.property(numberTexts, (text) => {
      expect(numberText(numberFromText(text))).toBe(text);
    }),
  );
});

test("order is antisymmetric and transitive, and follows differences", () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      expect(Math.sign(compareNumbers(a, b))).toBe(0 - Math.sign(compareNumbers(b, a)));
      if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0) {
        expect(compareNumbers(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test("equal numbers are one member of a set, however they are written", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20), (integer, zeros) => {
      const forms = [
        `${integer}`,
        `${integer}.${"0".repeat(zeros + 1)}`,
        `${integer}${"0".repeat(zeros)}e-${zeros}`,
      ];
      const values = forms.map(numberFromText);
      expect(RegoSet.from(values).size).toBe(1);
      expect(values.every((value) => exactInteger(value) === integer)).toBe(true);
      expect(values.every((value) => compareNumbers(value, canonicalNumber(value)) === 0)).toBe(true);
    }),
  );
});

test("arithmetic on integers is that of bigints", () => {
  const big = fc.bigInt({ min: -(2n ** 100n), max: 2n ** 100n });
  fc.assert(
    fc.property(big, big, (a, b) => {
      const [left, right] = [numberFromText(`${a}`), numberFromText(`${b}`)] as const;
      expect(numberText(add(left, right))).toBe(`${a + b}`);
      expect(numberText(subtract(left, right))).toBe(`${a - b}`);
      expect(numberText(multiply(left, right))).toBe(`${a * b}`);
      if (b !== 0n) expect(numberText(remainder(left, right))).toBe(`${a % b}`);
    }),
  );
});

test("sums and products do not depend on the order of their operands", () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(numberText(add(a, b))).toBe(numberText(add(b, a)));
      expect(numberText(multiply(a, b))).toBe(numberText(multiply(b, a)));
    }),
  );
});

describe("floats have 64 bits of mantissa and their shortest text", () => {
  test.each([
    [add, "0.1", "0.2", "0.3"],
    [divide, "1", "3", "0.33333333333333333334"],
    [multiply, "0.1", "3", "0.3"],
    [multiply, "1e22", "0.1", "1000000000000000000000"],
    [divide, "1234567.5", "1", "1.2345675e+06"],
    [divide, "1", "100000", "1e-05"],
    [divide, "0", "-5", "-0"],
    [multiply, "1e400", "10", `1${"0".repeat(401)}`],
    [subtract, "100000000000000000000.5", "0.5", "100000000000000000000"],
  ])("%o of %s and %s", (operation, left, right, result) => {
    expect(numberText(operation(numberFromText(left), numberFromText(right)))).toBe(result);
  });

  test.each([
    [roundUp, "-0.5", "1"],
    [roundDown, "-0.5", "0"],
    [roundUp, "1.2", "2"],
    [roundDown, "-1.2", "-2"],
  ])("rounding with OPA's oddities", (operation, value, result) => {
    expect(numberText(operation(numberFromText(value)))).toBe(result);
  });
});

test("what cannot be computed is refused", () => {
  expect(() => divide(1, 0)).toThrow(new ArithmeticError("divide by zero"));
  expect(() => divide(1, numberFromText("0.0"))).toThrow(new ArithmeticError("divide by zero"));
  expect(() => remainder(1, 0)).toThrow(new ArithmeticError("modulo by zero"));
  expect(() => remainder(1, 1.5)).toThrow(new ArithmeticError("modulo on floating-point number"));
  expect(() => add(numberFromText("1e999999999"), 0.5)).toThrow(new ArithmeticError("number too big"));
});

test("an integer and a decimal of the same number are in order, however long", () => {
  const long = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
  fc.assert(
    fc.property(
      long,
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom("0", "5", "00001"),
      (integer, by, fraction) => {
        const big = numberFromText(String(integer));
        const other = integer + BigInt(by);
        const decimal = numberFromText(`${other}.${fraction}`);
        // In hundred-thousandths both are integers.
        const scaled = other * 100_000n + (other < 0n ? -1n : 1n) * BigInt(fraction.padEnd(5, "0"));
        const order = integer * 100_000n - scaled;
        expect(Math.sign(compareNumbers(big, decimal))).toBe(order < 0n ? -1 : order > 0n ? 1 : 0);
        expect(Math.sign(compareNumbers(decimal, big))).toBe(order < 0n ? 1 : order > 0n ? -1 : 0);
      },
    ),
  );
});

describe("integers of very many digits", () => {
  test.each([`1${"0".repeat(20_000)}`, `-${"123456789".repeat(2_000)}`])(
    "%#: keep them, and equal a `bigint`",
    (text) => {
      const number = numberFromText(text);
      expect(numberText(number)).toBe(text);
      expect(canonicalNumber(number)).toBe(BigInt(text));
      expect(compareNumbers(number, BigInt(text))).toBe(0);
      expect(exactInteger(number)).toBe(BigInt(text));
    },
  );

  test("are not made a `bigint` before somebody asks", () => {
    expect(typeof numberFromText("7".repeat(10_001))).toBe("object");
    expect(typeof numberFromText("7".repeat(10_000))).toBe("bigint");
  });
});
