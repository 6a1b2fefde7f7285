// A bundle named on the command line: an archive, or a directory laid out as one.
import { stat } from "node:fs/promises";
import { join, normalize, relative, sep } from "node:path";
import {
  type Bundle,
  BundleError,
  type BundleVerification,
  type Files,
  readArchive,
  readBundleFiles,
} from "@palisade/bundle";
import { checkPackages } from "./bundle-roots.js";
import { FileError, shownPath } from "./file-error.js";
import { findEveryFile } from "./find-files.js";
import type { Host } from "./host.js";
import { isIgnored } from "./ignore.js";
import { readInput } from "./read-input.js";
import { fileProblem } from "./usage-error.js";

export type BundleOptions = {
  /** If given, the bundle must be signed for this key. */
  readonly verification?: BundleVerification;
  /** Globs of files to leave out. */
  readonly ignore?: readonly string[];
};

/** Modules of a directory are named by their whole path. @throws {UsageError} naming the bundle. */
export async function loadBundle(path: string, host: Host, options: BundleOptions = {}): Promise<Bundle> {
  return (await openBundle(path, host, options)).bundle;
}

/** A bundle, and the files that it was read from, by their names in it. */
export type OpenedBundle = { readonly bundle: Bundle; readonly files: Files; readonly isDirectory: boolean };

/** @throws {UsageError} naming the bundle. */
export async function openBundle(
  path: string,
  host: Host,
  options: BundleOptions = {},
): Promise<OpenedBundle> {
  const { verification, ignore = [] } = options;
  const checks = verification === undefined ? {} : { verification };
  try {
    if (!(await isDirectory(path))) {
      const files = readArchive(await readInput(path, host));
      const kept = ignore.length === 0 ? files : without(files, ignore);
      const archived = await readBundleFiles(kept, checks);
      await checkPackages(archived, path);
      return { bundle: archived, files: kept, isDirectory: false };
    }
    const files = await readDirectory(path, host, { ignore, all: verification !== undefined });
    const bundle = await readBundleFiles(files, { ...checks, signedBelow: directoryName(path) });
    const modules = bundle.modules.map((module) => ({ ...module, file: shownPath(join(path, module.file)) }));
    await checkPackages({ ...bundle, modules }, path);
    return { bundle: { ...bundle, modules }, files, isDirectory: true };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new FileError(path, error.message);
  }
}

function without(files: Files, ignore: readonly string[]): Files {
  return new Map([...files].filter(([name]) => !isIgnored(name, ignore)));
}

/** The files of a bundle by the names that `opa sign` signs: those in a directory begin with the directory's. */
export async function readBundleContent(path: string, host: Host): Promise<Files> {
  if (await isDirectory(path)) {
    const files = await readDirectory(path, host, { ignore: [], all: true });
    const directory = directoryName(path);
    return new Map(
      [...files].map(([name, content]) => [directory === "" ? name : `${directory}/${name}`, content]),
    );
  }
  try {
    return readArchive(await readInput(path, host));
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new FileError(path, error.message);
  }
}

/** As it was typed, without what stands for nothing. */
function directoryName(path: string): string {
  const name = normalize(path)
    .split(sep)
    .filter((step) => step !== "")
    .join("/");
  return name === "." ? "" : name;
}

async function isDirectory(path: string): Promise<boolean> {
  if (path === "-") return false;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new FileError(path, fileProblem(error));
  }
}

const meaningful =
  /(?:^|[/\\])(?:[^/\\]+\.rego|data\.(?:json|yaml|yml)|\.manifest|\.signatures\.json|policy\.wasm|plan\.json)$/;

async function readDirectory(
  path: string,
  host: Host,
  { ignore, all }: { readonly ignore: readonly string[]; readonly all: boolean },
): Promise<Files> {
  const nameOf = (found: string): string => relative(path, found).split(sep).join("/");
  const files = await findEveryFile([path], (name) => all || meaningful.test(name), {
    isIgnored: (name) => isIgnored(nameOf(name), ignore),
  });
  const found = new Map<string, Uint8Array>();
  for (const { path: file, named } of files) found.set(nameOf(file), await readInput(file, host, { named }));
  return found;
}
