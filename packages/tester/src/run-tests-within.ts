// Runs tests in threads of their own: several at a time, and one that takes too long can be ended while the others go on.
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
  /** What one test may take, all it needs included; without it, its steps are counted. */
  readonly timeoutMicros?: number;
  /** How many threads; default 1. */
  readonly threads?: number;
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
    steps: options.timeoutMicros === undefined ? undefined : Number.POSITIVE_INFINITY,
    explain: options.explain,
  };
  const runs = await Promise.all(
    shares(suite.tests, options.threads ?? 1).map((tests) =>
      runShare({ ...suite, tests }, task, options.timeoutMicros),
    ),
  );
  const results = runs.flatMap((run) => run.results);
  if (options.coverage !== true) return { results, diagnostics };
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

/** One thread after the other, as long as tests take too long. */
async function runShare(
  suite: Suite,
  task: Omit<WorkerTask, "suite">,
  timeoutMicros: number | undefined,
): Promise<Progress> {
  const results: TestResult[] = [];
  let counts: readonly LineCount[] = [];
  while (results.length < suite.tests.length) {
    const rest: Suite = { ...suite, tests: suite.tests.slice(results.length) };
    const progress = await runUntilTimeout({ suite: rest, ...task }, timeoutMicros);
    results.push(...progress.results);
    counts = add(counts, progress.counts);
  }
  return { results, counts };
}

/** One thread's results: of all its tests, or of those up to the first that took too long. */
function runUntilTimeout(task: WorkerTask, timeoutMicros: number | undefined): Promise<Progress> {
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
      if (test !== undefined && timeoutMicros !== undefined) results.push(overdue(test, timeoutMicros));
      void worker.terminate().then(settle);
    };
    worker.on("message", (message: WorkerMessage) => {
      clearTimeout(timer);
      if (message.kind === "start") {
        if (timeoutMicros !== undefined) timer = setTimeout(expire, timeoutMicros / 1000);
      } else {
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
