// Which lines count, and which of them tests reach: the numbers are those of `opa test --coverage`.
import { RegoObject } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { runTests } from "../run-tests.js";
import { jsonCoverage } from "./json-coverage.js";
import { lcovCoverage } from "./lcov-coverage.js";
import { type CoverageReport, coveragePercentage } from "./measure-coverage.js";
import { prettyCoverage, rowSpans } from "./pretty-coverage.js";

const policy = `package app

default allow := false

allow if {
	input.user == "ada"
	some x in [1,
		2]
	every y in [1, 2] {
		y > 0
		y > 5
	}
	count([z | z := [1][_]; z > 2]) > 0
}

limit := 10

names contains n if { some n in input.names }

unused(x) := x + 1 if x > 2

obj[k] := v if some k, v in {"a": 1}

grade := "a" if {
	input.score > 90
} else := "b" if {
	input.score > 80
} else := "c"

one if input.y == 1
`;

const tests = `package app_test

import data.app

test_a if {
	not app.allow with input as {"user": "ada"}
	app.limit == 10
	app.grade == "b" with input.score as 85
	app.one with input.y as 1
}
test_b if {
	not app.one with input.y as 2
}
`;

async function cover(...files: readonly (readonly [string, string])[]): Promise<CoverageReport> {
  const sources = files.map(([file, text]) => ({ file, text }));
  const run = await runTests(sources, { data: new RegoObject(), monotonicMicros: () => 0, coverage: true });
  expect(run.results.map(({ outcome }) => outcome)).not.toContain("error");
  return run.coverage as CoverageReport;
}

const text = (same: string): string => same;

describe("coverage", () => {
  test("a rule counts once it holds, an expression once it is reached", async () => {
    const report = await cover(["app.rego", policy], ["app_test.rego", tests]);
    expect(prettyCoverage(report, { pass: text, fail: text, dim: text })).toBe(
      [
        "COVERAGE",
        "app.rego        65.00%  5, 13, 18, 20, 22, 24, 28",
        "app_test.rego  100.00%",
        "total           74.07%",
        "",
      ].join("\n"),
    );
    expect(coveragePercentage(report.files)).toBeCloseTo(74.07407407407408, 10);
  });

  test("the JSON has OPA's shape", async () => {
    const report = JSON.parse(jsonCoverage(await cover(["app.rego", policy], ["app_test.rego", tests])));
    expect(report).toMatchObject({ covered_lines: 20, not_covered_lines: 7 });
    expect(report.files["app.rego"]).toMatchObject({ covered_lines: 13, not_covered_lines: 7, coverage: 65 });
    expect(report.files["app.rego"].not_covered).toContainEqual({
      start: { row: 13, col: 2 },
      end: { row: 13, col: 37 },
    });
    expect(report.files["app_test.rego"].not_covered).toBeUndefined();
  });

  test("the tracefile has a count for each line", async () => {
    const report = await cover([
      "p.rego",
      "package p\n\nf(x) if {\n\tx > 1\n}\n\ntest_f if f(2)\ntest_g if f(3)\n",
    ]);
    expect(lcovCoverage(report)).toBe(
      "TN:\nSF:p.rego\nDA:3,2\nDA:4,2\nDA:7,1\nDA:8,1\nLF:4\nLH:4\nend_of_record\n",
    );
  });

  test.each<[string, string, string]>([
    ["args that do not match", 'f("a") if true\ntest_x if not f("b")', "2"],
    ["an empty set", "s contains x if {\n\tsome x in []\n}\ntest_x if s == set()", "2"],
    ["what comes after a failure", "r if {\n\t1 == input.x\n\tinput.y\n}\ntest_x if not r", "2, 4"],
    ["the branch of an else that is taken", "r := 1 if {\n\tinput.x\n} else := 2\ntest_x if r == 2", "2"],
    ["a default that is not needed", "default r := 1\nr := 2\ntest_x if r == 2", "2"],
    ["a test for later", "test_x if true\ntodo_test_y if {\n\ttrue\n}", "3-4"],
    ["columns after characters of two units", 'r if { "𝒳𝒳" == input.x; input.y }\ntest_x if not r', "2"],
    ["nothing", "test_x if true", ""],
  ])("%s", async (_, rules, missing) => {
    const report = await cover(["p.rego", `package p\n${rules}\n`]);
    expect(rowSpans(report.files[0]?.notCoveredRows ?? [])).toBe(missing);
  });
});
