// A test run as JUnit's XML, which build servers read: a suite for each package, a test case for each case.
import { escapeText, escapeXml } from "@palisade/language";
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
  return attributes({ name, tests, failures, errors, skipped, time: seconds(micros) });
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
  const open = `    <testcase${attributes(own)}`;
  return inside.length === 0 ? `${open}/>\n` : `${open}>\n${inside.join("")}    </testcase>\n`;
}

function problemXml(result: TestResult, failed: boolean, failure: Failure | undefined): readonly string[] {
  const { error } = result;
  if (result.outcome === "skipped") return ["      <skipped/>\n"];
  if (error !== undefined) {
    const text = [error.location, error.message].filter((part) => part !== undefined).join(": ");
    const own = attributes({ message: error.message, type: error.code });
    return [`      <error${own}>${contentXml(text)}</error>\n`];
  }
  if (!failed) return [];
  if (failure === undefined) return [`      <failure${attributes({ message: "the test is not true" })}/>\n`];
  const { file, row, source, values } = failure;
  const [first = ""] = source.split("\n");
  const trace = result.trace === undefined ? [] : printTrace(result.trace).trimEnd().split("\n");
  const shown = values.map(({ text, value }) => `  ${text} = ${value}`);
  const lines = [`${file}:${row}: ${source}`, ...shown, ...trace];
  return [`      <failure${attributes({ message: first })}>${contentXml(lines.join("\n"))}</failure>\n`];
}

function outputXml({ output }: TestResult): readonly string[] {
  return output.length === 0 ? [] : [`      <system-out>${contentXml(output.join("\n"))}</system-out>\n`];
}

function seconds(micros: number): string {
  return (micros / 1_000_000).toFixed(6);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
}

/** XML 1.0 has no way to write most control characters, nor halves of pairs: they stand there as Rego escapes them. */
function contentXml(text: string): string {
  const legal = text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, escapeText)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return escapeXml(legal);
}

/** Spaces of other kinds would be read as plain ones. */
function escapeAttribute(text: string): string {
  return contentXml(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}
