// A test run as `opa test --format json` writes it, and where each failed test stopped.
import type { TraceEvent } from "../explain/trace-evaluation.js";
import type { CaseResult, Failure, TestResult } from "../test-case.js";

/** An array of OPA's result objects; `duration` is in nanoseconds, `output` in base64, as there. */
export function jsonReport(results: readonly TestResult[]): string {
  return `${JSON.stringify(results.map(resultJson), undefined, 2)}\n`;
}

function resultJson(result: TestResult): unknown {
  const { file, row, column } = result.location;
  const { error, benchmark } = result;
  return {
    location: { file, row, col: column },
    package: result.package,
    name: result.name,
    ...(result.outcome === "fail" ? { fail: true } : {}),
    ...(error === undefined
      ? {}
      : { error: { code: error.code, message: error.message, ...placeOf(error) } }),
    ...(result.outcome === "skipped" ? { skip: true } : {}),
    duration: result.durationMicros * 1000,
    ...(result.output.length === 0 ? {} : { output: base64(`${result.output.join("\n")}\n`) }),
    ...(benchmark === undefined ? {} : { benchmark_result: { N: benchmark.runs, T: benchmark.totalNanos } }),
    ...(result.cases.length === 0 ? {} : { sub_results: casesJson(result.cases) }),
    ...(result.trace === undefined ? {} : { trace: result.trace.map(eventJson) }),
    ...(result.failures.length === 0 ? {} : { failures: result.failures.map(failureJson) }),
  };
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function placeOf({ location = "" }: { readonly location?: string }): object {
  const [, file, row, col] = /^(.*):(\d+):(\d+)$/s.exec(location) ?? [];
  return file === undefined ? {} : { location: { file, row: Number(row), col: Number(col) } };
}

/** Names come from the tests: no name may reach a prototype. */
function casesJson(cases: readonly CaseResult[]): unknown {
  return Object.fromEntries(
    cases.map((one) => [
      one.name,
      {
        name: one.name,
        ...(one.failed ? { fail: true } : {}),
        ...(one.cases.length === 0 ? {} : { sub_results: casesJson(one.cases) }),
      },
    ]),
  );
}

/** As `opa eval --explain` has them in JSON here, too. */
function eventJson({ operation, file, row, column, depth, text }: TraceEvent): unknown {
  return {
    op: operation,
    location: { ...(file === undefined ? {} : { file }), row, col: column },
    depth,
    text,
  };
}

function failureJson({ path, file, row, column, source, values }: Failure): unknown {
  return {
    ...(path.length === 0 ? {} : { case: path }),
    location: { file, row, col: column },
    text: source,
    values: Object.fromEntries(values.map(({ text, value }) => [text, value])),
  };
}
