import { expect, test } from "vitest";
import { createBuiltinContext } from "./builtin-host.js";
import { defaultMemory, defaultSteps } from "./limits.js";

test("the defaults are what the reference says", () => {
  expect(defaultSteps).toBe(50_000_000);
  expect(defaultMemory).toBe(536_870_912);
});

test.each([
  ["takeSteps", "step limit exceeded", defaultSteps, { steps: 7 }],
  ["takeMemory", "memory limit exceeded", defaultMemory, { memory: 7 }],
] as const)("built-ins have %s, by default and as asked for", (name, message, most, options) => {
  const byDefault = createBuiltinContext({}, {});
  byDefault[name](most);
  expect(() => byDefault[name](1)).toThrow(message);
  const few = createBuiltinContext({}, options);
  few[name](3);
  few[name](4);
  expect(() => few[name](1)).toThrow(message);
});
