// The project that a palisade.yaml is of, for programs: what commands follow, they follow, too.
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { isObject, parseJson, readYaml, type Value } from "@palisade/language";
import { loadBundle, type Policy } from "@palisade/runtime";
import { messageOf } from "../caught.js";
import { maximumManifestBytes } from "../configurations/read-manifests.js";
import { readExceptions } from "../exceptions/read-exceptions.js";
import type { ExceptionEntry } from "../exceptions/rule-exception.js";
import type { Guard } from "../guard.js";
import { GuardError } from "../guard-error.js";
import {
  createGuard,
  defaultBundlePath,
  type NodeGuardOptions,
  readBundleFile,
  shippedExceptions,
} from "../node.js";
import { type ProjectSettings, parametersOf, projectSettingsSchema } from "../settings/project-settings.js";
import { readSettings, type SettingsProblem } from "../settings/read-settings.js";

export type Project = {
  /** The path of its settings. */
  readonly file: string;
  readonly settings: ProjectSettings;
  /** A path of the settings, from the root of the file system. */
  readonly pathOf: (path: string) => string;
};

/**
 * Reads the settings of a project.
 * @throws {GuardError} `invalid_options` for a file that cannot be read, and for every mistake in it, with its place
 * @example const { settings } = await readProject("palisade.yaml");
 */
export async function readProject(file = "palisade.yaml"): Promise<Project> {
  const { settings, problems } = readSettings(await readWithin(file), projectSettingsSchema);
  if (problems !== undefined) throw mistakes(file, problems);
  const directory = dirname(resolve(file));
  return { file, settings, pathOf: (path) => resolve(directory, path) };
}

export type ProjectGuardOptions = Omit<
  NodeGuardOptions,
  "bundle" | "bundles" | "data" | "parameters" | "exceptions"
>;

/**
 * A guard with the bundles, data, parameters and exceptions of a project: the one that commands judge with, so that its
 * decisions have the same policies. A bundle is a file here; commands build directories of Rego.
 * @throws {GuardError} for what cannot be read or used; {BundleError} and {EvaluationError} as `createGuard`
 * @example const guard = await createProjectGuard(await readProject(), { subjects: [approvalQuestion] });
 */
export async function createProjectGuard(
  { settings, pathOf }: Project,
  { verify, ...options }: ProjectGuardOptions = {},
): Promise<Guard> {
  const layers: Value[] = [];
  for (const path of settings.data ?? []) layers.push(await readLayer(pathOf(path)));
  const bundles: Policy[] = [];
  for (const name of settings.bundles ?? [shipped]) {
    const bytes = await readBundleFile(name === shipped ? defaultBundlePath : pathOf(name));
    const policy = await loadBundle(bytes, {}, verify && { verification: verify });
    bundles.push(layers.reduce<Policy>((each, layer) => each.withData(layer), policy));
  }
  const parameters = parametersOf(settings);
  return createGuard({
    ...options,
    bundles,
    exceptions: await readAllExceptions(settings.exceptions ?? [], pathOf),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  });
}

/** What the bundle that ships is called in settings. */
const shipped = "palisade";

async function readLayer(path: string): Promise<Value> {
  const bytes = await readWithin(path);
  const value = extname(path).toLowerCase() === ".json" ? jsonIn(path, bytes) : yamlIn(path, bytes);
  if (isObject(value)) return value;
  throw invalid(path, "data that are laid over a policy's own are an object");
}

function jsonIn(path: string, bytes: Uint8Array): Value {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid(path, messageOf(cause), { cause });
  }
}

function yamlIn(path: string, bytes: Uint8Array): Value {
  const { documents, problems } = readYaml(bytes, { scalars: "opa" });
  const [document] = documents;
  if (document !== undefined) return document.value;
  throw mistakes(path, problems);
}

async function readAllExceptions(
  files: readonly string[],
  pathOf: Project["pathOf"],
): Promise<readonly ExceptionEntry[]> {
  const found = new Map<string, ExceptionEntry>();
  for (const file of new Set(files)) {
    const path = shippedExceptions.get(file) ?? pathOf(file);
    const { exceptions, problems } = readExceptions(await readWithin(path), file);
    if (problems.length > 0) throw mistakes(path, problems);
    for (const { exception, place } of exceptions) {
      const { within: _, ...entry } = exception;
      if (found.has(entry.id))
        throw mistakes(path, [{ message: "an exception in another file has this id, too", place }]);
      found.set(entry.id, entry);
    }
  }
  return [...found.values()];
}

/** What is no regular file would be waited for. */
async function readWithin(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new Error("is no regular file");
      if (stats.size > maximumManifestBytes) throw new Error("is larger than may be read");
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw invalid(path, `cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function mistakes(path: string, problems: readonly SettingsProblem[]): GuardError {
  const [first = "", ...others] = problems.map(
    ({ message, place }) => `${path}:${place.line}:${place.column}: ${message}`,
  );
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return new GuardError("invalid_options", `${first}${more}`);
}

function invalid(path: string, problem: string, options: ErrorOptions = {}): GuardError {
  return new GuardError("invalid_options", `${path}: ${problem}`, options);
}
