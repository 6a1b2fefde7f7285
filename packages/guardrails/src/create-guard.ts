// The front door of the library: a bundle in, a guard out.
import { loadBundle, type Policy } from "@palisade/runtime";
import { type Guard, guardWith } from "./guard.js";
import type { GuardHost } from "./host.js";

/** What a guard judges with. */
export type CreateGuardOptions = {
  /** An OPA bundle's bytes, or a policy that is already loaded. */
  readonly bundle: Uint8Array | Policy;
  readonly host?: GuardHost;
};

/**
 * A guard over a bundle. What it is asked later never throws; this does, so that a process with a
 * broken bundle does not start.
 * @throws {BundleError} for bytes that are no bundle; {EvaluationError} for a module that cannot be loaded.
 */
export async function createGuard({ bundle, host }: CreateGuardOptions): Promise<Guard> {
  const policy = bundle instanceof Uint8Array ? await loadBundle(bundle) : bundle;
  return guardWith(host === undefined ? { policy } : { policy, host });
}
