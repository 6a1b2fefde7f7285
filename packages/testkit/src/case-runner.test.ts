import { parseJson, printJson } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import {
  CaseCompileError,
  type CaseProgram,
  type CaseVerdict,
  compareResult,
  printReport,
  readCase,
  readCases,
  readExpectedFailures,
  readTerm,
  reportCases,
  reportJson,
  runCase,
} from "@palisade/testkit";
import { describe, expect, test } from "vitest";

describe("ground terms", () => {
  test.each([
    ["{}", "{}"],
    ["set()", "[]"],
    ['{"b", {1}, "a",}', '["a","b",[1]]'],
    ['{"a": [1, -2.50, true, null], 1: `raw\\n`}', '{"1":"raw\\\\n","a":[1,-2.50,true,null]}'],
    [" 12345678901234567890 ", "12345678901234567890"],
  ])("%s", (term, json) => {
    expect(printJson(readTerm(term))).toBe(json);
  });

  test.each(["", "{", "[1 2]", "x", "1 2", '"a'])("%s is none", (term) => {
    expect(() => readTerm(term)).toThrow("not a ground term");
  });
});

const base = { id: "f/1", folder: "f", note: "n", modules: [], query: "q" };
const caseOf = (fields: object) => readCase(JSON.stringify({ ...base, ...fields }));

describe("results", () => {
  test.each<[string, object, string, boolean]>([
    ["equal numbers, however written", { want_result: [{ x: 1 }] }, '[{"x": 1.0}]', true],
    ["other numbers", { want_result: [{ x: 1 }] }, '[{"x": 2}]', false],
    ["bindings in another order", { want_result: [{ x: 1 }, { x: 2 }] }, '[{"x": 2}, {"x": 1}]', true],
    ["undefined", { want_result: [] }, "[]", true],
    ["undefined where a result is wanted", { want_result: [{}] }, "[]", false],
    ["arrays in another order", { want_result: [{ x: [1, 2] }] }, '[{"x": [2, 1]}]', false],
    [
      "arrays in another order, sorted",
      { want_result: [{ x: [1, 2] }], sort_bindings: true },
      '[{"x": [2, 1]}]',
      true,
    ],
    ["generated variables", { want_result: [{}], ignore_generated_vars: true }, '[{"__local1__": 2}]', true],
  ])("%s", (_, fields, results, matches) => {
    const testCase = caseOf(fields);
    const problem = compareResult(testCase, testCase.wantResult ?? [], parseJson(results) as never);
    expect(problem === undefined).toBe(matches);
  });

  test("sets are sorted arrays, keys are texts", () => {
    const testCase = caseOf({ want_result: [{ x: { "[1]": ["a", "b"] } }] });
    expect(
      compareResult(testCase, testCase.wantResult ?? [], [readTerm('{"x": {[1]: {"b", "a"}}}')]),
    ).toBeUndefined();
  });
});

describe("verdicts", () => {
  const program: CaseProgram = {
    plan: { static: { strings: [], builtins: [], files: [] }, plans: [], functions: [] },
    wasm: () => new Uint8Array(),
  };
  const run = (fields: object, evaluate: () => never[]): Promise<CaseVerdict> =>
    runCase(caseOf(fields), { name: "fake", load: () => ({ entrypoints: [], evaluate }) }, () => program);
  const fails = (error: Error) => () => {
    throw error;
  };
  const conflict = new EvaluationError("eval_conflict_error", "two values", {
    location: "module-0.rego:3:1",
  });

  test.each<[string, object, () => never[], CaseVerdict["status"]]>([
    [
      "the wanted error",
      { want_error_code: "eval_conflict_error", want_error: "two" },
      fails(conflict),
      "passed",
    ],
    [
      "its place, as OPA's runner names modules",
      { want_error: "test-0.rego:3: eval_conflict_error: two" },
      fails(conflict),
      "passed",
    ],
    ["another code", { want_error_code: "eval_type_error" }, fails(conflict), "failed"],
    [
      "another message",
      { want_error_code: "eval_conflict_error", want_error: "three" },
      fails(conflict),
      "failed",
    ],
    ["an error where a result is wanted", { want_result: [] }, fails(conflict), "failed"],
    ["a result where an error is wanted", { want_error_code: "eval_conflict_error" }, () => [], "failed"],
    ["a bug of ours is never what is wanted", { want_error: "oops" }, fails(new Error("oops")), "failed"],
    ["nothing is wanted but an answer", {}, () => [], "passed"],
  ])("%s", async (_, fields, evaluate, status) => {
    const verdict = await run(fields, evaluate);
    expect(verdict.status).toBe(status);
  });

  test("what the compiler reports is an error like any other", async () => {
    const engine = { name: "fake", load: () => ({ entrypoints: [], evaluate: () => [] }) };
    const refuse = () => {
      throw new CaseCompileError([
        { code: "rego_parse_error", message: "unexpected eof", place: "module-0.rego:1:1" },
      ]);
    };
    expect(await runCase(caseOf({ want_error_code: "rego_parse_error" }), engine, refuse)).toEqual({
      status: "passed",
    });
  });
});

test("a report counts, names folders, and tells the expected from the unexpected", () => {
  const verdicts: CaseVerdict[] = [
    { status: "passed" },
    { status: "failed", reason: "line one\nline two" },
    { status: "failed", reason: "known" },
    { status: "skipped", reason: "no sets" },
    { status: "passed" },
  ];
  const runs = verdicts.map((verdict, index) => ({
    testCase: caseOf({ id: `f/${index}`, note: `n${index}` }),
    verdict,
  }));
  const expected = readExpectedFailures(readTerm('{"wasm": {"f/2": "why", "f/4": "why"}}'), "wasm");
  const report = reportCases(runs, expected);
  expect(printReport(report, false)).toMatchInlineSnapshot(`
    "f: 2 failed
      f/1: n1
        line one
      f/2 (expected): n2
        known
    f/4: listed as an expected failure, and passes: remove it from the list
    2 passed, 2 failed, 1 skipped"
  `);
  expect(report.unexpected.map(({ testCase }) => testCase.id)).toEqual(["f/1"]);
  expect(JSON.parse(reportJson(report))).toMatchObject({
    passed: 2,
    failed: 2,
    skipped: 1,
    unexpected: 1,
    stale: ["f/4"],
  });
});

test("a list of cases takes its ids from its notes", () => {
  const [first] = readCases(parseJson('[{"note": "a note", "query": "x = 1"}]'), "folder");
  expect(first).toMatchObject({ id: "folder/a note", folder: "folder", query: "x = 1", regoVersion: "v1" });
  expect(() => readCases(parseJson("{}"), "folder")).toThrow("expected a list");
  expect(() => readCase("{}")).toThrow("`id`");
});
