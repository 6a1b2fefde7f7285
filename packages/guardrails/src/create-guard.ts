// The front door of the library: a bundle in, a guard out.
import { type BundleVerification, loadBundle, type Policy } from "@palisade/runtime";
import { copyBytes, readOptions, readVerify } from "./checked-options.js";
import { isBytes } from "./contract/bytes.js";
import { type Guard, guardWith } from "./guard.js";
import type { GuardHost } from "./host.js";

/** What a guard judges with. */
export type CreateGuardOptions = {
  /** An OPA bundle's bytes, or a policy that is already loaded. */
  readonly bundle: Uint8Array | Policy;
  readonly host?: GuardHost;
  /** If given, the bundle must be signed, and for this key; not for a policy that is already loaded. */
  readonly verify?: BundleVerification;
};

/**
 * A guard over a bundle. What it is asked later never throws; this does, so that a process with a
 * broken bundle does not start.
 * @throws {GuardError} for options that are none; {BundleError} for bytes that are no bundle, or not
 * signed as `verify` says; {EvaluationError} for a module that cannot be loaded.
 */
export async function createGuard(options: CreateGuardOptions): Promise<Guard> {
  const { bundle, host, verify } = readOptions(options, ["bundle", "host", "verify"]);
  const verification = verify === undefined ? {} : { verification: readVerify(verify, bundle) };
  const policy = isBytes(bundle) ? await loadBundle(copyBytes(bundle), {}, verification) : bundle;
  return guardWith(host === undefined ? { policy } : { policy, host });
}
