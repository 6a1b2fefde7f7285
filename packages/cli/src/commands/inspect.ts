// `palisade inspect`: what is in a bundle, or in a directory of policies.
import { extname } from "node:path";
import type { Annotations, Module, Term } from "@palisade/compiler";
import { defineCommand } from "../define-command.js";
import { loadBundle } from "../load-bundle.js";
import { loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { tableText } from "../output/table.js";
import { joined, jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { compatibilityOption, formatOption } from "./policy-options.js";

type Described = {
  readonly path: string;
  readonly scope: string;
  readonly entrypoint: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly location: { readonly file: string; readonly row: number };
};

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
    const isBundle = [".gz", ".tgz"].includes(extname(path).toLowerCase());
    const bundle =
      isBundle || "verification" in verification ? await loadBundle(path, host, verification) : undefined;
    const { sources } =
      bundle === undefined
        ? await loadSources([path], host, { dataFiles: "none" })
        : { sources: bundle.modules };
    const { parseModule } = await import("@palisade/compiler");
    const version = values["v0-compatible"] || bundle?.manifest.regoVersion === 0 ? "v0" : "v1";
    const parsed = sources.map(({ file, text, regoVersion = version }) =>
      parseModule(file, text, { regoVersion }),
    );
    if (
      await printDiagnostics(
        parsed.flatMap(({ diagnostics }) => diagnostics),
        sources,
        host,
      )
    )
      return 1;
    const modules = parsed.flatMap(({ module }) => module ?? []);
    const report = {
      manifest: bundle?.manifest ?? { revision: "", roots: [""] },
      ...(bundle === undefined ? {} : { digest: bundle.digest, files: [...bundle.wasm.keys()] }),
      namespaces: namespaces(modules),
      entrypoints: entrypointsOf(modules, bundle?.manifest.wasm ?? []),
      ...(values.annotations ? { annotations: modules.flatMap(describe) } : {}),
    };
    if (values.format === "json") host.out(jsonData(`${JSON.stringify(report, undefined, 2)}\n`));
    else host.out(prettyReport(report));
    return 0;
  },
});

function namespaces(modules: readonly Module[]): Readonly<Record<string, readonly string[]>> {
  const files = new Map<string, string[]>();
  for (const module of modules) {
    const path = pathText(module.package.path.parts);
    files.set(path, [...(files.get(path) ?? []), module.file]);
  }
  return Object.fromEntries([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function entrypointsOf(
  modules: readonly Module[],
  listed: readonly { readonly entrypoint: string }[],
): readonly string[] {
  const declared = modules.flatMap(describe).filter(({ entrypoint }) => entrypoint);
  const paths = declared.map(({ path }) => path.replace(/^data\./, "").replaceAll(".", "/"));
  return [...new Set([...listed.map(({ entrypoint }) => entrypoint), ...paths])].sort();
}

function describe(module: Module): readonly Described[] {
  return module.annotations.map((annotation) => ({
    path: annotationPath(module, annotation),
    scope: annotation.scope,
    entrypoint: annotation.entrypoint,
    fields: annotation.fields,
    location: { file: annotation.location.file, row: annotation.location.row },
  }));
}

function annotationPath(module: Module, { target }: Annotations): string {
  const path = pathText(module.package.path.parts);
  return target.kind === "package" ? path : `${path}.${pathText(target.rule.head.reference.parts)}`;
}

function pathText(parts: readonly Term[]): string {
  const texts = parts.map((part) => {
    if (part.kind === "var") return part.name;
    return part.kind === "string" ? part.value : "…";
  });
  return texts.join(".");
}

type Report = {
  readonly manifest: { readonly revision: string; readonly roots: readonly string[] };
  readonly digest?: string;
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  readonly entrypoints: readonly string[];
  readonly annotations?: readonly Described[];
};

function prettyReport(report: Report): TerminalText {
  const { manifest, digest, namespaces: packages, entrypoints, annotations } = report;
  const about = [
    ["revision", manifest.revision],
    ["roots", manifest.roots.join(", ")],
    ["digest", digest ?? ""],
  ].filter(([, value]) => value !== "");
  const listed = entrypoints.map((each) => shown`  ${each}\n`);
  return joined([
    about.length === 0 ? "" : shown`MANIFEST:\n${tableText(["FIELD", "VALUE"], about)}`,
    shown`NAMESPACES:\n${tableText(["NAMESPACE", "FILE"], Object.entries(packages))}`,
    entrypoints.length === 0 ? "" : shown`ENTRYPOINTS:\n${listed}`,
    annotations === undefined ? "" : shown`ANNOTATIONS:\n${joined(annotations.map(annotationText), "\n")}`,
  ]);
}

function annotationText({ path, scope, entrypoint, fields, location }: Described): TerminalText {
  const lines = ["title", "description"].flatMap((name) => {
    const text = fields[name];
    return typeof text === "string" ? text.trimEnd().split("\n") : [];
  });
  const head = shown`${path} (${scope}${entrypoint ? ", entrypoint" : ""})\n`;
  return shown`${head}  ${location.file}:${location.row}\n${lines.map((line) => shown`  ${line}\n`)}`;
}
