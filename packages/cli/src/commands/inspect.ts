// `palisade inspect`: what is in a bundle, or in a directory of policies.
import { extname } from "node:path";
import type { AnnotationRef } from "@palisade/compiler";
import { defineCommand } from "../define-command.js";
import { type BundleReport, bundleReport, stepsOf } from "../inspection/bundle-report.js";
import { openBundle } from "../load-bundle.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { tableText } from "../output/table.js";
import { joined, jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { compatibilityOption, formatOption } from "./policy-options.js";

export const inspect = defineCommand({
  name: "inspect",
  summary: "Shows a bundle's or directory's manifest, packages, entrypoints and, with -a, annotations.",
  arguments: "<path>",
  options: {
    annotations: { type: "boolean", short: "a", description: "list what METADATA says" },
    ...verificationOptions,
    "v0-compatible": compatibilityOption,
    format: formatOption,
  },
  examples: [
    { line: "palisade inspect bundle.tar.gz", meaning: "a bundle" },
    { line: "palisade inspect -a policies/", meaning: "a directory, with its METADATA" },
  ],
  run: async ({ paths, values }, host) => {
    const [path = ""] = paths;
    const verification = await readVerification(values, host);
    const isModule = extname(path) === ".rego";
    const opened = isModule ? undefined : await openBundle(path, host, verification);
    const { sources, isV0 } =
      opened === undefined
        ? { sources: (await loadSources([path], host, { dataFiles: "none" })).sources, isV0: false }
        : { sources: opened.bundle.modules, isV0: opened.bundle.manifest.regoVersion === 0 };
    const { parseModule, requiredCapabilities } = await import("@palisade/compiler");
    const version = values["v0-compatible"] || isV0 ? "v0" : "v1";
    const parsed = sources.map(({ file, text, regoVersion = version }) =>
      parseModule(file, text, { regoVersion }),
    );
    const modules = parsed.flatMap(({ module }) => module ?? []);
    const unread = parsed.flatMap(({ diagnostics }) => diagnostics);
    const { required, diagnostics } =
      unread.length > 0 ? { required: undefined, diagnostics: unread } : requiredCapabilities(modules);
    if ((await printDiagnostics(diagnostics, sources, host)) || required === undefined) return 1;
    const report = await bundleReport({ path, opened, modules, required }, values.annotations);
    if (values.format === "json") host.out(jsonData(`${JSON.stringify(report, undefined, 2)}\n`));
    else host.out(prettyReport(report));
    return 0;
  },
});

function prettyReport(report: BundleReport): TerminalText {
  const { manifest = {}, digest, namespaces, entrypoints, annotations } = report;
  const roots = (manifest["roots"] ?? []) as readonly string[];
  const about = [
    ["revision", String(manifest["revision"] ?? "")],
    ["roots", roots.join(", ")],
    ["digest", digest ?? ""],
  ].filter(([, value]) => value !== "");
  const listed = entrypoints.map((each) => shown`  ${each}\n`);
  return joined([
    about.length === 0 ? "" : shown`MANIFEST:\n${tableText(["FIELD", "VALUE"], about)}`,
    shown`NAMESPACES:\n${tableText(["NAMESPACE", "FILE"], Object.entries(namespaces))}`,
    entrypoints.length === 0 ? "" : shown`ENTRYPOINTS:\n${listed}`,
    annotations === undefined ? "" : shown`ANNOTATIONS:\n${joined(annotations.map(annotationText), "\n")}`,
  ]);
}

function annotationText({ annotations, path, location }: AnnotationRef): TerminalText {
  const { scope, entrypoint } = annotations;
  const lines = ["title", "description"].flatMap((name) => {
    const text = annotations[name];
    return typeof text === "string" ? text.trimEnd().split("\n") : [];
  });
  const named = stepsOf(path).join(".");
  const head = shown`${named} (${String(scope)}${entrypoint === true ? ", entrypoint" : ""})\n`;
  return shown`${head}  ${location.file}:${location.row}\n${lines.map((line) => shown`  ${line}\n`)}`;
}
