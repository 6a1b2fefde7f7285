// Runs tests in a thread of their own, so that one that takes too long can be ended and the others go on.
import { Worker } from "node:worker_threads";
import type { Source } from "@palisade/compiler";
import { printJson } from "@palisade/language";
import type { LineCount } from "@palisade/runtime";
import { compileTests, type Suite } from "./compile-tests.js";
import { measureCoverage } from "./cover/measure-coverage.js";
import type { RunOptions, TestRun } from "./run-tests.js";
import type { TestCase, TestResult } from "./test-case.js";
import type { WorkerMessage, WorkerTask } from "./worker-task.js";

export type TimedOptions = Omit<RunOptions, "steps" | "onStart" | "onResult" | "monotonicMicros"> & {
  /** What one test may take, all it needs included. */
  readonly timeoutMicros: number;
};

type Progress = { readonly results: readonly TestResult[]; readonly counts: readonly LineCount[] };

/** As `runTests`; a test that takes too long is an error. */
export async function runTestsWithin(sources: readonly Source[], options: TimedOptions): Promise<TestRun> {
  const suite = compileTests(sources, options);
  const { wasm, diagnostics } = suite;
  if (wasm === undefined) return { results: [], diagnostics };
  const task: Omit<WorkerTask, "suite"> = {
    wasm,
    data: printJson(options.data),
    coverage: options.coverage === true,
    benchmarkMicros: options.benchmarkMicros,
  };
  const results: TestResult[] = [];
  let counts: readonly LineCount[] = [];
  while (results.length < suite.tests.length) {
    const rest: Suite = { ...suite, tests: suite.tests.slice(results.length) };
    const progress = await runUntilTimeout({ suite: rest, ...task }, options.timeoutMicros);
    results.push(...progress.results);
    counts = add(counts, progress.counts);
  }
  if (options.coverage !== true) return { results, diagnostics };
  return { results, diagnostics, coverage: measureCoverage(suite, counts) };
}

/** One thread's results: of all its tests, or of those up to the first that took too long. */
function runUntilTimeout(task: WorkerTask, timeoutMicros: number): Promise<Progress> {
  return new Promise((resolve, reject) => {
    const results: TestResult[] = [];
    let counts: readonly LineCount[] = [];
    let timer: NodeJS.Timeout | undefined;
    const worker = new Worker(new URL("./test-worker.js", import.meta.url), { workerData: task });
    const settle = (): void => {
      clearTimeout(timer);
      resolve({ results, counts });
    };
    const expire = (): void => {
      const test = task.suite.tests[results.length];
      if (test !== undefined) results.push(overdue(test, timeoutMicros));
      void worker.terminate().then(settle);
    };
    worker.on("message", (message: WorkerMessage) => {
      clearTimeout(timer);
      if (message.kind === "start") timer = setTimeout(expire, timeoutMicros / 1000);
      else {
        results.push(message.result);
        counts = message.counts;
      }
    });
    worker.on("error", reject);
    worker.on("exit", settle);
  });
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
