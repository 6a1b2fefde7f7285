import { expect, test } from "vitest";
import { formatWithVerbs } from "./format-with-verbs.js";

test("`%w`, which is for errors only, shows its argument as `%v` would", () => {
  expect(formatWithVerbs("%w", ["a"])).toBe("%!w(string=a)");
  expect(formatWithVerbs("%#w", ["a"])).toBe('%!w(string="a")');
  expect(formatWithVerbs("%+w", [1.5])).toBe("%!w(float64=1.5)");
});
