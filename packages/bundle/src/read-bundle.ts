// Reads a bundle, of ours or of `opa build`, and believes none of it.
import { type Plan, PlanError, type RegoObject, readPlan } from "@palisade/language";
import { type Files, readArchive } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { readData, readText } from "./data-tree.js";
import { digestBundle } from "./digest.js";
import { checkFileDigests, type SignatureOptions } from "./file-digests.js";
import {
  emptyManifest,
  type Manifest,
  manifestFile,
  readManifest,
  rootsOf,
  writeManifest,
} from "./manifest.js";
import { type BundleRegoVersion, regoVersionReader } from "./rego-versions.js";
import { checkWeight } from "./text-weight.js";

/** A policy's source; `file` is its path in the bundle, without a leading slash. */
export type BundleModule = {
  readonly file: string;
  readonly text: string;
  /** If the manifest says so. */
  readonly regoVersion?: BundleRegoVersion;
};

/** Everything a bundle holds, checked and read. */
export type Bundle = {
  readonly manifest: Manifest;
  readonly data: RegoObject;
  readonly modules: readonly BundleModule[];
  /** By file name; `policy.wasm` is the one `opa build` writes. */
  readonly wasm: ReadonlyMap<string, Uint8Array>;
  readonly plan: Plan | undefined;
  /** `sha256:…` over everything in it but signatures. */
  readonly digest: string;
};

/** What a reader of bundles puts up with. */
export type ReadBundleOptions = SignatureOptions & {
  /** Bytes that the archive may expand to. */
  readonly maximumSize?: number;
  /** Bytes of memory that data, manifest and plan may take once they are read, roughly; default 512 MiB. */
  readonly maximumWeight?: number;
};

export const wasmFile = "policy.wasm";
export const planFile = "plan.json";
/** Each is loaded, and has a memory of its own. */
const mostModules = 16;

/** @throws {BundleError} for everything that can be wrong with it. */
export async function readBundle(bytes: Uint8Array, options: ReadBundleOptions = {}): Promise<Bundle> {
  return readBundleFiles(readArchive(bytes, options.maximumSize), options);
}

/** A bundle that is no archive: a directory's files, by their names in it. @throws {BundleError} */
export async function readBundleFiles(files: Files, options: ReadBundleOptions = {}): Promise<Bundle> {
  if (files.has("patch.json"))
    throw new BundleError("unsupported", "`patch.json`: delta bundles are not supported");
  checkWeight(files, options.maximumWeight);
  await checkFileDigests(files, options);
  const manifest = readManifestOf(files);
  const digest = await checkDigest(files, manifest);
  const wasm = new Map([...files].filter(([name]) => hasName(name, wasmFile)));
  if (wasm.size > mostModules)
    throw new BundleError("too_large", `the bundle has more than ${mostModules} modules`);
  for (const [name, content] of wasm) checkWasm(name, content);
  for (const { module } of manifest.wasm) {
    if (!wasm.has(module)) {
      throw new BundleError(
        "bad_manifest",
        `\`${manifestFile}\`: there is no file \`${module}\` in the bundle`,
      );
    }
  }
  return {
    manifest,
    data: readData(files, rootsOf(manifest)),
    modules: readModules(files, manifest),
    wasm,
    plan: readPlanOf(files),
    digest,
  };
}

/** In whatever directory it is, as OPA has it: data and policies beside it are then outside of its roots. */
function readManifestOf(files: Files): Manifest {
  const [name, other] = [...files.keys()].filter((each) => hasName(each, manifestFile));
  if (name === undefined) return emptyManifest;
  if (other !== undefined)
    throw new BundleError("bad_manifest", `\`${other}\`: the bundle has another manifest, \`${name}\``);
  return readManifest(readText(name, files.get(name) as Uint8Array));
}

/** Where our writer puts the digest. */
type Stamp = { readonly digest?: unknown };

async function checkDigest(files: Files, manifest: Manifest): Promise<string> {
  const { palisade, ...metadata } = manifest.metadata as { readonly palisade?: Stamp };
  const { digest: wanted, ...rest } = palisade ?? {};
  const stamped = Object.keys(rest).length === 0 ? metadata : { ...metadata, palisade: rest };
  const digest = await digestBundle(files, writeManifest({ ...manifest, metadata: stamped }));
  if (wanted !== undefined && wanted !== digest) {
    throw new BundleError(
      "digest_mismatch",
      `\`${manifestFile}\`: the bundle's digest does not match its content (want ${String(wanted)}, got ${digest})`,
    );
  }
  return digest;
}

function checkWasm(name: string, content: Uint8Array): void {
  const magic = [0x00, 0x61, 0x73, 0x6d];
  if (!magic.every((byte, index) => content[index] === byte)) {
    throw new BundleError("bad_policy", `\`${name}\` is no WASM module`);
  }
}

function readModules(files: Files, manifest: Manifest): readonly BundleModule[] {
  const versionOf = regoVersionReader(manifest);
  return [...files]
    .filter(([name]) => name.endsWith(".rego"))
    .map(([file, content]): BundleModule => {
      const regoVersion = versionOf(file);
      return { file, text: readText(file, content), ...(regoVersion === undefined ? {} : { regoVersion }) };
    })
    .sort((left, right) => (left.file < right.file ? -1 : 1));
}

function readPlanOf(files: Files): Plan | undefined {
  for (const [name, content] of files) {
    if (!hasName(name, planFile)) continue;
    try {
      return readPlan(readText(name, content));
    } catch (error) {
      const reason = error instanceof PlanError ? error.message : "it nests too deeply";
      if (!(error instanceof PlanError || error instanceof RangeError)) throw error;
      throw new BundleError("bad_plan", `\`${name}\`: ${reason}`, { cause: error });
    }
  }
  return undefined;
}

function hasName(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}
