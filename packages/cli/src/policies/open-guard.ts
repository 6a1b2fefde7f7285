// Opens the guard that a command judges with: for one request, for sets of any size, or in a thread.
import {
  type CostEstimator,
  type CreateGuardOptions,
  type Guard,
  GuardError,
  parametersOf,
  type SetGuard,
} from "@palisade/guardrails";
import { approvalQuestion } from "@palisade/guardrails/gate";
import {
  createCostEstimator,
  createGuard,
  createThreadGuard,
  createThreadSetGuard,
  type ThreadBundle,
  type ThreadGuard,
} from "@palisade/guardrails/node";
import type { EffectiveSeverity } from "@palisade/guardrails/reports";
import { isObject, type Value, valueToJavaScript } from "@palisade/language";
import type { Policy } from "@palisade/runtime";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { exceptionFiles, type FileException, readExceptionFiles } from "../project/exception-files.js";
import { loadProject, type Project } from "../project/load-project.js";
import { readingNamed } from "../project/named-file.js";
import { readData } from "../read-data.js";
import type { UsageError } from "../usage-error.js";
import { blameFor } from "./blame-for.js";
import { chosenPacks, type GuardValues, guardFiles } from "./guard-options.js";
import { openBundle } from "./open-bundle.js";
import { setSeverities } from "./set-severities.js";

export type OpenGuardOptions = {
  /** Loaded if it is not given. */
  readonly project?: Project;
  /** Default: those of the project and the line. */
  readonly exceptions?: readonly FileException[];
  /** Whether rules in preview count, whatever the project says. */
  readonly preview?: boolean;
  /** What options of the line set, laid over the parameters of files. */
  readonly parameters?: Parameters;
};

type Parameters = Readonly<Record<string, unknown>>;

/** @throws {UsageError} if a bundle cannot be read or loaded, or something is set that no policy can use. */
export async function openGuard(values: GuardValues, host: Host): Promise<Guard> {
  const { guard } = await openSetGuard(values, host);
  return guard;
}

/** The same, with the severities that were set in the place of rules' own, by rule, and by which file. @throws as `openGuard` */
export async function openExplainedGuard(
  values: GuardValues,
  host: Host,
): Promise<{ readonly guard: Guard; readonly severities: ReadonlyMap<string, EffectiveSeverity> }> {
  const makings = await readMakings(values, host);
  const { guard } = await setGuardOf(makings);
  return { guard, severities: makings.severities };
}

/** The same for sets of any size. @throws as `openGuard` */
export async function openSetGuard(
  values: GuardValues,
  host: Host,
  options: OpenGuardOptions = {},
): Promise<SetGuard> {
  return setGuardOf(await readMakings(values, host, options));
}

function setGuardOf({ bundles, data, settings, blame }: Makings): Promise<SetGuard> {
  // This thread reads the manifests: one beside it keeps up, and each takes memory.
  return blaming(blame, () => createThreadSetGuard({ ...settings, bundles, data, threads: 1 }));
}

/** The same, asked in a thread. @throws as `openGuard` */
export async function openThreadGuard(values: GuardValues, host: Host): Promise<ThreadGuard> {
  const { bundles, data, settings, blame } = await readMakings(values, host);
  return blaming(blame, () => createThreadGuard({ ...settings, bundles, data }));
}

/** The same as a gate has it: it knows approvals, too. @throws as `openGuard` */
export async function openGateGuard(values: GuardValues, host: Host): Promise<Guard> {
  const { bundles, data, settings, blame } = await readMakings(values, host);
  return blaming(blame, () => {
    const policies = bundles.map(({ policy }) =>
      data.reduce<Policy>((each, layer) => each.withData(layer), policy),
    );
    return createGuard({ ...settings, bundles: policies, subjects: [approvalQuestion] });
  });
}

/** Prices what a guard judges. @throws as `openGuard` */
export async function openCostEstimator(
  values: Omit<GuardValues, "exceptions">,
  host: Host,
  options: OpenGuardOptions,
): Promise<CostEstimator> {
  const makings = await readMakings({ ...values, exceptions: [] }, host, { ...options, exceptions: [] });
  const { bundles, data, settings, blame } = makings;
  return blaming(blame, () => {
    const policies = bundles.map(({ policy }) =>
      data.reduce<Policy>((each, layer) => each.withData(layer), policy),
    );
    return createCostEstimator({ ...settings, bundles: policies });
  });
}

/** What a guard is made of. */
type Makings = {
  readonly bundles: readonly ThreadBundle[];
  /** Each is laid over those before it. */
  readonly data: readonly Value[];
  readonly settings: Pick<CreateGuardOptions, "parameters" | "exceptions">;
  readonly severities: ReadonlyMap<string, EffectiveSeverity>;
  /** Who set what no policy can use. */
  readonly blame: (error: GuardError) => UsageError;
};

async function readMakings(
  values: GuardValues,
  host: Host,
  { preview = false, ...given }: OpenGuardOptions = {},
): Promise<Makings> {
  const project = given.project ?? (await loadProject(values, host));
  const exceptions =
    given.exceptions ?? (await readExceptionFiles(exceptionFiles(project, values.exceptions), project, host));
  const files = guardFiles(values, project, host);
  const data: Value[] = [];
  for (const each of files.data)
    data.push(await readingNamed(each, project, () => readLayer(each.path, host)));
  const bundles: ThreadBundle[] = [];
  for (const each of files.bundles)
    bundles.push(await readingNamed(each, project, () => openBundle(each.path, host, values)));
  const set = files.parameters === undefined ? {} : await readParameters(files.parameters, host);
  const packs = chosenPacks(values);
  const chosen = joined(set, given.parameters ?? {});
  const upper =
    packs === undefined ? chosen : joined(chosen, { configuration: { packs: [...packs.keys()] } });
  const lower = parametersOf({ ...project.settings, ...(preview && { preview }) });
  const parameters = joined(lower, upper);
  const layers = [
    ...data.map((layer, index) => [files.data[index]?.path, laidParameters(layer)] as const),
    [project.file, lower] as const,
    [files.parameters, upper] as const,
  ];
  return {
    bundles,
    data,
    settings: {
      exceptions: exceptions.map(({ exception: { within: _, ...entry } }) => entry),
      ...(Object.keys(parameters).length > 0 && { parameters }),
    },
    severities: setSeverities(layers),
    blame: (error) =>
      blameFor(error, { project, parameters: upper, files, ...(packs !== undefined && { packs }) }),
  };
}

/** @throws {UsageError} for what no guard can be made of */
async function blaming<Made>(blame: Makings["blame"], make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    throw blame(error);
  }
}

async function readLayer(file: string, host: Host): Promise<Value> {
  const value = await readData(file, host);
  if (isObject(value)) return value;
  throw new FileError(file, "data that are laid over a policy's own are an object");
}

/** Data that are laid over a policy may have parameters of their own. */
function laidParameters(layer: Value): unknown {
  return (valueToJavaScript(layer) as Parameters)["parameters"];
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
