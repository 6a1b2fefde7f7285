// A directory of Rego as a bundle: built on the spot, with everything in it that a guard can ask.
import { basename, resolve } from "node:path";
import { type EntrypointAnnotations, writeBundle } from "@palisade/bundle";
import type { Module } from "@palisade/compiler";
import { FileError, shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import { type Loaded, loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { UsageError } from "../usage-error.js";
import { findQuestions } from "./find-questions.js";

/**
 * The bundle of loaded sources. Rules whose METADATA says `entrypoint: true`, decisions of the contract, and the `deny`,
 * `violation` and `warn` of plain packages can be asked.
 * @throws {UsageError} for Rego with errors, which are printed, and where nothing can be asked.
 */
export async function bundleOf(name: string, loaded: Loaded, host: Host): Promise<Uint8Array> {
  const { sources } = loaded;
  // Loaded when it is needed: bundles that are built do without it.
  const { checkPolicy, compile, parseModule } = await import("@palisade/compiler");
  const modules = sources.flatMap(({ file, text }) => parseModule(file, text).module ?? []);
  const { policy } = checkPolicy(modules);
  const entrypoints = policy === undefined ? [] : findQuestions(policy.rules);
  const compiled = compile(sources, { entrypoints, optimize: 1 });
  if (await printDiagnostics(compiled.diagnostics, sources, host))
    throw new FileError(name, "its policies have errors");
  // Without any, whole packages can be asked, and a guard asks for none.
  if (compiled.wasm === undefined || entrypoints.length + compiled.annotations.length === 0) {
    throw new UsageError(
      `${shownPath(name)}: there is nothing to ask: no \`decision\`, \`deny\`, \`violation\` or \`warn\`, and no rule with \`entrypoint: true\` in its METADATA`,
    );
  }
  return writeBundle({
    manifest: { metadata: { name: basename(resolve(name)) } },
    wasm: compiled.wasm,
    entrypoints: compiled.entrypoints,
    annotations: [...compiled.annotations, ...packageAnnotations(entrypoints, modules)],
    data: loaded.data,
  });
}

/** METADATA of the packages that questions are in: what is said of a package holds for its rules. */
function packageAnnotations(
  entrypoints: readonly string[],
  modules: readonly Module[],
): readonly EntrypointAnnotations[] {
  return entrypoints.flatMap((path) =>
    modules
      .filter((module) => path.slice(0, path.lastIndexOf("/")) === packageOf(module))
      .flatMap(({ annotations }) => annotations.filter(({ scope }) => scope === "package"))
      .map((block) => ({ ...block, path, entrypoint: false })),
  );
}

function packageOf({ package: { path } }: Module): string {
  return path.parts.flatMap((part) => (part.kind === "string" ? [part.value] : [])).join("/");
}

/** The bundle of a directory; its tests stay outside. @throws {UsageError} as `bundleOf` does. */
export async function buildDirectory(path: string, host: Host): Promise<Uint8Array> {
  const loaded = await loadSources([path], host, { ignore: ["*_test.rego"], dataFiles: "bundle" });
  if (loaded.sources.length === 0) throw new FileError(path, "no .rego file is in it");
  return bundleOf(path, loaded, host);
}
