// Arithmetic, order and hashes of numbers: the reference implementation's answers, to the digit.
import { compare, DecimalNumber, type NumberValue, numberFromText, numberText } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absolute,
  accumulate,
  add,
  divide,
  multiply,
  remainder,
  roundDown,
  roundHalfAway,
  roundUp,
  subtract,
} from "../../language/src/values/arithmetic.js";
import { LibraryHost } from "./library-host.js";

const host = new LibraryHost();
const start = host.export("opa_heap_ptr_get")();

function call(name: string, ...numbers: readonly NumberValue[]): string | undefined {
  host.export("opa_heap_ptr_set")(start);
  const result = host.export(name)(...numbers.map((number) => host.put(number)));
  return result === 0 ? undefined : host.dumpJson(result);
}

function reference(operation: () => NumberValue): string | undefined {
  try {
    return numberText(operation());
  } catch {
    return undefined;
  }
}

const binary = { plus: add, minus: subtract, mul: multiply, div: divide, rem: remainder } as const;
const unary = { abs: absolute, round: roundHalfAway, ceil: roundUp, floor: roundDown } as const;

const small = fc.integer({ min: -100, max: 100 }).map(String);
const wide = fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String);
const huge = fc.bigInt({ min: -(10n ** 120n), max: 10n ** 120n }).map(String);
const edges = fc.constantFrom(
  "0",
  "-0",
  "0.0",
  "1.0",
  "-0.5",
  "0.5",
  "2147483647",
  "-2147483648",
  "9223372036854775807",
  "-9223372036854775808",
  "9223372036854775808",
  "18446744073709551616",
  "1e3",
  "1E+2",
  "1e21",
  "1e-7",
  "0.1",
  "0.3333333333333333333",
  "1e400",
  "1e-400",
  "123456789.125",
);
const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 24n }),
    fc.stringMatching(/^[0-9]{1,12}$/),
    fc.integer({ min: -40, max: 40 }),
    fc.boolean(),
  )
  .map(
    ([negative, whole, fraction, power, scientific]) =>
      `${negative ? "-" : ""}${whole}.${fraction}${scientific ? `e${power}` : ""}`,
  );
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
const number = fc.oneof(small, wide, huge, edges, decimal, double).map(numberFromText);

describe("arithmetic", () => {
  for (const [name, operation] of Object.entries(binary)) {
    test(name, () => {
      fc.assert(
        fc.property(number, number, (left, right) => {
          expect(call(`builtin_${name}`, left, right)).toBe(reference(() => operation(left, right)));
        }),
        { numRuns: 400 },
      );
    });
  }

  for (const [name, operation] of Object.entries(unary)) {
    test(name, () => {
      fc.assert(
        fc.property(number, (value) => {
          expect(call(`builtin_${name}`, value)).toBe(reference(() => operation(value)));
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe("numbers", () => {
  test("their order is the reference's", () => {
    fc.assert(
      fc.property(number, number, (left, right) => {
        host.export("opa_heap_ptr_set")(start);
        const order = host.export("value_compare")(host.put(left), host.put(right));
        expect(Math.sign(order)).toBe(Math.sign(compare(left, right)));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["1", "1.0", "1e0", "10e-1", "0.1e1", "100E-2"],
    ["0", "-0", "0.0", "0e5", "-0.00e-9"],
    ["-12.5", "-125e-1", "-0.0125e3"],
    ["9223372036854775807", "9223372036854775807.0", "9.223372036854775807e18"],
    ["-9223372036854775808", "-9223372036854775808.0"],
    ["1e30", "1000000000000000000000000000000", "0.1e31"],
    ["1e999999999999", "10e999999999998"],
  ])("%s however written: equal, and one member of a set", (...texts) => {
    const set = host.export("set_new")();
    const members = texts.map((text) => host.parseJson(text));
    for (const member of members) {
      expect(host.export("value_equal")(members[0] as number, member)).toBe(1);
      host.export("set_add")(set, member);
    }
    expect(host.export("value_length")(set)).toBe(1);
  });

  test("numbers keep their text", () => {
    for (const text of ["1.0", "1e3", "-0", "1E+2", "0.10", "123456789012345678901234567890.5"]) {
      expect(host.dumpJson(host.put(new DecimalNumber(text)))).toBe(text);
    }
  });
});
void accumulate;
