// What people see of tests: each case is a policy and the report of it.
import { RegoObject } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { prettyReport } from "./reports/pretty.js";
import { type RunOptions, runTests } from "./run-tests.js";

const text = (same: string): string => same;
const paint = { pass: text, fail: text, dim: text };

async function run(policy: string, options: Partial<RunOptions> = {}) {
  const sources = [{ file: "p.rego", text: `package p\n${policy}` }];
  return runTests(sources, { data: new RegoObject(), monotonicMicros: () => 0, ...options });
}

async function report(policy: string, verbose = false): Promise<string> {
  const { results, diagnostics } = await run(policy);
  expect(diagnostics).toEqual([]);
  return (
    prettyReport(results, paint, verbose)
      .replaceAll(" (0.00ms)", "")
      .split(`${"-".repeat(80)}\n`)[0] ?? ""
  );
}

describe("a failed test shows the expression it stopped at, and what stands in it", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "variables",
      "test_x if {\n\tx := 1\n\ty := 2\n\tx + 1 == 3\n}",
      ["p.rego:5: x + 1 == 3", "  x + 1 = 2", "  x = 1"],
    ],
    [
      "the last round of a loop",
      "test_x if {\n\tsome i in [1, 2]\n\ti > 5\n}",
      ["p.rego:4: i > 5", "  i = 2"],
    ],
    [
      "what is looked up",
      'test_x if {\n\tx := {"a": {"b": 1}}\n\tx.a.b == 2\n}',
      ["p.rego:4: x.a.b == 2", "  x.a.b = 1", '  x = {"a": {"b": 1}}'],
    ],
    [
      "the other side of what is written out",
      'deny contains "a"\ntest_x if {"b"} == deny',
      ['p.rego:3: {"b"} == deny', '  deny = {"a"}'],
    ],
    [
      "a rule under with",
      "ok if input.a\ntest_x if ok with input as {}",
      ["p.rego:3: ok with input as {}", "  ok = undefined"],
    ],
    ["a rule that is false", "ok := false\ntest_x if {\n\tok\n}", ["p.rego:4: ok", "  ok = false"]],
    [
      "a comparison under with",
      'n := input.n\ntest_x if n == 2 with input as {"n": 1}',
      ['p.rego:3: n == 2 with input as {"n": 1}', "  n = 1"],
    ],
    ["a negation", "test_x if {\n\tx := 1\n\tnot x == 1\n}", ["p.rego:4: not x == 1", "  x = 1"]],
    ["the body of an every", "test_x if every x in [1, 2] {\n\tx < 2\n}", ["p.rego:3: x < 2", "  x = 2"]],
    ["a constant", "test_x if {\n\tfalse\n}", ["p.rego:3: false"]],
    ["a value that is not true", "test_x := 5", ["p.rego:2: test_x := 5", "  test_x = 5"]],
    [
      "a variable that a comprehension has, too",
      "test_x if {\n\tx := 1\n\tcount([x | some x in [7]]) == x + 1\n}",
      [
        "p.rego:4: count([x | some x in [7]]) == x + 1",
        "  count([x | some x in [7]]) = 1",
        "  x + 1 = 2",
        "  x = 1",
      ],
    ],
    ["membership", 'test_x if {\n\txs := ["a"]\n\t"b" in xs\n}', ['p.rego:4: "b" in xs', '  xs = ["a"]']],
    [
      "an expression of several lines",
      "test_x if {\n\tx := numbers.range(1, 1)\n\tx == [2,\n\t\t3]\n}",
      ["p.rego:4: x == [2,", "\t\t3]", "  x = [1]"],
    ],
  ])("%s", async (_, policy, lines) => {
    const [, ...shown] = (await report(policy)).trimEnd().split("\n");
    expect(shown).toEqual(lines.map((line) => `  ${line}`));
  });

  test("long values are cut", async () => {
    const shown = await report("test_x if {\n\tx := numbers.range(1, 1000)\n\tcount(x) == 2\n}");
    expect(shown).toContain("…\n");
    expect(shown.length).toBeLessThan(1000);
  });
});

describe("tests", () => {
  test("rules of one name are tests of their own, todo_ is for later, errors have a place", async () => {
    const policy =
      'test_a if true\ntest_a if false\ntodo_test_b if false\ntest_c if {\n\tprint("here")\n\t{k: v | some k in ["a"]; some v in [1, 2]}\n}';
    expect(await report(policy, true)).toMatchInlineSnapshot(`
      "p.rego:2:1: data.p.test_a: PASS
      p.rego:3:1: data.p.test_a#01: FAIL
        p.rego:3: false
      p.rego:4:1: data.p.todo_test_b: SKIPPED
      p.rego:5:1: data.p.test_c: ERROR
        p.rego:7:27: eval_conflict_error: object keys must be unique
        | here
      "
    `);
  });

  test("each case is listed below its test", async () => {
    const policy =
      'test_c[tc.name] if {\n\tsome tc in [{"name": "one", "n": 1}, {"name": "two", "n": 2}]\n\ttc.n == 1\n}\ntest_d[a][b] if {\n\tsome a, bs in {"x": {"y": 1, "__proto__": 2}}\n\tsome b, n in bs\n\tn == 1\n}';
    const { results } = await run(policy);
    expect(prettyReport(results, paint, true).replaceAll(" (0.00ms)", "")).toMatchInlineSnapshot(`
      "p.rego:2:1: data.p.test_c: FAIL
        one: PASS
        two: FAIL
          p.rego:4: tc.n == 1
            tc.n = 2
            tc = {"n": 2, "name": "two"}
      p.rego:6:1: data.p.test_d: FAIL
        x: FAIL
          __proto__: FAIL
            p.rego:9: n == 1
              n = 2
          y: PASS
      --------------------------------------------------------------------------------
      PASS: 2/4
      FAIL: 2/4
      "
    `);
  });

  test("names, and which of them to run", async () => {
    const policy =
      "suite.test_a if true\ntest_b if true\nhelper_test if true\ntest_f(x) := x\ndefault test_b := false";
    const names = async (options: Partial<RunOptions>) =>
      (await run(policy, options)).results.map(
        ({ package: path, name, outcome }) => `${path}.${name} ${outcome}`,
      );
    expect(await names({})).toEqual(["data.p.suite.test_a pass", "data.p.test_b pass"]);
    expect(await names({ filter: (name) => name.endsWith("_b") })).toEqual(["data.p.test_b pass"]);
  });

  test("rego.parse_module is at hand", async () => {
    const { results } = await run(
      'test_x if rego.parse_module("x.rego", "package x").package.path[1].value == "x"',
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(["pass"]);
  });

  test("a test past its budget is an error, and the next one runs", async () => {
    const { results } = await run(
      "test_a if count([1 | some x in numbers.range(1, 1000); x > 0]) == 1\ntest_b if true",
      { steps: 100 },
    );
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ["error", "eval_cancel_error"],
      ["pass", undefined],
    ]);
  });

  test("mistakes are diagnostics", async () => {
    const { results, diagnostics } = await run("test_x if y == 1");
    expect(results).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["rego_unsafe_var_error"]);
  });

  test("a benchmark counts its runs", async () => {
    let now = 0;
    const clock = { benchmarkMicros: 100, monotonicMicros: () => (now += 10) };
    const { results } = await run("test_x if true\ntest_y if false", clock);
    expect(results.map(({ benchmark }) => benchmark)).toEqual([
      { runs: 6138, totalNanos: 100_000 },
      undefined,
    ]);
  });
});
