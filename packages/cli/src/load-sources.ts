// The modules and base documents that `-d`, `-b` and plain paths name, loaded as OPA loads them.
import { stat } from "node:fs/promises";
import { basename, dirname, extname, normalize, relative, sep } from "node:path";
import process from "node:process";
import type { Manifest } from "@palisade/bundle";
import type { Source } from "@palisade/compiler";
import { RegoObject, type Value } from "@palisade/language";
import { checkOverlaps } from "./bundle-roots.js";
import { DataDocument } from "./data-document.js";
import { shownPath } from "./file-error.js";
import { type FoundFile, findEveryFile } from "./find-files.js";
import type { Host } from "./host.js";
import { isIgnored } from "./ignore.js";
import { type BundleOptions, loadBundle } from "./load-bundle.js";
import { readData } from "./read-data.js";
import { readText } from "./read-text.js";

export type Loaded = {
  readonly sources: readonly Source[];
  readonly data: RegoObject;
  /** Of the bundles among the paths. */
  readonly manifests: readonly Manifest[];
  /** The modules in them, by the entrypoints that they answer. */
  readonly modules: ReadonlyMap<string, Uint8Array>;
};

export type LoadOptions = BundleOptions & {
  /** Paths that are bundles, even if they are directories. */
  readonly bundles?: readonly string[];
  /**
   * Which data files of a directory count: `every` JSON and YAML file (the default), those that a bundle would have
   * (`data.json`, `data.yaml`), or `none`, not even one that is named itself.
   */
  readonly dataFiles?: "every" | "bundle" | "none";
};

/**
 * `.rego` files become modules. Data files below a directory are mounted by the directories that they are in; data files
 * named themselves are mounted at the root. A file that is named twice counts once.
 * @throws {UsageError} naming the file that cannot be read, or the documents that collide.
 */
export async function loadSources(
  paths: readonly string[],
  host: Host,
  options: LoadOptions = {},
): Promise<Loaded> {
  const { bundles = [], ignore = [], dataFiles = "every" } = options;
  const sources: Source[] = [];
  const opened: (readonly [string, Manifest])[] = [];
  const modules = new Map<string, Uint8Array>();
  const data = new DataDocument();
  const seen = new Set<string>();
  const addBundle = async (path: string): Promise<void> => {
    const bundle = await loadBundle(path, host, options);
    sources.push(...bundle.modules);
    opened.push([shownPath(path), bundle.manifest]);
    for (const { entrypoint, module } of bundle.manifest.wasm) {
      const wasm = bundle.wasm.get(module);
      if (wasm !== undefined) modules.set(entrypoint, wasm);
    }
    data.add(bundle.data, path);
  };
  for (const given of paths) {
    const { path, prefix } = await splitPrefix(given);
    const files = await findEveryFile([path], (name) => isWanted[dataFiles](name), {
      isIgnored: (found) => isIgnored(relative(path, found), ignore),
    });
    for (const file of files) {
      const mount = file.named ? [] : relative(path, dirname(file.path)).split(sep).filter(Boolean);
      const place = [...prefix, ...mount];
      const key = JSON.stringify([place, normalize(file.path)]);
      if (seen.has(key)) continue;
      seen.add(key);
      const kind = await kindOf(file, host);
      if (kind === "bundle") await addBundle(file.path);
      else if (kind === "rego") {
        sources.push({
          file: shownPath(file.path),
          text: await readText(file.path, host, { named: file.named }),
        });
      } else if (dataFiles !== "none")
        data.add(mounted(await readData(file.path, host, file.named), place), file.path);
    }
  }
  for (const path of bundles) await addBundle(path);
  checkOverlaps(opened);
  return { sources, data: data.document, manifests: opened.map(([, manifest]) => manifest), modules };
}

const bundleDataNames: ReadonlySet<string> = new Set(["data.json", "data.yaml", "data.yml"]);

/** Of the files that a directory holds. */
const isWanted: Readonly<Record<NonNullable<LoadOptions["dataFiles"]>, (path: string) => boolean>> = {
  every: (path) => /\.(?:rego|json|yaml|yml)$/.test(path),
  bundle: (path) => path.endsWith(".rego") || bundleDataNames.has(basename(path)),
  none: (path) => path.endsWith(".rego"),
};

/** A file that was typed may be called anything: one that begins as a module does is Rego. */
async function kindOf({ path, named }: FoundFile, host: Host): Promise<"rego" | "bundle" | "data"> {
  const extension = extname(path).toLowerCase();
  if (extension === ".rego") return "rego";
  if (extension === ".gz" || extension === ".tgz") return "bundle";
  if (!named || path === "-" || /^\.(?:json|ya?ml)$/.test(extension) || !(await isRegularFile(path)))
    return "data";
  return /^(?:\s|#.*\n)*package\s/.test(await readText(path, host, { named })) ? "rego" : "data";
}

async function isRegularFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

/** Whether bundles, and nothing but they, say that they are written in Rego v0. */
export function areV0(manifests: readonly Manifest[]): boolean {
  return manifests.length > 0 && manifests.every(({ regoVersion }) => regoVersion === 0);
}

/** `app.limits:file.json` puts what the file holds at `data.app.limits`; a file of that very name goes first. */
async function splitPrefix(
  given: string,
): Promise<{ readonly path: string; readonly prefix: readonly string[] }> {
  const [, name = "", path = ""] = /^([A-Za-z_]\w*(?:\.\w+)*):(.+)$/.exec(given) ?? [];
  const isDrive = process.platform === "win32" && name.length === 1;
  if (name === "" || isDrive || (await exists(given))) return { path: given, prefix: [] };
  return { path, prefix: name.split(".") };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function mounted(value: Value, path: readonly string[]): Value {
  return path.reduceRight<Value>((inner, step) => RegoObject.from([[step, inner]]), value);
}
