// Runs the tests on the very module that would ship: compiled once, evaluated once for each test.
import { type Diagnostic, readModuleValue, type Source } from "@palisade/compiler";
import { isObject, regoText, type Value } from "@palisade/language";
import {
  type EvaluateOptions,
  EvaluationError,
  type HostOptions,
  type LineCount,
  loadWasmEngine,
  runtimeInformation,
  type WasmEngine,
} from "@palisade/runtime";
import { compileTests, type Suite, type SuiteOptions } from "./compile-tests.js";
import { type CoverageReport, measureCoverage } from "./cover/measure-coverage.js";
import { explainFailure, type FailureContext } from "./explain/explain-failure.js";
import { filterTrace, type TraceDetail } from "./explain/print-trace.js";
import { type TraceEvent, traceEvaluation } from "./explain/trace-evaluation.js";
import { measureTest } from "./measure-test.js";
import { caseNames, passes, readCases } from "./read-outcome.js";
import { placesByFile } from "./source-places.js";
import type { CaseResult, Failure, TestCase, TestResult } from "./test-case.js";

/** How tests are run. */
export type RunOptions = SuiteOptions & {
  /** The base documents. */
  readonly data: Value;
  /**
   * What tests may call that is no built-in, or needs a host. A test that calls what is not there is an error, and
   * the others run.
   */
  readonly host?: Pick<HostOptions, "capabilities" | "functions">;
  /** Steps a test may take. */
  readonly steps?: number;
  /** Bytes of memory that a test may use. */
  readonly memory?: number;
  /** Tell how each test that fails came to fail; `everyValue`: with what stands in every expression. */
  readonly explain?: { readonly detail: TraceDetail; readonly everyValue: boolean };
  /** Run each test that passes again and again, for about this long in all. */
  readonly benchmarkMicros?: number;
  /** Microseconds of a clock that only goes forward. */
  readonly monotonicMicros: () => number;
  readonly onStart?: (test: TestCase) => void;
  readonly onResult?: (result: TestResult, counts: () => readonly LineCount[]) => void;
};

/** What came of running tests. */
export type TestRun = {
  readonly results: readonly TestResult[];
  /** If it was asked for. */
  readonly coverage?: CoverageReport;
  /** With an error among them, no test was run. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Never throws for what the policies' author wrote. */
export async function runTests(sources: readonly Source[], options: RunOptions): Promise<TestRun> {
  const suite = compileTests(sources, options);
  const { wasm, diagnostics } = suite;
  if (wasm === undefined) return { results: [], diagnostics };
  const { results, counts } = await runSuite(suite, wasm, options);
  if (options.coverage !== true) return { results, diagnostics };
  return { results, diagnostics, coverage: measureCoverage(suite, counts) };
}

type SuiteRun = { readonly results: readonly TestResult[]; readonly counts: readonly LineCount[] };

/** `goesOn` is asked before each test; without it, all are run. */
export async function runSuite(
  suite: Suite,
  wasm: Uint8Array,
  options: RunOptions,
  goesOn: () => boolean = () => true,
): Promise<SuiteRun> {
  const said: Said = { printed: [], begun: [] };
  const host: HostOptions = {
    ...options.host,
    capabilities: { "opa.runtime": () => runtimeInformation(), ...options.host?.capabilities },
    ungranted: "error",
    parseModule: readModuleValue,
    print: (message) => void said.printed.push(message),
    testCase: (names) => void said.begun.push(caseNames(names)),
  };
  const engine = await loadWasmEngine(wasm, host);
  const { steps, memory } = options;
  const evaluation = {
    ...(steps === undefined ? {} : { steps }),
    ...(memory === undefined ? {} : { memory }),
  };
  const places = placesByFile(suite.sources, suite.modules);
  const runner: Runner = { engine, said, suite, places, host, data: options.data, options: evaluation };
  const results: TestResult[] = [];
  for (const test of suite.tests) {
    if (!goesOn()) break;
    options.onStart?.(test);
    const result = runTest(runner, test, options);
    options.onResult?.(result, () => engine.lineCounts());
    results.push(result);
  }
  return { results, counts: engine.lineCounts() };
}

/** What the test that runs has told the host. */
type Said = { printed: string[]; begun: (readonly string[])[] };

type Runner = FailureContext & {
  readonly engine: WasmEngine;
  readonly said: Said;
  readonly options: EvaluateOptions;
};

type Ending = Pick<TestResult, "outcome" | "cases" | "error"> & { readonly value?: Value };

function runTest(runner: Runner, test: TestCase, options: RunOptions): TestResult {
  const nothing = { output: [], cases: [], failures: [], durationMicros: 0 };
  if (test.skipped) return { ...test, ...nothing, outcome: "skipped" };
  const { said } = runner;
  said.printed.length = 0;
  said.begun.length = 0;
  const began = options.monotonicMicros();
  const { value, ...ending } = evaluateTest(runner, test);
  const durationMicros = options.monotonicMicros() - began;
  const result: TestResult = { ...test, ...nothing, ...ending, output: [...said.printed], durationMicros };
  if (result.outcome === "fail") {
    const failures = explainFailure(test, failedPaths(result.cases), runner);
    const trace = options.explain === undefined ? {} : { trace: traceTest(runner, test, options.explain) };
    return {
      ...result,
      ...trace,
      failures: failures.length > 0 ? failures : headFailure(runner, test, value),
    };
  }
  if (result.outcome !== "pass" || options.benchmarkMicros === undefined) return result;
  return { ...result, benchmark: measureTest(() => evaluateTest(runner, test), options) };
}

function evaluateTest({ engine, said, data, options }: Runner, { entrypoint, hasCases }: TestCase): Ending {
  try {
    const value = resultOf(engine.evaluate(entrypoint, undefined, data, options));
    if (!hasCases) {
      return {
        outcome: passes(value) ? "pass" : "fail",
        cases: [],
        ...(value === undefined ? {} : { value }),
      };
    }
    const cases = readCases(value, said.begun);
    const failed = value === undefined || cases.some((one) => one.failed);
    return { outcome: failed ? "fail" : "pass", cases };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const { code, message, location } = error;
    const place = location === undefined ? {} : { location };
    return { outcome: "error", cases: [], error: { code, message, ...place } };
  }
}

function traceTest(
  { suite, data, host, options }: Runner,
  { entrypoint, package: path, name }: TestCase,
  { detail, everyValue }: NonNullable<RunOptions["explain"]>,
): readonly TraceEvent[] {
  const { plan, variables, sources, modules } = suite;
  if (plan === undefined) return [];
  const query = `${path}.${name}`;
  const request = { plan, variables, sources, modules, entrypoint, query, input: undefined };
  return filterTrace(traceEvaluation({ ...request, data, host, options, everyValue }), detail);
}

/** A test that has a value, only not `true`. */
function headFailure(
  { places }: Runner,
  { location, name, hasCases }: TestCase,
  value: Value | undefined,
): readonly Failure[] {
  const source = places.get(location.file)?.source.rowText(location.row).trim();
  if (source === undefined || value === undefined || hasCases) return [];
  const { file, row, column } = location;
  return [{ path: [], file, row, column, source, values: [{ text: name, value: regoText(value) }] }];
}

function resultOf([first]: readonly Value[]): Value | undefined {
  return first !== undefined && isObject(first) ? first.get("result") : first;
}

/** The names of every case that failed and has none below it. */
function failedPaths(
  cases: readonly CaseResult[],
  above: readonly string[] = [],
): readonly (readonly string[])[] {
  return cases
    .filter(({ failed }) => failed)
    .flatMap((one) => {
      const path = [...above, one.name];
      return one.cases.length === 0 ? [path] : failedPaths(one.cases, path);
    });
}
