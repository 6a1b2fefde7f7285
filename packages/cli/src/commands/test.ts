// `palisade test`: Rego tests, run on the compiled module.
import process from "node:process";
import type { CoverageReport, Paint, TestRun } from "@palisade/tester";
import { defineCommand, type ExitCode, type OptionValues } from "../define-command.js";
import type { Host } from "../host.js";
import { ignoreOption } from "../ignore.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { UsageError } from "../usage-error.js";
import { fileStates, filesChanged } from "../watch-files.js";
import { writeWhole } from "../write-whole.js";
import { bundlesOption, compatibilityOption } from "./policy-options.js";

const options = {
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
    description:
      "count which lines the tests reach; with --format json, print that instead of the results, as opa does",
  },
  "coverage-format": {
    type: "string",
    choices: ["pretty", "json", "lcov"],
    description: "json: opa's report; lcov: a tracefile (default: json with --format json, else pretty)",
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
  watch: { type: "boolean", short: "w", description: "run the tests again whenever a file changes" },
  bundle: bundlesOption,
  ignore: ignoreOption,
  "v0-compatible": compatibilityOption,
} as const;

type Values = OptionValues<typeof options>;

export const test = defineCommand({
  name: "test",
  summary: "Runs the tests (rules named test_…) of policies on the module that would ship.",
  arguments: "[paths...]",
  options,
  examples: [
    { line: "palisade test policies/", meaning: "every test below a directory" },
    { line: "palisade test policies/ --run privileged -v", meaning: "some of them, by name" },
    {
      line: "palisade test policies/ --format junit --coverage --coverage-format lcov --coverage-output lcov.info",
      meaning: "reports for a build server",
    },
  ],
  run: async ({ paths, values }, host) => {
    const settings = readSettings(values);
    if (!values.watch) return runOnce(paths, settings, host);
    return watch(paths, settings, host);
  },
});

type Settings = {
  readonly values: Values;
  readonly filter: ((name: string) => boolean) | undefined;
  readonly threshold: number | undefined;
  readonly timeoutMicros: number | undefined;
  readonly coverage: "pretty" | "json" | "lcov" | undefined;
};

/** @throws {UsageError} for values and combinations that make no sense. */
function readSettings(values: Values): Settings {
  const { format } = values;
  const threshold = values.threshold === undefined ? undefined : readPercentage(values.threshold);
  const wanted =
    values.coverage ||
    threshold !== undefined ||
    values["coverage-format"] !== undefined ||
    values["coverage-output"] !== undefined;
  if (wanted && values.bench) throw new UsageError("--coverage and --bench exclude one another");
  const coverage = wanted
    ? (values["coverage-format"] ?? (format === "json" ? "json" : "pretty"))
    : undefined;
  if (format === "junit" && coverage !== undefined && coverage !== "pretty" && !values["coverage-output"]) {
    throw new UsageError("--format junit: say where the coverage goes with --coverage-output");
  }
  return {
    values,
    filter: values.run === undefined ? undefined : nameFilter(values.run),
    threshold,
    timeoutMicros: values.timeout === undefined ? undefined : readDuration(values.timeout),
    coverage: coverage as Settings["coverage"],
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

const microsPerUnit: Readonly<Record<string, number>> = {
  ms: 1000,
  s: 1_000_000,
  m: 60_000_000,
  "": 1_000_000,
};

function readDuration(text: string): number {
  const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  const micros = Number(amount) * (microsPerUnit[unit] ?? 0);
  // Timers hold no more.
  if (amount === "" || micros < 1000 || micros > 2 ** 31 * 1000) {
    throw new UsageError("--timeout: a duration such as 5s, 500ms or 1m is expected");
  }
  return micros;
}

/** About a second for each test, as `opa test --bench`. */
const benchmarkMicros = 1_000_000;

async function runOnce(paths: readonly string[], settings: Settings, host: Host): Promise<ExitCode> {
  const { values, timeoutMicros } = settings;
  const { sources, data } = await loadSources(paths, host, {
    bundles: values.bundle,
    ignore: values.ignore,
  });
  const named = [...paths, ...values.bundle];
  if (named.length === 0) throw new UsageError("name a file, a directory or a bundle");
  if (sources.length === 0) throw new UsageError(`no .rego file below ${named.join(", ")}`);
  // Loaded when it is needed: the other commands start without it.
  const { runTests, runTestsWithin } = await import("@palisade/tester");
  const wanted = {
    data,
    coverage: settings.coverage !== undefined,
    ...(settings.filter === undefined ? {} : { filter: settings.filter }),
    ...(values.bench ? { benchmarkMicros } : {}),
    ...(values["v0-compatible"] ? { regoVersion: "v0" as const } : {}),
  };
  const run =
    timeoutMicros === undefined
      ? await runTests(sources, { ...wanted, monotonicMicros: () => Math.round(performance.now() * 1000) })
      : await runTestsWithin(sources, { ...wanted, timeoutMicros });
  if (await printDiagnostics(run.diagnostics, sources, host)) return 2;
  if (run.results.length === 0)
    throw new UsageError("no test found; tests are rules whose names start with `test_`");
  return report(run, settings, host);
}

async function report({ results, coverage }: TestRun, settings: Settings, host: Host): Promise<ExitCode> {
  const { jsonReport, junitReport, prettyReport } = await import("@palisade/tester");
  const { values } = settings;
  const passed = results.every(({ outcome }) => outcome === "pass" || outcome === "skipped");
  // Coverage for a program takes the place of the results, unless it goes elsewhere.
  const instead =
    settings.coverage !== undefined && settings.coverage !== "pretty" && !values["coverage-output"];
  if (instead && !passed) host.err(prettyReport(results, paintOf(host), values.verbose));
  else if (!instead) {
    const formats = {
      json: () => jsonReport(results),
      junit: () => junitReport(results),
      pretty: () => prettyReport(results, paintOf(host), values.verbose),
    };
    host.out(formats[values.format as keyof typeof formats]());
  }
  if (coverage === undefined) return passed ? 0 : 1;
  await reportCoverage(coverage, settings, host);
  return passed && (await reachesThreshold(coverage, settings, host)) ? 0 : 1;
}

function paintOf({ colours: { green, red, dim } }: Host): Paint {
  return { pass: green, fail: red, dim };
}

async function reportCoverage(coverage: CoverageReport, settings: Settings, host: Host): Promise<void> {
  const { jsonCoverage, lcovCoverage, prettyCoverage } = await import("@palisade/tester");
  const { values } = settings;
  const plain: Paint = { pass: String, fail: String, dim: String };
  const output = values["coverage-output"];
  const formats = {
    json: () => jsonCoverage(coverage),
    lcov: () => lcovCoverage(coverage),
    pretty: () => prettyCoverage(coverage, output === undefined ? paintOf(host) : plain),
  };
  const text = formats[settings.coverage ?? "pretty"]();
  if (output !== undefined) await writeWhole(output, new TextEncoder().encode(text));
  // A table has no place in a report for programs.
  else if (settings.coverage === "pretty" && values.format !== "pretty") host.err(text);
  else host.out(text);
}

async function reachesThreshold(
  { files }: CoverageReport,
  { threshold = 0 }: Settings,
  host: Host,
): Promise<boolean> {
  const { coveragePercentage } = await import("@palisade/tester");
  const reached = coveragePercentage(files);
  if (reached >= threshold) return true;
  const shown = (Math.floor(reached * 100) / 100).toFixed(2);
  host.err(`${host.errorColours.red("error")}: the tests reach ${shown}% of the lines, not ${threshold}%\n`);
  return false;
}

/** Runs the tests whenever a file changes, until the person presses Ctrl-C: that is no failure. */
async function watch(paths: readonly string[], settings: Settings, host: Host): Promise<ExitCode> {
  const watched = [...paths, ...settings.values.bundle];
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    for (;;) {
      const before = await fileStates(watched);
      await runOnce(paths, settings, host).catch((error: unknown) => {
        if (!(error instanceof UsageError)) throw error;
        host.err(`${host.errorColours.red("error")}: ${error.message}\n`);
      });
      host.err(
        `${host.errorColours.dim(`${"*".repeat(80)}\nwatching ${watched.join(", ")} for changes; Ctrl-C ends`)}\n`,
      );
      if (!(await filesChanged(watched, before, stopped.signal))) return 0;
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}
