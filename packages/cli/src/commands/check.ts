// `palisade check`: every error and warning of a set of policies.
import { capabilitiesOption, readCapabilities } from "../capabilities-file.js";
import { defineCommand } from "../define-command.js";
import { ignoreOption } from "../ignore.js";
import { loadSchemas, schemaOption } from "../load-schemas.js";
import { loadSources } from "../load-sources.js";
import { diagnosticsJson, maxErrorsOption, printDiagnostics, readMaximum } from "../output/diagnostics.js";
import { jsonData } from "../output/terminal-text.js";
import { reportContract } from "../policies/report-contract.js";
import { UsageError } from "../usage-error.js";
import { bundlesOption, compatibilityOption, dataOption, formatOption } from "./policy-options.js";

export const check = defineCommand({
  name: "check",
  summary: "Checks policies without running them.",
  arguments: "[paths...]",
  options: {
    data: dataOption,
    bundle: bundlesOption,
    strict: {
      type: "boolean",
      short: "S",
      description: "also refuse unused variables and imports, and deprecated built-ins",
    },
    contract: {
      type: "boolean",
      description: "also ask the policies what a guard would, and refuse answers that it could not use",
    },
    schema: schemaOption,
    "max-errors": maxErrorsOption,
    ignore: ignoreOption,
    capabilities: capabilitiesOption,
    "v0-compatible": compatibilityOption,
    format: formatOption,
  },
  examples: [
    { line: "palisade check policies/", meaning: "every .rego file below a directory" },
    { line: "palisade check --schema input.json policy.rego", meaning: "what `input` is known to hold" },
    { line: "palisade check --contract policies/", meaning: "whether a guard can judge with them" },
    { line: "palisade check --strict --format json policy.rego", meaning: "strictly, for an editor" },
  ],
  run: async ({ paths, values }, host) => {
    const files = [...paths, ...values.data];
    const loaded = await loadSources(files, host, {
      bundles: values.bundle,
      ignore: values.ignore,
      dataFiles: values.contract ? "bundle" : "none",
    });
    const { sources } = loaded;
    if (sources.length === 0) throw new UsageError("no .rego file to check; name a file or a directory");
    // Loaded when it is needed: the other commands start without it.
    const { compile } = await import("@palisade/compiler");
    const most = readMaximum(values["max-errors"]);
    const { diagnostics } = compile(sources, {
      target: "none",
      strict: values.strict,
      ...(most === undefined ? {} : { maximumDiagnostics: most }),
      baseDocument: loaded.data,
      ...(await readCapabilities(values.capabilities, host)),
      schemas: values.schema === undefined ? {} : { documents: await loadSchemas(values.schema, host) },
      ...(values["v0-compatible"] ? { regoVersion: "v0" as const } : {}),
    });
    if (values.format === "json")
      host.out(jsonData(`${JSON.stringify(diagnosticsJson(diagnostics), undefined, 2)}\n`));
    else await printDiagnostics(diagnostics, sources, host);
    if (diagnostics.some(({ severity }) => severity === "error")) return 1;
    return values.contract ? reportContract([...files, ...values.bundle], loaded, host) : 0;
  },
});
