// `palisade build`: Rego in, an OPA bundle with a WASM module out.
import { writeBundle } from "@palisade/bundle";
import { defineCommand } from "../define-command.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";
import { bundlesOption, compatibilityOption, dataOption, entrypointOption } from "./policy-options.js";

export const build = defineCommand({
  name: "build",
  summary: "Compiles policies into one OPA bundle with a WASM module.",
  arguments: "[paths...]",
  options: {
    data: dataOption,
    bundle: bundlesOption,
    entrypoint: entrypointOption,
    output: {
      type: "string",
      short: "o",
      placeholder: "file",
      default: "bundle.tar.gz",
      description: "where to write it",
    },
    target: {
      type: "string",
      short: "t",
      choices: ["wasm", "plan", "rego"],
      default: "wasm",
      description: "what the bundle is to hold: a WASM module, OPA's plan, or the policies as they are",
    },
    revision: { type: "string", short: "r", default: "", description: "revision for the manifest" },
    "v0-compatible": compatibilityOption,
  },
  examples: [
    { line: "palisade build policies/ -e app/allow -o app.tar.gz", meaning: "one entrypoint" },
    {
      line: "palisade build -b policies/ -e app/allow -e app/reasons -r $(git rev-parse HEAD)",
      meaning: "several, with a revision",
    },
  ],
  run: async ({ paths, values }, host) => {
    const loaded = await loadSources([...paths, ...values.data, ...values.bundle], host);
    if (loaded.sources.length === 0)
      throw new UsageError("no .rego file to build; name a file or a directory");
    // Loaded when it is needed: the other commands start without it.
    const { compile } = await import("@palisade/compiler");
    const compiled = compile(loaded.sources, {
      entrypoints: values.entrypoint,
      target: values.target === "wasm" ? "wasm" : "plan",
      ...(values["v0-compatible"] ? { regoVersion: "v0" as const } : {}),
    });
    if (await printDiagnostics(compiled.diagnostics, loaded.sources, host)) return 1;
    if (values.target !== "rego" && compiled.entrypoints.length === 0) {
      throw new UsageError(
        "no entrypoint; name one with -e pkg/rule, or mark a rule with `entrypoint: true` in its METADATA",
      );
    }
    const bytes = await writeBundle({
      manifest: { regoVersion: values["v0-compatible"] ? 0 : 1 },
      revision: values.revision,
      ...(compiled.wasm === undefined ? {} : { wasm: compiled.wasm, entrypoints: compiled.entrypoints }),
      ...(values.target === "plan" && compiled.plan !== undefined ? { plan: compiled.plan } : {}),
      annotations: compiled.annotations,
      modules: loaded.sources,
      data: loaded.data,
    });
    await writeWhole(values.output, bytes);
    return 0;
  },
});
