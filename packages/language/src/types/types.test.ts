import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAssignable } from "./assignable.js";
import { printType } from "./print-type.js";
import { type Type, t } from "./type.js";
import { arrayType, keysOf, objectType, selectKey, unionOf, valuesOf } from "./type-algebra.js";
import { compareTypes } from "./type-order.js";
import { hasUnknown, unknownType, withoutUnknown } from "./unknown-type.js";

const { letrec, oneof, constantFrom, array, record, string } = fc;

const { type: anyType } = letrec<{ type: Type; object: Type; list: Type; set: Type; union: Type }>((tie) => ({
  type: oneof(
    { maxDepth: 3, withCrossShrink: true },
    constantFrom<Type>(t.any, t.null, t.boolean, t.number, t.string),
    tie("list"),
    tie("object"),
    tie("set"),
    tie("union"),
  ),
  list: array(tie("type"), { maxLength: 3 }).map((items) => arrayType(items)),
  object: array(record({ key: string({ maxLength: 2 }), value: tie("type") }), { maxLength: 3 }).map(
    (properties) => objectType(properties),
  ),
  set: tie("type").map((of): Type => ({ type: "set", of })),
  union: array(tie("type"), { minLength: 1, maxLength: 3 }).map((types) => unionOf(types) ?? t.any),
}));

describe("printing", () => {
  test.each<[string, Type]>([
    ["any", t.any],
    ["any<boolean, string>", t.union(t.boolean, t.string)],
    ["array<number, string>", arrayType([t.number, t.string])],
    ["array[any]", t.array(t.any)],
    [
      "object<a: number>[string: any]",
      objectType([{ key: "a", value: t.number }], { key: t.string, value: t.any }),
    ],
    ["set[array<number>]", t.set(arrayType([t.number]))],
    ["(number, string) => boolean", { type: "function", args: [t.number, t.string], result: t.boolean }],
    ["array<???>", arrayType([unknownType])],
  ])("%s", (text, type) => {
    expect(printType(type)).toBe(text);
  });

  test("leaves out what is too deep", () => {
    expect(printType(arrayType([arrayType([t.number])]), 1)).toBe("array<array<...>>");
  });
});

describe("laws", () => {
  test("the order is total", () => {
    fc.assert(
      fc.property(anyType, anyType, anyType, (a, b, c) => {
        expect(Math.sign(compareTypes(a, b))).toBe(-Math.sign(compareTypes(b, a)) + 0);
        if (compareTypes(a, b) <= 0 && compareTypes(b, c) <= 0)
          expect(compareTypes(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("being assignable is symmetric, and every type is to itself, to any and to its unions", () => {
    fc.assert(
      fc.property(anyType, anyType, (a, b) => {
        expect(isAssignable(a, b)).toBe(isAssignable(b, a));
        expect(isAssignable(a, a)).toBe(true);
        expect(isAssignable(a, t.any)).toBe(true);
        expect(isAssignable(a, unionOf([a, b]))).toBe(true);
      }),
    );
  });

  test("a union does not hang on the order of its members", () => {
    fc.assert(
      fc.property(array(anyType, { maxLength: 5 }), (types) => {
        expect(compareTypes(unionOf(types), unionOf(types.toReversed()))).toBe(0);
      }),
    );
  });
});

test("a union of very many types is any, and so is a type of very many parts", () => {
  const many = Array.from({ length: 1000 }, (_, index) => objectType([{ key: `k${index}`, value: t.null }]));
  expect(unionOf(many)).toEqual({ type: "any" });
  let type: Type = t.number;
  for (let depth = 0; depth < 100; depth++) type = arrayType([type, type]);
  expect(printType(type).length).toBeLessThan(1_000_000);
});

test("what can be looked up", () => {
  const type = objectType([
    { key: "b", value: t.number },
    { key: "a", value: t.string },
    { key: 1, value: t.null },
  ]);
  expect(selectKey(type, "a")).toEqual({ type: "string" });
  expect(selectKey(type, "__proto__")).toBeUndefined();
  expect(printType(keysOf(type))).toBe("any<number, string>");
  expect(printType(valuesOf(type))).toBe("any<null, number, string>");
  expect(selectKey(t.set(t.string), "x")).toEqual({ type: "string" });
  expect(selectKey(arrayType([t.number]), 1)).toBeUndefined();
  expect(keysOf(t.number)).toBeUndefined();
});

test("what is unknown is no value, and leaves as any", () => {
  const type = arrayType([unknownType, t.string]);
  expect(hasUnknown(type)).toBe(true);
  expect(isAssignable(type, t.array(t.any))).toBe(false);
  expect(printType(withoutUnknown(type))).toBe("array<any, string>");
});
