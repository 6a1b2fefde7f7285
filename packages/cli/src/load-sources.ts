// The modules and base documents that `-d`, `-b` and plain paths name, loaded as OPA loads them.
import { stat } from "node:fs/promises";
import { dirname, extname, relative, sep } from "node:path";
import process from "node:process";
import type { Manifest } from "@palisade/bundle";
import type { Source } from "@palisade/compiler";
import { isObject, RegoObject, type Value } from "@palisade/language";
import { FileError, shownPath } from "./file-error.js";
import { findEveryFile } from "./find-files.js";
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
};

const dataNames: ReadonlySet<string> = new Set(["data.json", "data.yaml", "data.yml"]);

/**
 * `.rego` files become modules. Data files below a directory are mounted by their path in it, as in
 * a bundle; data files named themselves are mounted at the root.
 * @throws {UsageError} naming the file that cannot be read, or the documents that collide.
 */
export async function loadSources(
  paths: readonly string[],
  host: Host,
  options: LoadOptions = {},
): Promise<Loaded> {
  const { bundles = [], ignore = [] } = options;
  const sources: Source[] = [];
  const manifests: Manifest[] = [];
  const modules = new Map<string, Uint8Array>();
  let data = new RegoObject();
  const addBundle = async (path: string): Promise<void> => {
    const bundle = await loadBundle(path, host, options);
    sources.push(...bundle.modules);
    manifests.push(bundle.manifest);
    for (const { entrypoint, module } of bundle.manifest.wasm) {
      const wasm = bundle.wasm.get(module);
      if (wasm !== undefined) modules.set(entrypoint, wasm);
    }
    data = merge(data, bundle.data, path);
  };
  for (const given of paths) {
    const { path, prefix } = await splitPrefix(given);
    const files = await findEveryFile([path], isPolicyFile, {
      isIgnored: (found) => isIgnored(relative(path, found), ignore),
    });
    for (const file of files) {
      const extension = extname(file.path).toLowerCase();
      if (extension === ".gz" || extension === ".tgz") await addBundle(file.path);
      else if (extension === ".rego") {
        sources.push({
          file: shownPath(file.path),
          text: await readText(file.path, host, { named: file.named }),
        });
      } else {
        const mount = file.named ? [] : relative(path, dirname(file.path)).split(sep).filter(Boolean);
        data = merge(
          data,
          mounted(await readData(file.path, host, file.named), [...prefix, ...mount]),
          file.path,
        );
      }
    }
  }
  for (const path of bundles) await addBundle(path);
  return { sources, data, manifests, modules };
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

function isPolicyFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf(sep) + 1);
  return name.endsWith(".rego") || dataNames.has(name);
}

function mounted(value: Value, path: readonly string[]): Value {
  return path.reduceRight<Value>((inner, step) => RegoObject.from([[step, inner]]), value);
}

/** Objects are merged; anything else that two files define is an error. */
function merge(left: RegoObject, right: Value, path: string, at = "data"): RegoObject {
  if (!isObject(right)) throw new FileError(path, `${at} must be an object`);
  const merged = RegoObject.from(left.entries());
  for (const [key, value] of right.entries()) {
    const before = merged.get(key);
    const place = `${at}.${String(key)}`;
    if (before === undefined) merged.set(key, value);
    else if (isObject(before) && isObject(value)) merged.set(key, merge(before, value, path, place));
    else throw new FileError(path, `${place} is defined by two files`);
  }
  return merged;
}
