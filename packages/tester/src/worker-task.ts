// What the thread that runs tests is given, and what it reports: plain data, copied from one thread to the other.
import type { LineCount } from "@palisade/runtime";
import type { Suite } from "./compile-tests.js";
import type { RunOptions } from "./run-tests.js";
import type { TestResult } from "./test-case.js";

export type WorkerTask = {
  readonly suite: Suite;
  readonly wasm: Uint8Array;
  /** As JSON text. */
  readonly data: string;
  readonly coverage: boolean;
  readonly benchmarkMicros: number | undefined;
  /** Those that a test may take; infinite where time is the limit. */
  readonly steps: number | undefined;
  readonly explain: RunOptions["explain"];
};

export type WorkerMessage =
  /** The next test begins. */
  | { readonly kind: "start" }
  /** It has ended; `counts` are those of all tests since the thread began. */
  | { readonly kind: "result"; readonly result: TestResult; readonly counts: readonly LineCount[] };
