// The `.manifest` of a bundle: what is in it, and what it is responsible for.
import {
  isArray,
  isNumber,
  isObject,
  JsonError,
  parseJson,
  type RegoObject,
  type Value,
  valueFromJavaScript,
  valueToJavaScript,
} from "@palisade/language";
import { safeName } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { growRootTree, isWithinRoots, type RootTree, stepsOf } from "./root-tree.js";

/** Which module answers an entrypoint. */
export type WasmEntrypoint = {
  /** `pkg/rule`. */
  readonly entrypoint: string;
  /** The file's name in the bundle. */
  readonly module: string;
  readonly annotations: readonly unknown[];
};

/** What `.manifest` says, with what OPA assumes where it says nothing. */
export type Manifest = {
  readonly revision: string;
  /** Paths below `data` that the bundle owns; `[""]` is all of it. */
  readonly roots: readonly string[];
  readonly wasm: readonly WasmEntrypoint[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** 0 or 1. */
  readonly regoVersion: number | undefined;
  /** By glob of file names. */
  readonly fileRegoVersions: Readonly<Record<string, number>>;
};

export const manifestFile = ".manifest";

/** What a bundle without a `.manifest` means: no revision, and all of `data` its own. */
export const emptyManifest: Manifest = {
  revision: "",
  roots: [""],
  wasm: [],
  metadata: {},
  regoVersion: undefined,
  fileRegoVersions: {},
};

/** @throws {BundleError} `bad_manifest` */
export function readManifest(json: string): Manifest {
  const document = parseManifest(json);
  const roots = optional(document, "roots", isArray, "a list");
  const manifest: Manifest = {
    revision: optional(document, "revision", isText, "a text") ?? "",
    roots:
      roots === undefined
        ? [""]
        : roots.map((root) => trimSlashes(expectKind(root, "roots", isText, "texts"))),
    wasm: (optional(document, "wasm", isArray, "a list") ?? []).map(readWasmEntrypoint),
    metadata: plain(optional(document, "metadata", isObject, "an object")),
    regoVersion: readVersion(document.get("rego_version"), "rego_version"),
    fileRegoVersions: readFileVersions(document),
  };
  checkRoots(manifest);
  return manifest;
}

/** A JSON text with sorted keys; what is empty is left out, as OPA leaves it out. */
export function writeManifest(manifest: Manifest): string {
  const { revision, roots, wasm, metadata, regoVersion, fileRegoVersions } = manifest;
  const filled = (object: object) => (Object.keys(object).length === 0 ? undefined : object);
  const document = {
    revision,
    roots,
    wasm: filled(
      wasm.map(({ entrypoint, module, annotations }) => ({
        entrypoint,
        module: `/${module}`,
        annotations: filled(annotations),
      })),
    ),
    rego_version: regoVersion,
    file_rego_versions: filled(fileRegoVersions),
    metadata: filled(metadata),
  };
  return JSON.stringify(sortKeys(document));
}

function parseManifest(json: string): RegoObject {
  try {
    return expectKind(parseJson(json), "", isObject, "an object");
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new BundleError("bad_manifest", `\`${manifestFile}\`: ${error.message}`, { cause: error });
  }
}

function expectKind<T extends Value>(
  value: Value,
  name: string,
  guard: (value: Value) => value is T,
  wanted: string,
): T {
  if (guard(value)) return value;
  throw new BundleError(
    "bad_manifest",
    `\`${manifestFile}\`: ${name === "" ? "" : `\`${name}\` `}must be ${wanted}`,
  );
}

function optional<T extends Value>(
  document: RegoObject,
  name: string,
  guard: (value: Value) => value is T,
  wanted: string,
): T | undefined {
  const value = document.get(name);
  return value === undefined || value === null ? undefined : expectKind(value, name, guard, wanted);
}

function isText(value: Value): value is string {
  return typeof value === "string";
}

function readWasmEntrypoint(value: Value): WasmEntrypoint {
  const item = expectKind(value, "wasm", isObject, "a list of objects");
  const annotations = optional(item, "annotations", isArray, "a list") ?? [];
  return {
    entrypoint: trimSlashes(optional(item, "entrypoint", isText, "a text") ?? ""),
    module: safeName(optional(item, "module", isText, "a text") ?? ""),
    annotations: annotations.map(valueToJavaScript),
  };
}

function readVersion(value: Value | undefined, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (isNumber(value) && (value === 0 || value === 1)) return value;
  throw new BundleError("bad_manifest", `\`${manifestFile}\`: \`${name}\` must be 0 or 1`);
}

function readFileVersions(document: RegoObject): Readonly<Record<string, number>> {
  const versions = optional(document, "file_rego_versions", isObject, "an object");
  for (const version of versions?.values() ?? []) readVersion(version, "file_rego_versions");
  return plain(versions) as Record<string, number>;
}

function plain(object: RegoObject | undefined): Readonly<Record<string, unknown>> {
  return object === undefined ? {} : (valueToJavaScript(object) as Record<string, unknown>);
}

/** What the roots may have together; each is a node of a tree. */
const mostRootSteps = 1_000_000;

/** @throws {BundleError} `bad_manifest` for roots that overlap. */
export function rootsOf({ roots }: Pick<Manifest, "roots">): RootTree {
  const steps = roots.reduce((sum, root) => sum + root.length, 0);
  if (steps > mostRootSteps)
    throw new BundleError(
      "bad_manifest",
      `\`${manifestFile}\`: \`roots\` are longer than ${mostRootSteps} characters`,
    );
  const tree = growRootTree(roots);
  if (!("outer" in tree)) return tree;
  const names = `\`${shortened(tree.outer)}\` and \`${shortened(tree.inner)}\``;
  throw new BundleError("bad_manifest", `\`${manifestFile}\`: roots ${names} overlap`);
}

function checkRoots(manifest: Manifest): void {
  const roots = rootsOf(manifest);
  const seen = new Set<string>();
  for (const { entrypoint } of manifest.wasm) {
    const name = `\`${manifestFile}\`: entrypoint \`${shortened(entrypoint)}\``;
    if (seen.has(entrypoint)) throw new BundleError("bad_manifest", `${name} is listed twice`);
    seen.add(entrypoint);
    if (!isWithinRoots(roots, stepsOf(entrypoint)))
      throw new BundleError("bad_manifest", `${name} is outside the roots`);
  }
}

const longestShown = 200;

/** A name for a message. */
function shortened(name: string): string {
  return name.length <= longestShown ? name : `${name.slice(0, longestShown)}…`;
}

const slash = 0x2f;

function trimSlashes(path: string): string {
  let start = 0;
  let end = path.length;
  while (start < end && path.charCodeAt(start) === slash) start++;
  while (end > start && path.charCodeAt(end - 1) === slash) end--;
  return path.slice(start, end);
}

/** By way of our own values, whose objects are in order. */
function sortKeys(document: object): unknown {
  return valueToJavaScript(valueFromJavaScript(document));
}
