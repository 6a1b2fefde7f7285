// What can be iterated over is a set; a text is none, though it can be.
import { expect, it } from "vitest";
import { isIterable } from "./large-set.js";

const throwing = new Proxy({}, { get: () => expect.fail("it was looked at") });

it.each<[string, unknown, boolean]>([
  ["a list", [], true],
  ["a set", new Set(), true],
  ["what is iterated over later", (async function* () {})(), true],
  ["nothing", null, false],
  ["what is absent", undefined, false],
  ["a text", "text", false],
  ["a number", 5, false],
  ["an object", {}, false],
  ["what has no function there", { [Symbol.iterator]: 5, [Symbol.asyncIterator]: true }, false],
  ["what throws", throwing, false],
])("%s", (_, sources, isOne) => {
  expect(isIterable(sources)).toBe(isOne);
});
