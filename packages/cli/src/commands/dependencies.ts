// `palisade deps`: the documents that a query needs.
import { defineCommand } from "../define-command.js";
import { ignoreOption } from "../ignore.js";
import { areV0, loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { tableText } from "../output/table.js";
import { jsonData } from "../output/terminal-text.js";
import { bundlesOption, compatibilityOption, dataOption, formatOption } from "./policy-options.js";

export const dependencies = defineCommand({
  name: "deps",
  summary: "Lists the documents a query needs: base documents (data and input), and those that rules make.",
  arguments: "<query>",
  options: {
    data: dataOption,
    bundle: bundlesOption,
    ignore: ignoreOption,
    format: formatOption,
    "v0-compatible": compatibilityOption,
  },
  examples: [{ line: "palisade deps -d policies/ data.app.allow", meaning: "of one rule" }],
  run: async ({ paths, values }, host) => {
    const [query = ""] = paths;
    const { sources, manifests } = await loadSources(values.data, host, {
      bundles: values.bundle,
      ignore: values.ignore,
      dataFiles: "none",
    });
    const version =
      values["v0-compatible"] || areV0(manifests) ? ({ regoVersion: "v0" } as const) : ({} as const);
    // Loaded when it is needed: the other commands start without it.
    const { checkPolicy, documentDependencies, parseModule, parseQuery, printAstJson, printTerm, termJson } =
      await import("@palisade/compiler");
    const parsed = sources.map(({ file, text }) => parseModule(file, text, version));
    const asked = parseQuery(query, version);
    const mistakes = [...parsed, asked].flatMap(({ diagnostics }) => diagnostics);
    const all = [...sources, { file: mistakes[0]?.location.file ?? "", text: query }];
    if (await printDiagnostics(mistakes, all, host)) return 2;
    const checked = checkPolicy(
      parsed.flatMap(({ module }) => module ?? []),
      { ...version, queries: [{ name: "deps", body: asked.body ?? [] }] },
    );
    if (checked.policy === undefined) {
      await printDiagnostics(checked.diagnostics, all, host);
      return 2;
    }
    const { base, virtual } = documentDependencies(checked.policy);
    if (values.format === "json") {
      const json = (list: typeof base) => list.map((path) => path.map((part) => termJson(part)));
      const filled = {
        ...(base.length === 0 ? {} : { base: json(base) }),
        ...(virtual.length === 0 ? {} : { virtual: json(virtual) }),
      };
      host.out(jsonData(`${printAstJson(filled)}\n`));
      return 0;
    }
    const text = ([first, ...rest]: (typeof base)[number]) =>
      first === undefined
        ? ""
        : printTerm({ kind: "ref", parts: [first, ...rest], location: first.location });
    host.out(tableText(["BASE DOCUMENTS", "VIRTUAL DOCUMENTS"], [[base.map(text), virtual.map(text)]]));
    return 0;
  },
});
