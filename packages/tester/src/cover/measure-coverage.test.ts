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

test("parts of expressions that are evaluated before them are covered by themselves", async () => {
  const nested = `package q

import rego.v1

deny contains msg if {
	some c in input.review.containers
	not startswith(c.image, concat("/", [input.registry, data.p.missing]))
	regex.match(sprintf("^%s", [lower(c.name)]), c.name)
	count([x | x := input.list[_]; x > input.min]) + 1 > 0
	msg := sprintf("%s %d", [c.name, count(c.ports) + 1])
}

f(x) := y if y := {"a": x.b, "c": [input.z, {upper(x.b)}]}

g := f({"b": input.n}).a

h if every p in input.ps { p.x == input.px }

k := x if x := object.get(input, ["a", input.n], lower(input.n)) with input.n as input.m
`;
  const asking = `package q_test
test_a if count(data.q.deny) == 1 with input as {"review": {"containers": [{"image": "a", "name": "x", "ports": [1]}]}, "registry": "r", "list": [1,2], "min": 1} with data.p.missing as "y"
test_b if data.q.g == "n" with input as {"n": "n", "z": 1}
test_c if data.q.h with input as {"ps": [{"x": 1}], "px": 1}
test_d if data.q.k == "m" with input as {"m": "m", "n": "x"}
`;
  const { files } = await cover(["nested.rego", nested], ["nested_test.rego", asking]);
  const [file] = files;
  const shown = file?.covered.map(({ start, end }) => `${start.row}:${start.column}-${end.column}`);
  expect(shown).toEqual([
    "5:1-18",
    "6:2-35",
    "7:2-72",
    "7:17-24",
    "7:26-71",
    "7:39-53",
    "7:55-69",
    "8:2-54",
    "8:14-45",
    "8:30-43",
    "8:36-42",
    "8:47-53",
    "9:2-48",
    "9:2-52",
    "9:2-56",
    "9:8-47",
    "9:13-31",
    "9:33-46",
    "9:37-46",
    "10:2-55",
    "10:9-55",
    "10:27-33",
    "10:35-49",
    "10:35-53",
    "10:41-48",
    "13:1-10",
    "13:14-59",
    "13:25-28",
    "13:36-43",
    "13:46-56",
    "13:52-55",
    "15:1-25",
    "15:6-23",
    "15:6-25",
    "15:14-21",
    "17:1-2",
    "17:6-45",
    "17:17-25",
    "17:28-43",
    "19:1-7",
    "19:11-89",
    "19:16-65",
    "19:27-32",
    "19:40-47",
    "19:50-64",
    "19:56-63",
    "19:82-89",
  ]);
  expect(file?.notCovered).toEqual([]);
});
