// JUnit's XML: whatever tests are called and print, it is well formed.
import { expect, test } from "vitest";
import type { TestResult } from "../test-case.js";
import { junitReport } from "./junit.js";

const base: TestResult = {
  package: "data.p",
  name: "test_x",
  path: ["p", "test_x"],
  entrypoint: "p/test_x",
  location: { file: "a&b.rego", row: 3, column: 1, start: 0, end: 0 },
  hasCases: false,
  skipped: false,
  outcome: "pass",
  output: [],
  cases: [],
  failures: [],
  durationMicros: 1500,
};

const failure = {
  path: [],
  file: "a&b.rego",
  row: 4,
  column: 2,
  source: 'x == "<]]>\u0001\ud800"',
  values: [{ text: "x", value: '"a\tb"' }],
};

test("every outcome, with all that needs escaping", () => {
  const results: TestResult[] = [
    base,
    { ...base, name: 'test_"fail"', outcome: "fail", failures: [failure], output: ["<out>", "\u001b[0m"] },
    {
      ...base,
      name: "test_error",
      outcome: "error",
      error: { code: "eval_conflict_error", message: "a\nb", location: "p.rego:1:1" },
    },
    { ...base, package: "data.q", name: "todo_test_y", outcome: "skipped", skipped: true },
    {
      ...base,
      package: "data.q",
      name: "test_c",
      outcome: "fail",
      hasCases: true,
      cases: [
        {
          name: "a",
          failed: true,
          cases: [
            { name: "<b>", failed: true, cases: [] },
            { name: "c", failed: false, cases: [] },
          ],
        },
      ],
      failures: [{ ...failure, path: ["a", "<b>"], source: "y" }],
    },
  ];
  expect(junitReport(results)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="palisade test" tests="6" failures="2" errors="1" skipped="1" time="0.007500">
      <testsuite name="data.p" tests="3" failures="1" errors="1" skipped="0" time="0.004500">
        <testcase name="test_x" classname="data.p" file="a&amp;b.rego" line="3" time="0.001500"/>
        <testcase name="test_&quot;fail&quot;" classname="data.p" file="a&amp;b.rego" line="3" time="0.001500">
          <failure message="x == &quot;&lt;]]&gt;\\u0001\\ud800&quot;">a&amp;b.rego:4: x == "&lt;]]&gt;\\u0001\\ud800"
      x = "a	b"</failure>
          <system-out>&lt;out&gt;
    \\u001b[0m</system-out>
        </testcase>
        <testcase name="test_error" classname="data.p" file="a&amp;b.rego" line="3" time="0.001500">
          <error message="a&#10;b" type="eval_conflict_error">p.rego:1:1: a
    b</error>
        </testcase>
      </testsuite>
      <testsuite name="data.q" tests="3" failures="1" errors="0" skipped="1" time="0.003000">
        <testcase name="todo_test_y" classname="data.q" file="a&amp;b.rego" line="3" time="0.001500">
          <skipped/>
        </testcase>
        <testcase name="test_c[a][&lt;b&gt;]" classname="data.q" file="a&amp;b.rego" line="3" time="0.001500">
          <failure message="y">a&amp;b.rego:4: y
      x = "a	b"</failure>
        </testcase>
        <testcase name="test_c[a][c]" classname="data.q" file="a&amp;b.rego" line="3" time="0.001500"/>
      </testsuite>
    </testsuites>
    "
  `);
});
