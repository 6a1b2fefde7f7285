// The front door of the library: bundles in, a guard out.
import { type BundleVerification, EvaluationError, loadBundle, type Policy } from "@palisade/runtime";
import { checkHost, checkPolicy, copyBytes, looking, readOptions, readVerify } from "./checked-options.js";
import { isBytes } from "./contract/bytes.js";
import { type Guard, guardWith } from "./guard.js";
import { GuardError } from "./guard-error.js";
import type { GuardHost } from "./host.js";
import { type GuardOptions, sharedOptionNames } from "./judging.js";
import { readData } from "./parameters.js";

/** What a guard judges with. */
export type CreateGuardOptions = Omit<GuardOptions, "policies"> & {
  /** An OPA bundle's bytes, or a policy that is already loaded. */
  readonly bundle?: Uint8Array | Policy;
  /** Several of them: of what they say, the worst counts. */
  readonly bundles?: readonly (Uint8Array | Policy)[];
  /** Laid over the data of every bundle: what policies find in `data`. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch, in the place of the host's: the time of decisions, and what policies are told. */
  readonly clock?: () => number;
  /** If given, every bundle must be signed, and for this key; not for a policy that is already loaded. */
  readonly verify?: BundleVerification;
};

/** The names of a guard's options. */
export const guardOptionNames = [
  "bundle",
  "bundles",
  "data",
  "clock",
  "verify",
  ...sharedOptionNames,
] as const satisfies readonly (keyof CreateGuardOptions)[];

/**
 * A guard over bundles. What it is asked later never throws; this does, so that a process with a broken bundle, or
 * with parameters that would be passed over, does not start.
 * @throws {GuardError} for options that are none, and for parameters that no policy can use; {BundleError} for bytes
 * that are no bundle, or not signed as `verify` says; {EvaluationError} for a module that cannot be loaded.
 * @example
 * const guard = await createGuard({ bundle, parameters: { action: { max_replicas: 50 } } });
 * guard.validateAction({ verb: "delete", resource: "namespaces", name: "kube-system" }).effect; // "deny"
 */
export async function createGuard(options: CreateGuardOptions): Promise<Guard> {
  return guardWith(await loadGuardOptions(options));
}

/** The same with the bundles loaded. @throws as `createGuard` */
export async function loadGuardOptions(options: CreateGuardOptions): Promise<GuardOptions> {
  const { bundle, bundles, data, clock, verify, host, ...shared } = readOptions(options, guardOptionNames);
  const named = bundlesOf(bundle, bundles);
  if (clock !== undefined && typeof clock !== "function")
    throw new GuardError("invalid_options", "`clock` is a function that gives milliseconds");
  const verification = verify === undefined ? undefined : readVerify(verify);
  const policies: Policy[] = [];
  // One after the other: each takes memory while it loads.
  for (const each of named) policies.push(await policyOf(each, verification));
  const { parameters } = shared;
  const layers = [
    ...(data === undefined ? [] : [readData(data)]),
    ...(parameters === undefined ? [] : [{ parameters }]),
  ];
  return {
    policies: policies.map((policy) => layers.reduce(layOver, policy)),
    ...(host === undefined && clock === undefined ? {} : { host: hostWith(host, clock) }),
    ...shared,
  };
}

/**
 * The one bundle, or the list of them: what each is, is looked at where it is loaded.
 * @throws {GuardError} for both, and for what is no list with at least one
 */
export function bundlesOf<Bundle>(bundle: Bundle, bundles: readonly Bundle[] | undefined): readonly Bundle[] {
  if (bundles === undefined) return [bundle];
  if (bundle !== undefined)
    throw new GuardError("invalid_options", "a guard has either `bundle` or `bundles`, not both");
  const list = looking("invalid_options", "`bundles` throws when it is looked at", () =>
    Array.isArray(bundles) ? ([...bundles] as readonly Bundle[]) : undefined,
  );
  if (list !== undefined && list.length > 0) return list;
  throw new GuardError("invalid_options", "`bundles` is a list with at least one bundle");
}

async function policyOf(bundle: unknown, verification: BundleVerification | undefined): Promise<Policy> {
  if (isBytes(bundle)) return loadBundle(copyBytes(bundle), {}, verification && { verification });
  checkPolicy(bundle);
  if (verification === undefined) return bundle as Policy;
  throw new GuardError(
    "invalid_options",
    "`verify` needs the bytes of a bundle: a policy that is loaded has no signature any more",
  );
}

/** @throws {GuardError} for data that no policy can have. */
function layOver(policy: Policy, data: unknown): Policy {
  if (typeof policy.withData !== "function")
    throw new GuardError("invalid_bundle", "a policy without `withData` takes neither data nor parameters");
  try {
    return policy.withData(data);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new GuardError("invalid_parameters", error.message, { cause: error });
  }
}

function hostWith(host: GuardHost | undefined, clock: (() => number) | undefined): GuardHost {
  const own = checkHost(host);
  if (clock === undefined) return own;
  return {
    now: () => clock(),
    monotonicMicros: () => own.monotonicMicros(),
    randomBytes: () => own.randomBytes(),
  };
}
