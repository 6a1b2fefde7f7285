// What only a Node process can offer: bundles from files, and the one that ships with the package.
import { fileURLToPath } from "node:url";
import { escapeText } from "@palisade/language";
import type { Policy } from "@palisade/runtime";
import { readBundleFile as readFileOfBundle } from "@palisade/runtime/node";
import { messageOf } from "./caught.js";
import { readOptions } from "./checked-options.js";
import type { ConfigurationRequest } from "./contract/configuration-request.js";
import type { CostDifference, CostEstimate } from "./contract/cost.js";
import { shortened } from "./contract/request-error.js";
import type { CostEstimator } from "./cost/cost-estimator.js";
import { createCostEstimator as createCostEstimatorOf } from "./cost/create-cost-estimator.js";
import {
  bundlesOf,
  type CreateGuardOptions,
  createGuard as createGuardOf,
  guardOptionNames,
} from "./create-guard.js";
import type { Guard } from "./guard.js";
import { GuardError } from "./guard-error.js";
import {
  type LiveGuard,
  type LiveGuardOptions,
  openLiveGuard as openLiveGuardOf,
} from "./reload/live-guard.js";
import type { SetGuard, SetGuardOptions } from "./sets/create-set-guard.js";
import { createThreadedSetGuard } from "./threads/create-set-guard.js";
import { readShippedTextModel } from "./threads/shipped-text-model.js";

export { createFileSource, registryCredentials } from "./reload/node.js";
export { createThreadSetGuard } from "./threads/create-set-guard.js";
export { createThreadGuard, type ThreadAskOptions, type ThreadGuard } from "./threads/create-thread-guard.js";
export { frameworkNames, readShippedFramework } from "./threads/shipped-frameworks.js";
export type { ThreadBundle, ThreadGuardOptions } from "./threads/thread-options.js";

/** The bundle with every pack that ships with Palisade. */
export const defaultBundlePath: string = fileURLToPath(
  new URL("../bundles/palisade.tar.gz", import.meta.url),
);

/**
 * Files of exceptions that ship with Palisade, by the names that settings and command lines have for them.
 * `palisade:system-workloads`: what network plugins, storage drivers and the like of a cluster have to be.
 */
export const shippedExceptions: ReadonlyMap<string, string> = new Map(
  ["system-workloads"].map((name) => [
    `palisade:${name}`,
    fileURLToPath(new URL(`../exceptions/${name}.yaml`, import.meta.url)),
  ]),
);

export type NodeGuardOptions = Omit<CreateGuardOptions, "bundle" | "bundles"> & {
  /** The path of a bundle, its bytes, or a loaded policy; default: the bundle that ships with Palisade. */
  readonly bundle?: string | Uint8Array | Policy;
  /** Several of them: of what they say, the worst counts. */
  readonly bundles?: readonly (string | Uint8Array | Policy)[];
};

/**
 * A guard over bundles, the one that ships if none is named.
 * @throws {GuardError} for options that are none, for files that cannot be read, and for parameters that no policy can
 * use; {BundleError} for what is no bundle, or not signed as `verify` says; {EvaluationError} for a module that cannot be
 * loaded.
 * @example await createGuard({ bundles: [defaultBundlePath, "own.tar.gz"], parameters: { severities: { "K8S-IMAGE-TAG": "low" } } })
 */
export async function createGuard(options: NodeGuardOptions = {}): Promise<Guard> {
  const {
    bundle,
    bundles,
    textModel = await readShippedTextModel(),
    ...rest
  } = readOptions(options, guardOptionNames);
  return createGuardOf({ ...rest, textModel, bundles: await contentsOf(bundle, bundles) });
}

/**
 * An estimator over bundles, the one that ships if none is named.
 * @throws as `createGuard`
 */
export async function createCostEstimator(options: NodeGuardOptions = {}): Promise<CostEstimator> {
  const { bundle, bundles, ...rest } = readOptions(options, guardOptionNames);
  return createCostEstimatorOf({ ...rest, bundles: await contentsOf(bundle, bundles) });
}

/**
 * What configurations cost in a month; for more than one estimate, `createCostEstimator` loads the bundle once.
 * @throws as `createCostEstimator` and `CostEstimator.estimate`
 * @example
 * const configuration = { cost_cloud: "gcp", cost_region: "europe-west4", cost_instance_type: "n2-standard-4" };
 * const { monthly, unpriced } = await estimateCost({ resources: [deployment] }, { parameters: { configuration } });
 */
export async function estimateCost(
  request: ConfigurationRequest,
  options: NodeGuardOptions = {},
): Promise<CostEstimate> {
  return (await createCostEstimator(options)).estimate(request);
}

/** What changes from one configuration to another. @throws as `estimateCost` */
export async function compareCost(
  before: ConfigurationRequest,
  after: ConfigurationRequest,
  options: NodeGuardOptions = {},
): Promise<CostDifference> {
  const estimator = await createCostEstimator(options);
  return estimator.difference(estimator.estimate(before), estimator.estimate(after));
}

/**
 * A guard whose bundle is exchanged when its source has another one, with the model of texts that ships.
 * @throws {ReloadError} if the source has no bundle that can be served: a process without policies does not start
 * @example await openLiveGuard({ source: createFileSource("bundles/own.tar.gz"), everyMilliseconds: 2000 })
 */
export async function openLiveGuard(options: LiveGuardOptions): Promise<LiveGuard> {
  const { textModel = await readShippedTextModel() } = options;
  return openLiveGuardOf({ ...options, textModel });
}

export type NodeSetGuardOptions = Omit<SetGuardOptions, "bundle" | "bundles"> & {
  /** The path of a bundle, or its bytes; default: the bundle that ships with Palisade. */
  readonly bundle?: string | Uint8Array;
  /** Several of them: of what they say, the worst counts. */
  readonly bundles?: readonly (string | Uint8Array)[];
  /** How many threads; default: as many as can run side by side, but at most two, since each takes about 80 MB. */
  readonly threads?: number;
};

/**
 * A guard for sets of any size. Large ones are read and judged by threads, each with policies of its own from the same
 * bundles, so that the caller's thread stays free; small ones on the caller's, in slices.
 * @throws {GuardError} `invalid_bundle` for a policy that is loaded already; and as `createGuard`
 * @example
 * const sets = await createSetGuard();
 * const { decision, places } = await sets.validateConfiguration([{ text: "kind: Pod" }], { signal });
 * await sets.close();
 */
export async function createSetGuard(options: NodeSetGuardOptions = {}): Promise<SetGuard> {
  const {
    bundle,
    bundles,
    textModel = await readShippedTextModel(),
    ...rest
  } = readOptions<NodeSetGuardOptions & Refused>(options, setGuardOptionNames);
  return createThreadedSetGuard({ ...rest, textModel, bundles: await contentsOf(bundle, bundles) });
}

/** Options that a guard of sets cannot have: they are refused by name where it is made. */
type Refused = Pick<CreateGuardOptions, "inputKinds" | "subjects">;

const setGuardOptionNames = [...guardOptionNames, "threads"] as const;

/** Files are read. Only where none is named is it the bundle that ships: `null` names one, and is refused. */
async function contentsOf<Content>(
  bundle: string | Content | undefined,
  bundles: readonly (string | Content)[] | undefined,
): Promise<readonly (Uint8Array | Content)[]> {
  if (bundle === undefined && bundles === undefined) return [await readBundleFile()];
  const named = bundlesOf(bundle as string | Content, bundles);
  return Promise.all(named.map((each) => (typeof each === "string" ? readBundleFile(each) : each)));
}

/**
 * The bytes of a bundle's file.
 * @throws {GuardError} `invalid_bundle` for what is no regular file, too large, or not to be read; its `cause` says why.
 */
export async function readBundleFile(path: string = defaultBundlePath): Promise<Uint8Array> {
  try {
    return await readFileOfBundle(path);
  } catch (cause) {
    const shown = escapeText(`\`${shortened(path, longestPath)}\` cannot be read: ${messageOf(cause)}`);
    const help = "name a file that `palisade build` wrote, or none for the bundle that ships";
    throw new GuardError("invalid_bundle", `the bundle ${shown}; ${help}`, { cause });
  }
}

const longestPath = 500;
