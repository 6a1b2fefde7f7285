// `palisade test`: Rego tests, run on the compiled module.

import { defineCommand } from "../define-command.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { UsageError } from "../usage-error.js";
import { compatibilityOption, formatOption } from "./policy-options.js";

export const test = defineCommand({
  name: "test",
  summary: "Runs the tests (rules named test_…) of policies on the module that would ship.",
  arguments: "<paths...>",
  options: {
    run: {
      type: "string",
      short: "r",
      placeholder: "regexp",
      description: "only tests whose full name matches",
    },
    verbose: { type: "boolean", short: "v", description: "list the tests that passed, too" },
    format: formatOption,
    "v0-compatible": compatibilityOption,
  },
  examples: [
    { line: "palisade test policies/", meaning: "every test below a directory" },
    { line: "palisade test policies/ --run privileged -v", meaning: "some of them, by name" },
  ],
  run: async ({ paths, values }, host) => {
    const { sources, data } = await loadSources(paths, host);
    if (sources.length === 0) throw new UsageError(`no .rego file below ${paths.join(", ")}`);
    // Loaded when it is needed: the other commands start without it.
    const { jsonReport, prettyReport, runTests } = await import("@palisade/tester");
    const { results, diagnostics } = await runTests(sources, {
      data,
      monotonicMicros: () => Math.round(performance.now() * 1000),
      ...(values.run === undefined ? {} : { filter: nameFilter(values.run) }),
      ...(values["v0-compatible"] ? { regoVersion: "v0" as const } : {}),
    });
    if (await printDiagnostics(diagnostics, sources, host)) return 2;
    if (results.length === 0)
      throw new UsageError("no test found; tests are rules whose names start with `test_`");
    const { green, red, dim } = host.colours;
    const paint = { pass: green, fail: red, dim };
    host.out(values.format === "json" ? jsonReport(results) : prettyReport(results, paint, values.verbose));
    return results.every(({ outcome }) => outcome === "pass" || outcome === "skipped") ? 0 : 1;
  },
});

function nameFilter(pattern: string): (name: string) => boolean {
  try {
    const expression = new RegExp(pattern, "u");
    return (name) => expression.test(name);
  } catch (error) {
    throw new UsageError(`--run: ${error instanceof Error ? error.message : "invalid regular expression"}`);
  }
}
