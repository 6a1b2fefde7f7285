// What `palisade test` is told on its command line.
import { availableParallelism } from "node:os";
import { capabilitiesOption } from "./capabilities-file.js";
import { bundlesOption, compatibilityOption, optimizeOption } from "./commands/policy-options.js";
import type { OptionValues } from "./define-command.js";
import { type EvaluationLimits, limitOptions, readEvaluationLimits } from "./evaluation-limits.js";
import { functionsOption } from "./functions-file.js";
import { ignoreOption } from "./ignore.js";
import { schemaOption } from "./load-schemas.js";
import { maxErrorsOption } from "./output/diagnostics.js";
import { readCount, readTimeout } from "./read-duration.js";
import { UsageError } from "./usage-error.js";

export const testOptions = {
  run: {
    type: "string",
    short: "r",
    placeholder: "regexp",
    description: "only tests whose full name matches",
  },
  verbose: { type: "boolean", short: "v", description: "list the tests and cases that passed, too" },
  format: {
    type: "string",
    short: "f",
    choices: ["pretty", "json", "junit"],
    default: "pretty",
    description: "output format; json and junit print a report for programs",
  },
  coverage: {
    type: "boolean",
    short: "c",
    description: "count which lines the tests reach, and print that instead of the results, as opa does",
  },
  "coverage-format": {
    type: "string",
    choices: ["pretty", "json", "lcov"],
    description: "json: opa's report, and the default; pretty: a table below the results; lcov: a tracefile",
  },
  "coverage-output": { type: "string", placeholder: "file", description: "write the coverage there instead" },
  threshold: {
    type: "string",
    placeholder: "percent",
    description: "exit with 1 if the tests reach fewer of the lines than that; implies --coverage",
  },
  timeout: {
    type: "string",
    placeholder: "duration",
    description: "end a test after that time (5s, 500ms, 1m); without it, after 50 million steps",
  },
  bench: {
    type: "boolean",
    description: "run each test that passes for about a second, and tell the time of one run",
  },
  count: {
    type: "string",
    placeholder: "number",
    default: "1",
    description: "run each test that many times",
  },
  parallel: {
    type: "string",
    short: "p",
    placeholder: "number",
    default: "1",
    description:
      "run tests that take long in that many threads, each with a module of its own; 0: one for each core",
  },
  explain: {
    type: "string",
    choices: ["full", "fails", "notes"],
    description: "tell how each failed test came to fail: every step, what failed, or what trace() says",
  },
  "var-values": {
    type: "boolean",
    description: "with --explain: the values in every expression; where a test failed they are shown anyway",
  },
  sort: {
    type: "string",
    choices: ["none", "duration"],
    default: "none",
    description: "order of the results: of the files, or the slowest first",
  },
  "exit-zero-on-skipped": {
    type: "boolean",
    short: "z",
    description: "skipped tests are no failure, which holds without it, too",
  },
  "fail-on-empty": { type: "boolean", description: "no test is a failure, which holds without it, too" },
  optimize: optimizeOption,
  schema: schemaOption,
  capabilities: capabilitiesOption,
  functions: functionsOption,
  ...limitOptions,
  "max-errors": maxErrorsOption,
  watch: { type: "boolean", short: "w", description: "run the tests again whenever a file changes" },
  bundle: bundlesOption,
  ignore: ignoreOption,
  "v0-compatible": compatibilityOption,
} as const;

export type TestValues = OptionValues<typeof testOptions>;

export type TestSettings = {
  readonly values: TestValues;
  readonly filter: ((name: string) => boolean) | undefined;
  readonly threshold: number | undefined;
  readonly timeoutMicros: number | undefined;
  /** Runs of each test. */
  readonly times: number;
  readonly threads: number;
  readonly limits: EvaluationLimits;
  readonly optimize: 0 | 1;
  readonly coverage: "pretty" | "json" | "lcov" | undefined;
};

/** @throws {UsageError} for values and combinations that make no sense. */
export function readTestSettings(values: TestValues): TestSettings {
  const { format } = values;
  const threshold = values.threshold === undefined ? undefined : readPercentage(values.threshold);
  const wanted =
    values.coverage ||
    threshold !== undefined ||
    values["coverage-format"] !== undefined ||
    values["coverage-output"] !== undefined;
  if (wanted && values.bench) throw new UsageError("--coverage and --bench exclude one another");
  const coverage = wanted
    ? (values["coverage-format"] ?? (format === "junit" ? "pretty" : "json"))
    : undefined;
  if (wanted && values.optimize === "1") {
    throw new UsageError("--coverage counts in the policies as they are written: leave out -O 1");
  }
  if (format === "junit" && coverage !== undefined && coverage !== "pretty" && !values["coverage-output"]) {
    throw new UsageError("--format junit: say where the coverage goes with --coverage-output");
  }
  return {
    values,
    filter: values.run === undefined ? undefined : nameFilter(values.run),
    threshold,
    timeoutMicros: values.timeout === undefined ? undefined : readTimeout(values.timeout, "--timeout"),
    times: readCount(values.count, "--count"),
    threads: readThreads(values),
    limits: readEvaluationLimits(values),
    optimize: values.optimize === "1" ? 1 : 0,
    coverage: coverage as TestSettings["coverage"],
  };
}

function nameFilter(pattern: string): (name: string) => boolean {
  try {
    const expression = new RegExp(pattern, "u");
    return (name) => expression.test(name);
  } catch (error) {
    throw new UsageError(`--run: ${error instanceof Error ? error.message : "invalid regular expression"}`);
  }
}

function readPercentage(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100)) {
    throw new UsageError("--threshold: a number from 0 to 100 is expected");
  }
  return value;
}

/** Benchmarks run alone: they would measure one another. */
function readThreads({ parallel, bench }: TestValues): number {
  const threads = readCount(parallel, "--parallel", 0) || availableParallelism();
  if (bench && threads > 1) throw new UsageError("--parallel and --bench exclude one another");
  return threads;
}
