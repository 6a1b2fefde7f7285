// `test`: how each of a case's derived tests ends, on `opa test` and on our tester.
import { parseJson, printJson, type Value } from "@palisade/language";
import { type CaseResult, runTests, type TestResult } from "@palisade/tester";
import { queryRows } from "./compare-evaluation.js";
import { derivedFile, testModule } from "./derive-module.js";
import {
  type Bench,
  compareTexts,
  type DifferentialCase,
  filesOf,
  isUnsteady,
  type Outcome,
  sourcesOf,
  versionFlag,
} from "./differential-case.js";
import { diagnosticCodes, errorCodes, tooLong } from "./error-codes.js";
import { list, member, opaErrorCodes, readJson } from "./read-opa-output.js";

export async function compareTests(testCase: DifferentialCase, bench: Bench): Promise<Outcome> {
  if (isUnsteady(testCase)) return "skipped";
  const rows = await queryRows(testCase);
  if (rows === tooLong) return "skipped";
  const text = testModule(testCase, rows);
  await bench.write(derivedFile, text);
  const files = [...filesOf(testCase), derivedFile, "data.json"];
  const { out, err } = await bench.opa(["test", "--format", "json", ...versionFlag(testCase), ...files]);
  const sources = [...sourcesOf(testCase), { file: derivedFile, text }];
  return compareTexts(readOpaTests(out, err), await testHere(testCase, sources));
}

function readOpaTests(out: string, err: string): string {
  const results = list(readJson(out));
  const lines = results.map((result) => {
    const error = member(result, "error");
    const outcome =
      error !== undefined ? errorCodes([String(member(error, "code"))]) : flagsOf(result, "skip", "fail");
    return `${String(member(result, "package"))}.${String(member(result, "name"))}: ${outcome}${casesText(member(result, "sub_results"))}`;
  });
  return lines.length > 0 ? lines.sort().join("\n") : errorCodes(opaErrorCodes(out, err));
}

function flagsOf(result: Value, ...names: readonly string[]): string {
  const found = names.find((name) => member(result, name) === true);
  return found ?? "pass";
}

function casesText(cases: Value | undefined): string {
  return cases === undefined || cases === null ? "" : ` ${caseOutcomes(cases)}`;
}

/** `{"a": "pass", "b": {"c": "fail"}}` */
function caseOutcomes(cases: Value): string {
  const entries = Object.entries(JSON.parse(printJson(cases)) as Record<string, OpaCase>);
  return JSON.stringify(entries.sort(byName).map(([name, one]) => [name, opaCase(one)]));
}

type OpaCase = { readonly fail?: boolean; readonly sub_results?: Record<string, OpaCase> };

function opaCase({ fail, sub_results: below }: OpaCase): unknown {
  if (below === undefined) return fail === true ? "fail" : "pass";
  return Object.entries(below)
    .sort(byName)
    .map(([name, one]) => [name, opaCase(one)]);
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

type Sources = readonly { readonly file: string; readonly text: string }[];

async function testHere({ data, regoVersion }: DifferentialCase, sources: Sources): Promise<string> {
  const options = { data: parseJson(data), regoVersion, monotonicMicros: () => 0 };
  const { results, diagnostics } = await runTests(sources, options);
  if (results.length === 0) return diagnosticCodes(diagnostics);
  return results.map(resultText).sort().join("\n");
}

const words = { pass: "pass", fail: "fail", skipped: "skip", error: "" };

function resultText({ package: path, name, outcome, error, cases }: TestResult): string {
  const ended = error === undefined ? words[outcome] : errorCodes([error.code]);
  return `${path}.${name}: ${ended}${cases.length === 0 ? "" : ` ${JSON.stringify(cases.map(ownCase))}`}`;
}

function ownCase({ name, failed, cases }: CaseResult): unknown {
  return [name, cases.length === 0 ? (failed ? "fail" : "pass") : cases.map(ownCase)];
}
