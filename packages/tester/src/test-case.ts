// One Rego test, and how it went.
import type { Location } from "@palisade/compiler";
import type { TraceEvent } from "./explain/trace-evaluation.js";

/** A rule named `test_…`, before it runs. */
export type TestCase = {
  /** `data.configuration.rules.privileged_test` */
  readonly package: string;
  /** `test_denies_privileged`; a second test of that name is `test_denies_privileged#01`. */
  readonly name: string;
  /** The module's entrypoint that runs it: `configuration/rules/privileged_test/test_denies_privileged`. */
  readonly entrypoint: string;
  /** The steps of the same. */
  readonly path: readonly string[];
  readonly location: Location;
  /** Written `test_x[name] if …`: one test of many cases, each by its names. */
  readonly hasCases: boolean;
  /** Named `todo_test_…`: listed, never run. */
  readonly skipped: boolean;
};

/** `fail`: undefined or false. `error`: the evaluation broke off. `skipped`: named `todo_test_…`. */
export type Outcome = "pass" | "fail" | "error" | "skipped";

/** A case of a test, and the cases below it. */
export type CaseResult = {
  readonly name: string;
  readonly failed: boolean;
  readonly cases: readonly CaseResult[];
};

/** Where a test, or one of its cases, stopped. */
export type Failure = {
  /** The names of the case; none for a test without cases. */
  readonly path: readonly string[];
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** The expression that was undefined or false, as it is written. */
  readonly source: string;
  /** What stands in it, by the text it has there, and its value as Rego. */
  readonly values: readonly { readonly text: string; readonly value: string }[];
};

/** A test that ran, or was skipped. Durations are in microseconds. */
export type TestResult = TestCase & {
  readonly outcome: Outcome;
  /** Why there is no result; `location` is `file:row:column`, where known. */
  readonly error?: { readonly code: string; readonly message: string; readonly location?: string };
  /** What it printed. */
  readonly output: readonly string[];
  readonly durationMicros: number;
  readonly cases: readonly CaseResult[];
  readonly failures: readonly Failure[];
  readonly benchmark?: Benchmark;
  /** How it came to fail, if that was asked for. */
  readonly trace?: readonly TraceEvent[];
};

export type Benchmark = { readonly runs: number; readonly totalNanos: number };

/** Leaves of the tree of cases; a test without cases is one of its own. */
export function countCases(results: readonly TestResult[], outcome: Outcome): number {
  return results.reduce((sum, result) => sum + casesOf(result, outcome), 0);
}

function casesOf(result: TestResult, outcome: Outcome): number {
  const ran = result.outcome === "pass" || result.outcome === "fail";
  if (!ran || result.cases.length === 0) return result.outcome === outcome ? 1 : 0;
  if (outcome !== "pass" && outcome !== "fail") return 0;
  return leaves(result.cases).filter(({ failed }) => failed === (outcome === "fail")).length;
}

function leaves(cases: readonly CaseResult[]): readonly CaseResult[] {
  return cases.flatMap((one) => (one.cases.length === 0 ? [one] : leaves(one.cases)));
}
