// What a command judges with: bundles, data and parameters that were named on the line, in the environment or by the
// project, or the bundle that ships with Palisade.
import { stat } from "node:fs/promises";
import { delimiter } from "node:path";
import { BundleError } from "@palisade/bundle";
import {
  type CreateGuardOptions,
  createSetGuard,
  type Guard,
  GuardError,
  parametersOf,
  type SetGuard,
} from "@palisade/guardrails";
import {
  createThreadGuard,
  defaultBundlePath,
  type ThreadBundle,
  type ThreadGuard,
} from "@palisade/guardrails/node";
import { isObject, type Value, valueToJavaScript } from "@palisade/language";
import { EvaluationError, loadBundle, type Policy } from "@palisade/runtime";
import { FileError } from "./file-error.js";
import { isStandardInput } from "./file-kind.js";
import type { Host } from "./host.js";
import { buildDirectory } from "./policies/directory-bundle.js";
import { exceptionsOption, type FileException, readExceptionFiles } from "./project/exception-files.js";
import { loadProject, type Project } from "./project/load-project.js";
import { type ProjectValues, projectOptions } from "./project/project-options.js";
import { readData } from "./read-data.js";
import { readInput } from "./read-input.js";
import { readVerification, type VerificationValues, verificationOptions } from "./signing-keys.js";
import { UsageError } from "./usage-error.js";

/** What the bundle that ships is called where bundles are named. */
const shippedBundle = "palisade";

export const guardOptions = {
  bundle: {
    type: "list",
    short: "b",
    placeholder: "path",
    description:
      "judge with this bundle, or with a directory of Rego (repeatable: the worst counts; `palisade` is the one that ships; or PALISADE_BUNDLE)",
  },
  data: {
    type: "list",
    short: "d",
    placeholder: "file",
    description: "lay this JSON or YAML over the policies' data (repeatable; or PALISADE_DATA)",
  },
  parameters: {
    type: "string",
    placeholder: "file",
    description: "parameters of packs, severities of rules: JSON or YAML (or PALISADE_PARAMETERS)",
  },
  exceptions: exceptionsOption,
  ...projectOptions,
  ...verificationOptions,
} as const;

export type GuardValues = {
  readonly bundle: readonly string[];
  readonly data: readonly string[];
  readonly parameters: string | undefined;
  readonly exceptions: readonly string[];
} & ProjectValues &
  VerificationValues;

export type OpenGuardOptions = {
  /** Loaded if it is not given. */
  readonly project?: Project;
  /** Default: those of the project and the line. */
  readonly exceptions?: readonly FileException[];
  /** Whether rules in preview count, whatever the project says. */
  readonly preview?: boolean;
};

type Parameters = Readonly<Record<string, unknown>>;

/** @throws {UsageError} if a bundle cannot be read or loaded, or something is set that no policy can use. */
export async function openGuard(
  values: GuardValues,
  host: Host,
  options: OpenGuardOptions = {},
): Promise<Guard> {
  const { guard } = await openSetGuard(values, host, options);
  return guard;
}

/** The same for sets of any size. */
export async function openSetGuard(
  values: GuardValues,
  host: Host,
  options: OpenGuardOptions = {},
): Promise<SetGuard> {
  const { bundles, data, settings, file } = await readMakings(values, host, options);
  const policies = bundles.map(({ policy }) =>
    data.reduce<Policy>((laid, each) => laid.withData(each), policy),
  );
  return blaming(file, () => createSetGuard({ ...settings, bundles: policies }));
}

/** The same, asked in a thread. @throws as `openGuard` */
export async function openThreadGuard(values: GuardValues, host: Host): Promise<ThreadGuard> {
  const { bundles, data, settings, file } = await readMakings(values, host);
  return blaming(file, () => createThreadGuard({ ...settings, bundles, data }));
}

/** What a guard is made of. */
type Makings = {
  readonly bundles: readonly ThreadBundle[];
  /** Each is laid over those before it. */
  readonly data: readonly Value[];
  readonly settings: Pick<CreateGuardOptions, "parameters" | "exceptions">;
  /** To blame for settings that no policy can use. */
  readonly file: string | undefined;
};

async function readMakings(
  values: GuardValues,
  host: Host,
  options: OpenGuardOptions = {},
): Promise<Makings> {
  const { preview = false } = options;
  const project = options.project ?? (await loadProject(values, host));
  const files = [...(project.settings.exceptions ?? []).map(project.pathOf), ...values.exceptions];
  const exceptions = options.exceptions ?? (await readExceptionFiles(files, host));
  const named = namesOf(values, host);
  const data: Value[] = [];
  for (const each of [...(project.settings.data ?? []).map(project.pathOf), ...named.data])
    data.push(await readLayer(each, host));
  const bundles: ThreadBundle[] = [];
  for (const file of named.bundle ?? bundlesOf(project)) bundles.push(await openBundle(file, host, values));
  const given = named.parameters === undefined ? {} : await readParameters(named.parameters, host);
  const parameters = joined(parametersOf({ ...project.settings, ...(preview && { preview }) }), given);
  return {
    bundles,
    data,
    settings: {
      exceptions: exceptions.map(({ exception: { within: _, ...entry } }) => entry),
      ...(Object.keys(parameters).length > 0 && { parameters }),
    },
    file: named.parameters ?? project.file,
  };
}

/** @throws {UsageError} for what no guard can be made of */
async function blaming<Made>(file: string | undefined, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    throw file === undefined ? new UsageError(error.message) : new FileError(file, error.message);
  }
}

type Named = {
  readonly bundle: readonly string[] | undefined;
  readonly data: readonly string[];
  readonly parameters: string | undefined;
};

/** The line goes before the environment. */
function namesOf({ bundle, data, parameters }: GuardValues, { environment }: Host): Named {
  const listed = (name: string): readonly string[] =>
    (environment[name] ?? "").split(delimiter).filter((path) => path !== "");
  const bundles = bundle.length > 0 ? bundle : listed("PALISADE_BUNDLE");
  return {
    bundle:
      bundles.length === 0
        ? undefined
        : bundles.map((each) => (each === shippedBundle ? defaultBundlePath : each)),
    data: data.length > 0 ? data : listed("PALISADE_DATA"),
    parameters: parameters ?? (environment["PALISADE_PARAMETERS"] || undefined),
  };
}

function bundlesOf({ settings, pathOf }: Project): readonly string[] {
  const named = settings.bundles ?? [shippedBundle];
  return named.map((each) => (each === shippedBundle ? defaultBundlePath : pathOf(each)));
}

async function openBundle(file: string, host: Host, values: VerificationValues): Promise<ThreadBundle> {
  const isDirectory =
    !isStandardInput(file) && (await stat(file).catch(() => undefined))?.isDirectory() === true;
  if (isDirectory && values["verification-key"] !== undefined)
    throw new FileError(file, "a directory of Rego has no signature: build a bundle and sign it");
  const bytes = isDirectory ? await buildDirectory(file, host) : await readInput(file, host);
  try {
    const policy = await loadBundle(bytes, {}, isDirectory ? {} : await readVerification(values, host));
    return { bytes, policy };
  } catch (error) {
    if (error instanceof BundleError && error.code === "not_gzip") throw new FileError(file, notABundle);
    if (error instanceof BundleError || error instanceof EvaluationError)
      throw new FileError(file, error.message);
    throw error;
  }
}

const notABundle =
  "this is no bundle: name what `palisade build` wrote (.tar.gz), or the directory that the Rego is in";

async function readLayer(file: string, host: Host): Promise<Value> {
  const value = await readData(file, host);
  if (isObject(value)) return value;
  throw new FileError(file, "data that are laid over a policy's own are an object");
}

async function readParameters(file: string, host: Host): Promise<Parameters> {
  const value = await readData(file, host);
  if (!isObject(value)) throw new FileError(file, "parameters are an object");
  return valueToJavaScript(value) as Parameters;
}

/** Pack by pack; what the upper ones set counts. */
function joined(lower: Parameters, upper: Parameters): Parameters {
  const packs = Object.entries(upper).map(([pack, set]) => {
    const before = lower[pack];
    const areObjects = [before, set].every(
      (each) => typeof each === "object" && each !== null && !Array.isArray(each),
    );
    return [pack, areObjects ? { ...(before as object), ...(set as object) } : set] as const;
  });
  return { ...lower, ...Object.fromEntries(packs) };
}
