// A test run as `opa test --format json` writes it.
import type { TestResult } from "../test-case.js";

/** An array of OPA's result objects; `duration` is in nanoseconds. */
export function jsonReport(results: readonly TestResult[]): string {
  return `${JSON.stringify(results.map(resultJson), undefined, 2)}\n`;
}

function resultJson(result: TestResult): unknown {
  const { file, row, column } = result.location;
  return {
    location: { file, row, col: column },
    package: result.package,
    name: result.name,
    ...(result.outcome === "fail" ? { fail: true } : {}),
    ...(result.outcome === "skipped" ? { skip: true } : {}),
    ...(result.message === undefined ? {} : { error: { message: result.message } }),
    ...(result.output.length === 0 ? {} : { output: `${result.output.join("\n")}\n` }),
    duration: result.durationMicros * 1000,
  };
}
