import { numberFromText, RegoObject, RegoSet, type Value } from "@palisade/language";
import { expect, test } from "vitest";
import { weigh } from "./weight.js";

const nobodys = new WeakMap<object, number>();
const two: Value = ["a", true];

test.each<[string, Value, number]>([
  ["null", null, 32],
  ["a boolean", false, 32],
  ["a number", 12.5, 32],
  ["a text", "abcde", 37],
  ["a long integer", 10n ** 39n, 72],
  ["a decimal with digits of its own", numberFromText("1.000000000000000000001"), 55],
  ["no members", [], 32],
  ["an array", two, 32 + 33 + 32],
  ["an object", RegoObject.from([["key", two]]), 32 + 35 + 97],
  ["a key that is a collection", RegoObject.from([[two, null]]), 32 + 97 + 32],
  ["a set", RegoSet.from([1, "a"]), 32 + 32 + 33],
  ["parts that are shared, as often as they are there", [two, two, [two]], 32 + 97 + 97 + 32 + 97],
])("the weight of %s", (_, value, weight) => {
  expect(weigh(value, nobodys)).toBe(weight);
  expect(weigh(value, nobodys)).toBe(weight);
});

test("what an evaluation made weighs what it says, now and later", () => {
  const inner: Value[] = [];
  const made = new WeakMap<object, number>([[inner, 1000]]);
  expect(weigh([inner, inner], made)).toBe(2032);
  made.set(inner, 3000);
  expect(weigh([inner], made)).toBe(3032);
  expect(weigh(inner, made)).toBe(3000);
});

test("values that double at every level are weighed at once", () => {
  let value: Value = ["x"];
  for (let level = 0; level < 200; level++) value = [value, value];
  expect(weigh(value, nobodys)).toBeGreaterThan(2 ** 200);
});
