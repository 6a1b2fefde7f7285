// `palisade parse`: the syntax tree of a module.
import { defineCommand } from "../define-command.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { jsonData, rawData } from "../output/terminal-text.js";
import { UsageError } from "../usage-error.js";
import { compatibilityOption } from "./policy-options.js";

export const parse = defineCommand({
  name: "parse",
  summary: "Prints a module's syntax tree: as Rego in its canonical form, or as OPA's AST JSON.",
  arguments: "<file>",
  options: {
    format: {
      type: "string",
      short: "f",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "output format",
    },
    locations: { type: "boolean", description: "with the place of every node" },
    "v0-compatible": compatibilityOption,
  },
  examples: [{ line: "palisade parse --format json policy.rego", meaning: "for another tool" }],
  run: async ({ paths, values }, host) => {
    const [path = ""] = paths;
    const { sources } = await loadSources([path], host, { dataFiles: "none" });
    const [source] = sources;
    if (source === undefined || sources.length > 1) throw new UsageError(`${path}: not one .rego file`);
    const { moduleJson, parseModule, printAstJson, printModule, SourceFile } = await import(
      "@palisade/compiler"
    );
    const { module, diagnostics } = parseModule(
      source.file,
      source.text,
      values["v0-compatible"] ? { regoVersion: "v0" } : {},
    );
    if (await printDiagnostics(diagnostics, sources, host)) return 1;
    if (module === undefined) return 1;
    const locations = values.locations ? { locations: new SourceFile(source.file, source.text) } : {};
    host.out(
      values.format === "json"
        ? jsonData(`${printAstJson(moduleJson(module, locations))}\n`)
        : rawData(printModule(module)),
    );
    return 0;
  },
});
