// A test run for people, escaped where it is put together: what did not pass and where it stopped, what it printed, and the sum.
import { escapeLines, escapeText } from "@palisade/language";
import { printTrace } from "../explain/print-trace.js";
import { type CaseResult, countCases, type Failure, type Outcome, type TestResult } from "../test-case.js";

export type Paint = {
  readonly pass: (text: string) => string;
  readonly fail: (text: string) => string;
  readonly dim: (text: string) => string;
};

const words = { pass: "PASS", fail: "FAIL", error: "ERROR", skipped: "SKIPPED" } as const;
const outcomes = ["pass", "fail", "error", "skipped"] as const;

/** `verbose` lists the tests that passed, too. */
export function prettyReport(results: readonly TestResult[], paint: Paint, verbose: boolean): string {
  const shown = results.filter(
    ({ outcome, benchmark }) => verbose || outcome !== "pass" || benchmark !== undefined,
  );
  const lines = shown.map((result) => resultText(result, paint, verbose));
  if (lines.length > 0) lines.push("-".repeat(80));
  const counts = new Map(outcomes.map((outcome) => [outcome, countCases(results, outcome)]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [outcome, count] of counts) {
    if (outcome === "pass" || count > 0) lines.push(`${words[outcome]}: ${count}/${total}`);
  }
  return `${lines.join("\n")}\n`;
}

function resultText(result: TestResult, paint: Paint, verbose: boolean): string {
  const { file, row, column } = result.location;
  const name = escapeText(`${result.package}.${result.name}`);
  const head = `${escapeText(file)}:${row}:${column}: ${name}: ${wordOf(result.outcome, paint)}`;
  const lines = [`${head} ${paint.dim(timeOf(result))}`];
  const { error } = result;
  if (error !== undefined) {
    const place = error.location === undefined ? "" : `${error.location}: `;
    lines.push(`  ${escapeText(`${place}${error.code}: ${error.message}`)}`);
  }
  const own = result.failures.filter(({ path }) => path.length === 0);
  lines.push(...own.flatMap((failure) => failureLines(failure, paint, "  ")));
  lines.push(...caseLines(result.cases, [], { result, paint, verbose }));
  if (result.trace !== undefined) {
    const told = printTrace(result.trace).trimEnd();
    lines.push(...(told === "" ? [] : told.split("\n").map((line) => `  ${paint.dim(line)}`)));
  }
  return [...lines, ...result.output.map((line) => `  ${paint.dim("|")} ${escapeText(line)}`)].join("\n");
}

function wordOf(outcome: Outcome, paint: Paint): string {
  return outcome === "pass" ? paint.pass(words.pass) : paint.fail(words[outcome]);
}

function timeOf({ benchmark, durationMicros }: TestResult): string {
  if (benchmark === undefined) return `(${(durationMicros / 1000).toFixed(2)}ms)`;
  const each = benchmark.totalNanos / benchmark.runs;
  return `${benchmark.runs} runs, ${each.toFixed(each < 100 ? 1 : 0)} ns/op`;
}

type Context = { readonly result: TestResult; readonly paint: Paint; readonly verbose: boolean };

function caseLines(
  cases: readonly CaseResult[],
  above: readonly string[],
  context: Context,
): readonly string[] {
  const margin = "  ".repeat(above.length + 1);
  return cases.flatMap((one) => {
    if (!one.failed && !context.verbose) return [];
    const path = [...above, one.name];
    const failure = context.result.failures.find((candidate) => isSame(candidate.path, path));
    return [
      `${margin}${escapeText(one.name)}: ${wordOf(one.failed ? "fail" : "pass", context.paint)}`,
      ...(failure === undefined ? [] : failureLines(failure, context.paint, `${margin}  `)),
      ...caseLines(one.cases, path, context),
    ];
  });
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}

/** `file:row: source`, further lines of it below, and the values. */
function failureLines(
  { file, row, source, values }: Failure,
  { dim }: Paint,
  margin: string,
): readonly string[] {
  const [first = "", ...more] = source.split(/\r?\n/);
  return [
    `${margin}${dim(`${escapeText(file)}:${row}:`)} ${escapeLines(first)}`,
    ...more.map((line) => `${margin}${escapeLines(line)}`),
    ...values.map(({ text, value }) => `${margin}  ${escapeText(`${text} = ${value}`)}`),
  ];
}
