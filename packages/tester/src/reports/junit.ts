// A test run as JUnit's XML, which build servers read: a suite for each package, a test case for each case.
import { xmlAttributes, xmlContent } from "@palisade/language";
import { printTrace } from "../explain/print-trace.js";
import { type CaseResult, countCases, type Failure, type TestResult } from "../test-case.js";

type Entry = {
  readonly name: string;
  readonly result: TestResult;
  readonly failed: boolean;
  readonly failure: Failure | undefined;
};

export function junitReport(results: readonly TestResult[]): string {
  const suites = new Map<string, TestResult[]>();
  for (const result of results) {
    const known = suites.get(result.package);
    if (known === undefined) suites.set(result.package, [result]);
    else known.push(result);
  }
  const body = [...suites].map(([name, members]) => suiteXml(name, members)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${sums("palisade test", results)}>\n${body}</testsuites>\n`;
}

function suiteXml(name: string, results: readonly TestResult[]): string {
  const cases = results.flatMap(entriesOf).map(entryXml).join("");
  return `  <testsuite${sums(name, results)}>\n${cases}  </testsuite>\n`;
}

function sums(name: string, results: readonly TestResult[]): string {
  const [pass, failures, errors, skipped] = (["pass", "fail", "error", "skipped"] as const).map((outcome) =>
    countCases(results, outcome),
  ) as [number, number, number, number];
  const micros = results.reduce((sum, { durationMicros }) => sum + durationMicros, 0);
  const tests = pass + failures + errors + skipped;
  return xmlAttributes({ name, tests, failures, errors, skipped, time: seconds(micros) });
}

function entriesOf(result: TestResult): readonly Entry[] {
  if (result.cases.length === 0 || result.outcome === "error") {
    const [failure] = result.failures;
    return [{ name: result.name, result, failed: result.outcome === "fail", failure }];
  }
  return caseEntries(result, result.cases, []);
}

function caseEntries(
  result: TestResult,
  cases: readonly CaseResult[],
  above: readonly string[],
): readonly Entry[] {
  return cases.flatMap((one) => {
    const path = [...above, one.name];
    if (one.cases.length > 0) return caseEntries(result, one.cases, path);
    const failure = result.failures.find((candidate) => candidate.path.join("\0") === path.join("\0"));
    const name = `${result.name}${path.map((step) => `[${step}]`).join("")}`;
    return [{ name, result, failed: one.failed, failure }];
  });
}

function entryXml({ name, result, failed, failure }: Entry): string {
  const { file, row } = result.location;
  const own = { name, classname: result.package, file, line: row, time: seconds(result.durationMicros) };
  const inside = [...problemXml(result, failed, failure), ...outputXml(result)];
  const open = `    <testcase${xmlAttributes(own)}`;
  return inside.length === 0 ? `${open}/>\n` : `${open}>\n${inside.join("")}    </testcase>\n`;
}

function problemXml(result: TestResult, failed: boolean, failure: Failure | undefined): readonly string[] {
  const { error } = result;
  if (result.outcome === "skipped") return ["      <skipped/>\n"];
  if (error !== undefined) {
    const text = [error.location, error.message].filter((part) => part !== undefined).join(": ");
    const own = xmlAttributes({ message: error.message, type: error.code });
    return [`      <error${own}>${xmlContent(text)}</error>\n`];
  }
  if (!failed) return [];
  if (failure === undefined)
    return [`      <failure${xmlAttributes({ message: "the test is not true" })}/>\n`];
  const { file, row, source, values } = failure;
  const [first = ""] = source.split("\n");
  const trace = result.trace === undefined ? [] : printTrace(result.trace).trimEnd().split("\n");
  const shown = values.map(({ text, value }) => `  ${text} = ${value}`);
  const lines = [`${file}:${row}: ${source}`, ...shown, ...trace];
  return [`      <failure${xmlAttributes({ message: first })}>${xmlContent(lines.join("\n"))}</failure>\n`];
}

function outputXml({ output }: TestResult): readonly string[] {
  return output.length === 0 ? [] : [`      <system-out>${xmlContent(output.join("\n"))}</system-out>\n`];
}

function seconds(micros: number): string {
  return (micros / 1_000_000).toFixed(6);
}
