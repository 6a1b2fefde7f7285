// A test run for people: what did not pass, what it printed, and the sum.
import type { TestResult } from "../test-case.js";

export type Paint = {
  readonly pass: (text: string) => string;
  readonly fail: (text: string) => string;
  readonly dim: (text: string) => string;
};

const words = { pass: "PASS", fail: "FAIL", error: "ERROR", skipped: "SKIPPED" } as const;

/** `verbose` lists the tests that passed, too. */
export function prettyReport(results: readonly TestResult[], paint: Paint, verbose: boolean): string {
  const shown = results.filter(({ outcome }) => verbose || outcome !== "pass");
  const lines = shown.map((result) => resultText(result, paint));
  if (lines.length > 0) lines.push("-".repeat(80));
  const count = (outcome: TestResult["outcome"]): number =>
    results.filter((result) => result.outcome === outcome).length;
  for (const outcome of ["pass", "fail", "error", "skipped"] as const) {
    if (outcome === "pass" || count(outcome) > 0)
      lines.push(`${words[outcome]}: ${count(outcome)}/${results.length}`);
  }
  return `${lines.join("\n")}\n`;
}

function resultText(result: TestResult, paint: Paint): string {
  const { file, row, column } = result.location;
  const word = result.outcome === "pass" ? paint.pass(words.pass) : paint.fail(words[result.outcome]);
  const milliseconds = (result.durationMicros / 1000).toFixed(2);
  const head = `${file}:${row}:${column}: ${result.package}.${result.name}: ${word} ${paint.dim(`(${milliseconds}ms)`)}`;
  const message = result.message === undefined ? [] : [`  ${result.message}`];
  const output = result.output.map((line) => `  ${paint.dim("|")} ${line}`);
  return [head, ...message, ...output].join("\n");
}
