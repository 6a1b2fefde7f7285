// What the threads that run tests are made of, and what they report: plain data, copied from one thread to the other.
import type { LineCount, RuntimeInformation } from "@palisade/runtime";
import type { Suite } from "./compile-tests.js";
import type { RunOptions } from "./run-tests.js";
import type { TestCase, TestResult } from "./test-case.js";

export type TestThreadData = {
  readonly suite: Suite;
  readonly wasm: Uint8Array;
  /** As JSON text. */
  readonly data: string;
  readonly coverage: boolean;
  readonly benchmarkMicros: number | undefined;
  /** Those that a test may take; infinite where time is the limit. */
  readonly steps: number | undefined;
  readonly memory: number | undefined;
  readonly explain: RunOptions["explain"];
  readonly functionsFile: string | undefined;
  readonly runtime: RuntimeInformation | undefined;
};

/** Tests of the suite, in their order. */
export type TestTask = readonly TestCase[];

export type TestAnswer =
  /** The next test begins. */
  | { readonly kind: "start" }
  /** It has ended; `counts` are those of all tests since the task began. */
  | { readonly kind: "result"; readonly result: TestResult; readonly counts: readonly LineCount[] };
