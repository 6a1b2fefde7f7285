// `palisade test`: Rego tests, run on the compiled module.
import process from "node:process";
import { EvaluationError, runtimeInformation, ThreadError } from "@palisade/runtime";
import type { CoverageReport, Paint, TestRun, TraceDetail } from "@palisade/tester";
import { createColors } from "picocolors";
import { readCapabilities } from "../capabilities-file.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { readFunctions, withFunctions } from "../functions-file.js";
import { grantedHost } from "../granted-host.js";
import type { Host } from "../host.js";
import { loadSchemas } from "../load-schemas.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics, readMaximum } from "../output/diagnostics.js";
import { composed, jsonData, rawData, shown } from "../output/terminal-text.js";
import { readTestSettings, type TestSettings, testOptions } from "../test-settings.js";
import { UsageError } from "../usage-error.js";
import { fileStates, filesChanged } from "../watch-files.js";
import { writeWhole } from "../write-whole.js";

export const test = defineCommand({
  name: "test",
  summary: "Runs the tests (rules named test_…) of policies on the module that would ship.",
  arguments: "[paths...]",
  options: testOptions,
  examples: [
    { line: "palisade test policies/", meaning: "every test below a directory" },
    { line: "palisade test policies/ --run privileged -v", meaning: "some of them, by name" },
    {
      line: "palisade test policies/ --format junit --coverage --coverage-format lcov --coverage-output lcov.info",
      meaning: "reports for a build server",
    },
  ],
  run: async ({ paths, values }, host) => {
    const settings = readTestSettings(values);
    if (!values.watch) return runOnce(paths, settings, host);
    return watch(paths, settings, host);
  },
});

/** About a second for each test, as `opa test --bench`. */
const benchmarkMicros = 1_000_000;

async function runOnce(paths: readonly string[], settings: TestSettings, host: Host): Promise<ExitCode> {
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
  const lent = await readFunctions(values.functions);
  const most = readMaximum(values["max-errors"]);
  const wanted = {
    data,
    host: grantedHost(lent, host.environment),
    monotonicMicros: () => Math.round(performance.now() * 1000),
    coverage: settings.coverage !== undefined,
    optimize: settings.optimize,
    ...settings.limits,
    ...(settings.filter === undefined ? {} : { filter: settings.filter }),
    ...(most === undefined ? {} : { maximumDiagnostics: most }),
    ...(values.bench ? { benchmarkMicros } : {}),
    ...(values["v0-compatible"] ? { regoVersion: "v0" as const } : {}),
    ...(values.explain === undefined
      ? {}
      : { explain: { detail: values.explain as TraceDetail, everyValue: values["var-values"] } }),
    ...(values.schema === undefined
      ? {}
      : { schemas: { documents: await loadSchemas(values.schema, host) } }),
    ...withFunctions(await readCapabilities(values.capabilities, host), lent),
  };
  const run = await repeat(settings.times, () =>
    timeoutMicros === undefined && settings.threads === 1
      ? runTests(sources, wanted)
      : runTestsWithin(sources, {
          ...wanted,
          runtime: runtimeInformation(host.environment),
          ...(values.functions === undefined ? {} : { functionsFile: values.functions }),
          ...(timeoutMicros === undefined ? {} : { timeoutMicros }),
          threads: settings.threads,
        }),
  );
  if (await printDiagnostics(run.diagnostics, sources, host)) return 2;
  if (run.results.length === 0)
    throw new UsageError(
      values.run === undefined
        ? "no test found; tests are rules whose names start with `test_`"
        : "no test's full name, such as data.app_test.test_it, matches --run; -v lists the names",
    );
  const results =
    values.sort === "duration"
      ? run.results.toSorted((left, right) => right.durationMicros - left.durationMicros)
      : run.results;
  return report({ ...run, results }, settings, host);
}

/**
 * The results one after the other; what was reached is the same every time.
 * @throws {UsageError} for policies that no engine runs, such as one with too many constants.
 */
async function repeat(times: number, run: () => Promise<TestRun>): Promise<TestRun> {
  const first = await run().catch((error: unknown): never => {
    if (error instanceof EvaluationError || error instanceof ThreadError)
      throw new UsageError(`the tests cannot be run: ${error.code}: ${error.message}`);
    throw error;
  });
  const results = [...first.results];
  for (let index = 1; index < times; index++) results.push(...(await run()).results);
  return { ...first, results };
}

async function report({ results, coverage }: TestRun, settings: TestSettings, host: Host): Promise<ExitCode> {
  const { jsonReport, junitReport, prettyReport } = await import("@palisade/tester");
  const { values } = settings;
  const passed = results.every(({ outcome }) => outcome === "pass" || outcome === "skipped");
  // Coverage for a program takes the place of the results, unless it goes elsewhere.
  const instead =
    settings.coverage !== undefined && settings.coverage !== "pretty" && !values["coverage-output"];
  if (instead && !passed) host.err(composed(prettyReport(results, paintOf(host), values.verbose)));
  else if (!instead) {
    const formats = {
      json: () => jsonData(jsonReport(results)),
      junit: () => rawData(junitReport(results)),
      pretty: () => composed(prettyReport(results, paintOf(host), values.verbose)),
    };
    host.out(formats[values.format as keyof typeof formats]());
  }
  if (coverage === undefined) return passed ? 0 : 1;
  await reportCoverage(coverage, settings, host);
  return passed && (await reachesThreshold(coverage, settings, host)) ? 0 : 1;
}

/** Of reports that escape what they paint. */
function paintOf({ colours }: Host): Paint {
  const { green, red, dim } = createColors(colours.enabled);
  return { pass: green, fail: red, dim };
}

async function reportCoverage(coverage: CoverageReport, settings: TestSettings, host: Host): Promise<void> {
  const { jsonCoverage, lcovCoverage, prettyCoverage } = await import("@palisade/tester");
  const { values } = settings;
  const same = (text: string): string => text;
  const plain: Paint = { pass: same, fail: same, dim: same };
  const output = values["coverage-output"];
  const formats = {
    json: () => jsonData(jsonCoverage(coverage)),
    lcov: () => composed(lcovCoverage(coverage)),
    pretty: () => composed(prettyCoverage(coverage, output === undefined ? paintOf(host) : plain)),
  };
  const text = formats[settings.coverage ?? "pretty"]();
  if (output !== undefined) await writeWhole(output, new TextEncoder().encode(String(text)));
  // A table has no place in a report for programs.
  else if (settings.coverage === "pretty" && values.format !== "pretty") host.err(text);
  else host.out(text);
}

async function reachesThreshold(
  { files }: CoverageReport,
  { threshold = 0 }: TestSettings,
  host: Host,
): Promise<boolean> {
  const { coveragePercentage } = await import("@palisade/tester");
  const reached = coveragePercentage(files);
  if (reached >= threshold) return true;
  const percentage = (Math.floor(reached * 100) / 100).toFixed(2);
  host.err(
    shown`${host.errorColours.red("error")}: the tests reach ${percentage}% of the lines, not ${threshold}%\n`,
  );
  return false;
}

/** Runs the tests whenever a file changes, until the person presses Ctrl-C or closes the output: that is no failure. */
async function watch(paths: readonly string[], settings: TestSettings, host: Host): Promise<ExitCode> {
  const watched = [...paths, ...settings.values.bundle];
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  // Nobody is left to run them for.
  process.stdout.once("error", stop);
  try {
    for (;;) {
      const before = await fileStates(watched);
      await runOnce(paths, settings, host).catch((error: unknown) => {
        if (!(error instanceof UsageError)) throw error;
        host.err(shown`${host.errorColours.red("error")}: ${error.message}\n`);
      });
      host.err(
        shown`${host.errorColours.dim(shown`${"*".repeat(80)}\nwatching ${watched.join(", ")} for changes; Ctrl-C ends`)}\n`,
      );
      if (!(await filesChanged(watched, before, stopped.signal))) return 0;
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    process.stdout.off("error", stop);
  }
}
