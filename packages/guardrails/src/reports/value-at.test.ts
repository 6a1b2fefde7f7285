// JSON pointers: their steps, what they lead to, and the item of a list that they lead into.
import { pointerSteps, valueFromJavaScript } from "@palisade/language";
import { expect, it } from "vitest";
import { childOf, listedObject, valueAt } from "./value-at.js";

it.each([
  ["", []],
  ["/", [""]],
  ["/a~1b/m~0n/~01", ["a/b", "m~n", "~1"]],
  ["no/pointer", []],
])("the steps of %j are %j", (pointer, steps) => {
  expect(pointerSteps(pointer)).toEqual(steps);
});

it.each([
  ["/a/1/b", "found"],
  ["/a/0", undefined],
  ["/a/01/b", undefined],
  ["/a/2/b", undefined],
  ["/c", undefined],
  ["/d/e", undefined],
])("%j leads to %j", (pointer, found) => {
  const root = valueFromJavaScript({ a: [null, { b: "found" }], d: "text" });
  expect(valueAt(root, pointer) ?? undefined).toBe(found);
});

it("nothing has no children", () => {
  expect(childOf(undefined, "a")).toBeUndefined();
});

it.each([
  ["/items/3/spec", "/items/3"],
  ["/items/1/items/22", "/items/1/items/22"],
  ["/items/3x/spec", ""],
  ["/items/x", ""],
  ["/spec/items/3", ""],
  ["", ""],
])("%j is of the object at %j", (pointer, object) => {
  expect(listedObject(pointer)).toBe(object);
});
