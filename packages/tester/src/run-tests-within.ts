// Runs tests in threads of their own: several at a time, and one that takes too long can be ended while the others go on.
import type { Source } from "@palisade/compiler";
import { printJson } from "@palisade/language";
import type { LineCount, RuntimeInformation } from "@palisade/runtime";
import { ThreadPool } from "@palisade/runtime/node";
import { compileTests, type Suite } from "./compile-tests.js";
import { measureCoverage } from "./cover/measure-coverage.js";
import { type RunOptions, runSuite, type TestRun } from "./run-tests.js";
import type { TestCase, TestResult } from "./test-case.js";
import type { TestAnswer, TestTask, TestThreadData } from "./worker-task.js";

export type TimedOptions = Omit<RunOptions, "onStart" | "onResult"> & {
  /** A file for `loadFunctions`: each thread has its own. */
  readonly functionsFile?: string;
  /** What `opa.runtime` answers. */
  readonly runtime?: RuntimeInformation;
  /** What one test may take, all it needs included; without it, its steps are counted. */
  readonly timeoutMicros?: number;
  /** How many threads; default 1. */
  readonly threads?: number;
};

type TestPool = ThreadPool<TestTask, TestAnswer>;

type Progress = { readonly results: readonly TestResult[]; readonly counts: readonly LineCount[] };

/** As `runTests`; a test that takes too long is an error. */
export async function runTestsWithin(sources: readonly Source[], options: TimedOptions): Promise<TestRun> {
  const suite = compileTests(sources, options);
  const { wasm, diagnostics } = suite;
  if (wasm === undefined) return { results: [], diagnostics };
  const threads = options.threads ?? 1;
  const first = await runAlone(suite, wasm, options);
  const left = suite.tests.slice(first.results.length);
  if (left.length === 0) return finish(suite, [first], options);
  const data: TestThreadData = {
    suite: { ...suite, tests: [] },
    wasm,
    data: printJson(options.data),
    coverage: options.coverage === true,
    benchmarkMicros: options.benchmarkMicros,
    steps: options.steps ?? (options.timeoutMicros === undefined ? undefined : Number.POSITIVE_INFINITY),
    memory: options.memory,
    explain: options.explain,
    functionsFile: options.functionsFile,
    runtime: options.runtime,
  };
  const script = new URL("./test-worker.js", import.meta.url);
  const pool: TestPool = new ThreadPool({ script, data, size: threads });
  const runs = await Promise.all(
    shares(left, threads).map((tests) => runShare(pool, tests, options.timeoutMicros)),
  ).finally(() => pool.close());
  return finish(suite, [first, ...runs], options);
}

/** Threads take longer to start than most suites take to run. */
const aloneMicros = 1_500_000;

/** The tests that are done before threads are worth their start; none where one may have to be ended. */
async function runAlone(suite: Suite, wasm: Uint8Array, options: TimedOptions): Promise<Progress> {
  if (options.timeoutMicros !== undefined) return { results: [], counts: [] };
  const { monotonicMicros } = options;
  const began = monotonicMicros();
  return runSuite(suite, wasm, options, () => monotonicMicros() - began < aloneMicros);
}

function finish(suite: Suite, runs: readonly Progress[], { coverage }: TimedOptions): TestRun {
  const { diagnostics } = suite;
  const results = runs.flatMap((run) => run.results);
  if (coverage !== true) return { results, diagnostics };
  const counts = runs.map((run) => run.counts).reduce(add, []);
  return { results, diagnostics, coverage: measureCoverage(suite, counts) };
}

/** In their order, as evenly as can be. */
function shares(tests: readonly TestCase[], count: number): readonly (readonly TestCase[])[] {
  const size = Math.max(1, Math.ceil(tests.length / count));
  return Array.from({ length: Math.ceil(tests.length / size) }, (_, index) =>
    tests.slice(index * size, (index + 1) * size),
  );
}

/** Again and again with what is left, as long as tests take too long: each that does ends its thread. */
async function runShare(
  pool: TestPool,
  tests: readonly TestCase[],
  timeoutMicros: number | undefined,
): Promise<Progress> {
  const results: TestResult[] = [];
  let counts: readonly LineCount[] = [];
  while (results.length < tests.length) {
    const progress = await runUntilTimeout(pool, tests.slice(results.length), timeoutMicros);
    results.push(...progress.results);
    counts = add(counts, progress.counts);
  }
  return { results, counts };
}

/** The results of all the tests, or of those up to the first that took too long. */
async function runUntilTimeout(
  pool: TestPool,
  tests: readonly TestCase[],
  timeoutMicros: number | undefined,
): Promise<Progress> {
  const results: TestResult[] = [];
  let counts: readonly LineCount[] = [];
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onAnswer = (answer: TestAnswer): void => {
    clearTimeout(timer);
    if (answer.kind === "result") {
      results.push(answer.result);
      ({ counts } = answer);
    } else if (timeoutMicros !== undefined) timer = setTimeout(() => late.abort(), timeoutMicros / 1000);
  };
  try {
    await pool.run(tests, onAnswer, { signal: late.signal });
  } catch (error) {
    const test = tests[results.length];
    if (!late.signal.aborted || test === undefined || timeoutMicros === undefined) throw error;
    results.push(overdue(test, timeoutMicros));
  } finally {
    clearTimeout(timer);
  }
  return { results, counts };
}

function overdue(test: TestCase, timeoutMicros: number): TestResult {
  const message = `the test took longer than ${timeoutMicros / 1_000_000}s`;
  return {
    ...test,
    outcome: "error",
    error: { code: "eval_cancel_error", message },
    output: [],
    cases: [],
    failures: [],
    durationMicros: timeoutMicros,
  };
}

/** Counters of the same module. */
function add(left: readonly LineCount[], right: readonly LineCount[]): readonly LineCount[] {
  if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left;
  return left.map((line, index) => ({ ...line, count: line.count + (right[index]?.count ?? 0) }));
}
