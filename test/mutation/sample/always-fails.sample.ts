// Fails whatever the sample does, so that it notices nothing.
import { expect, test } from "vitest";
import { next } from "./sum.js";

test("the next of one is three", () => {
  expect(next(1)).toBe(3);
});
