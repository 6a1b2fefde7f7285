// `--steps` and `--memory`: what an evaluation may take, for `eval` and for each test.
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "p_test.rego": `package p_test

test_small if count(numbers.range(1, 10)) == 10

test_many if count([x | some x in numbers.range(1, 50000)]) == 50000

test_large if count(concat("", [x | some _ in numbers.range(1, 500); x := sprintf("%1000d", [1])])) > 0
`,
});
afterAll(() => workspace.remove());
const file = `${workspace.path}/p_test.rego`;

test.each<[readonly string[], Readonly<Record<string, boolean>>]>([
  [[], { test_small: true, test_many: true, test_large: true }],
  [["--steps", "50000"], { test_small: true, test_many: false, test_large: false }],
  [["--memory", "256KiB"], { test_small: true, test_many: false, test_large: false }],
  [["--memory", "2MiB", "--steps", "60000000"], { test_small: true, test_many: true, test_large: true }],
])("test %j", async (limits, expected) => {
  const { out } = await runHere(["test", "-f", "json", ...limits, file]);
  const results = JSON.parse(out) as readonly { readonly name: string; readonly error?: unknown }[];
  const passed = Object.fromEntries(results.map(({ name, error }) => [name, error === undefined]));
  expect(passed).toEqual(expected);
});

describe("eval", () => {
  const query = "count([x | some x in numbers.range(1, 5000)])";

  test.each<[readonly string[], string]>([
    [["--steps", "5000"], "step limit exceeded"],
    [["--memory", "64KiB"], "memory limit exceeded"],
    [["--steps", "5000", "--timeout", "30s"], "step limit exceeded"],
  ])("%j", async (limits, message) => {
    expect(await runHere(["eval", query])).toMatchObject({ code: 0 });
    const { code, out } = await runHere(["eval", ...limits, query]);
    expect({ code, out }).toEqual({ code: 2, out: expect.stringContaining(message) as string });
  });

  test.each<[readonly string[], string]>([
    [["--steps", "0"], "--steps: a whole number from 1 on is expected"],
    [["--memory", "64"], "--memory: a size such as 64MiB or 1GiB is expected"],
    [["--memory", "0MiB"], "--memory: a size such as 64MiB or 1GiB is expected"],
  ])("%j is refused", async (limits, message) => {
    for (const command of [
      ["eval", "1"],
      ["test", file],
    ])
      expect(await runHere([...command, ...limits])).toMatchObject({ code: 2, err: `error: ${message}\n` });
  });
});
