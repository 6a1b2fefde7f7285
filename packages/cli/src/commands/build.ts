// `palisade build`: Rego in, an OPA bundle with a WASM module out.
import { type BundleContent, BundleError, type Manifest, writeBundle } from "@palisade/bundle";
import { capabilitiesOption, readCapabilities } from "../capabilities-file.js";
import { defineCommand } from "../define-command.js";
import { ignoreOption } from "../ignore.js";
import { areV0, loadSources } from "../load-sources.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { readSigning, readVerification, signingOptions, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";
import {
  bundlesOption,
  compatibilityOption,
  dataOption,
  entrypointOption,
  optimizeOption,
} from "./policy-options.js";

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
    revision: { type: "string", short: "r", description: "revision for the manifest" },
    ignore: ignoreOption,
    capabilities: capabilitiesOption,
    optimize: optimizeOption,
    ...verificationOptions,
    ...signingOptions,
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
    if (values.optimize === "1" && values.target === "rego")
      throw new UsageError(
        "-O 1 changes plans and modules, and -t rego makes neither; leave one of them out",
      );
    const { signing } = await readSigning(values, host);
    const loaded = await loadSources([...paths, ...values.data], host, {
      bundles: values.bundle,
      ignore: values.ignore,
      ...(await readVerification(values, host)),
    });
    const isDataOnly = loaded.sources.length === 0 && loaded.data.size > 0 && values.entrypoint.length === 0;
    if (loaded.sources.length === 0 && !isDataOnly)
      throw new UsageError("no .rego file to build; name a file or a directory");
    const regoVersion = values["v0-compatible"] ? "v0" : "v1";
    const isV0 = values["v0-compatible"] || areV0(loaded.manifests);
    // Loaded when it is needed: the other commands start without it.
    const { compile } = await import("@palisade/compiler");
    const compiled = compile(loaded.sources, {
      entrypoints: values.entrypoint,
      ...(await readCapabilities(values.capabilities, host)),
      target: values.target === "wasm" && !isDataOnly ? "wasm" : "plan",
      optimize: values.optimize === "1" ? 1 : 0,
      regoVersion,
    });
    if (await printDiagnostics(compiled.diagnostics, loaded.sources, host)) return 1;
    if (values.target !== "rego" && !isDataOnly && compiled.entrypoints.length === 0) {
      throw new UsageError(
        "no entrypoint; name one with -e pkg/rule, or mark a rule with `entrypoint: true` in its METADATA",
      );
    }
    const bytes = await writeNamed(values.output, {
      manifest: { ...mergedManifest(loaded.manifests), regoVersion: isV0 ? 0 : 1 },
      ...(values.revision === undefined ? {} : { revision: values.revision }),
      ...(compiled.wasm === undefined ? {} : { wasm: compiled.wasm, entrypoints: compiled.entrypoints }),
      ...(values.target === "plan" && !isDataOnly && compiled.plan !== undefined
        ? { plan: compiled.plan }
        : {}),
      annotations: compiled.annotations,
      // Those that no bundle said anything of are what the command line says.
      modules: loaded.sources.map((source) => ({ regoVersion, ...source })),
      data: loaded.data,
      ...(signing === undefined ? {} : { signing }),
    });
    await writeWhole(values.output, bytes);
    return 0;
  },
});

/** What bundles say of themselves is kept: one's revision, everybody's roots and metadata. */
function mergedManifest(manifests: readonly Manifest[]): Partial<Manifest> {
  const [first] = manifests;
  if (first === undefined) return {};
  const roots = [...new Set(manifests.flatMap((manifest) => manifest.roots))];
  const metadata: Record<string, unknown> = {};
  for (const manifest of manifests.toReversed()) Object.assign(metadata, manifest.metadata);
  return {
    roots: roots.includes("") ? [""] : roots,
    metadata,
    ...(manifests.length === 1 ? { revision: first.revision } : {}),
  };
}

async function writeNamed(path: string, content: BundleContent): Promise<Uint8Array> {
  try {
    return await writeBundle(content);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
}
