// Runs the tests on the very module that would ship: compiled once, evaluated once for each test.
import {
  compile,
  type Diagnostic,
  type Module,
  parseModule,
  type RegoVersion,
  type Source,
} from "@palisade/compiler";
import type { Value } from "@palisade/language";
import { type Engine, EvaluationError, loadWasmEngine } from "@palisade/runtime";
import { findTests } from "./find-tests.js";
import type { TestCase, TestResult } from "./test-case.js";

export type RunOptions = {
  /** The base documents. */
  readonly data: Value;
  /** Only tests whose full name (`data.pkg.test_x`) matches. */
  readonly filter?: (name: string) => boolean;
  readonly regoVersion?: RegoVersion;
  /** Steps a test may take. */
  readonly steps?: number;
  /** Microseconds of a clock that only goes forward. */
  readonly monotonicMicros: () => number;
  readonly onResult?: (result: TestResult) => void;
};

export type TestRun = {
  readonly results: readonly TestResult[];
  /** With an error among them, no test was run. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Never throws for what the policies' author wrote. */
export async function runTests(sources: readonly Source[], options: RunOptions): Promise<TestRun> {
  const modules = sources.flatMap(({ file, text }): readonly Module[] => {
    const { module } = parseModule(file, text, versionOf(options));
    return module === undefined ? [] : [module];
  });
  const wanted = options.filter ?? (() => true);
  const tests = findTests(modules).filter(({ package: path, name }) => wanted(`${path}.${name}`));
  const entrypoints = tests.filter(({ skipped }) => !skipped).map(({ entrypoint }) => entrypoint);
  const { wasm, diagnostics } = compile(sources, { entrypoints, ...versionOf(options) });
  if (wasm === undefined) return { results: [], diagnostics };
  const printed: string[] = [];
  const engine = await loadWasmEngine(wasm, { print: (message) => void printed.push(message) });
  const results = tests.map((test) => {
    const result = runTest(engine, test, printed, options);
    options.onResult?.(result);
    return result;
  });
  return { results, diagnostics };
}

function versionOf({ regoVersion }: RunOptions): { regoVersion?: RegoVersion } {
  return regoVersion === undefined ? {} : { regoVersion };
}

function runTest(engine: Engine, test: TestCase, printed: string[], options: RunOptions): TestResult {
  if (test.skipped) return { ...test, outcome: "skipped", output: [], durationMicros: 0 };
  printed.length = 0;
  const began = options.monotonicMicros();
  const outcome = evaluateTest(engine, test, options);
  return { ...test, ...outcome, output: [...printed], durationMicros: options.monotonicMicros() - began };
}

/** As OPA: a test passes if its value is defined and not `false`. */
function evaluateTest(
  engine: Engine,
  { entrypoint }: TestCase,
  { data, steps }: RunOptions,
): Pick<TestResult, "outcome" | "message"> {
  try {
    const results = engine.evaluate(entrypoint, undefined, data, steps === undefined ? {} : { steps });
    const value = resultOf(results);
    return { outcome: value === undefined || value === false ? "fail" : "pass" };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const place = error.location === undefined ? "" : `${error.location}: `;
    return { outcome: "error", message: `${place}${error.code}: ${error.message}` };
  }
}

function resultOf(results: readonly Value[]): Value | undefined {
  const [first] = results;
  if (first === undefined || first === null || typeof first !== "object" || !("kind" in first)) return first;
  return first.kind === "object" ? first.get("result") : first;
}
