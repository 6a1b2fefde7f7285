// What only a Node process can offer: bundles from files, and the one that ships with the package.
import { fileURLToPath } from "node:url";
import type { BundleVerification, Policy } from "@palisade/runtime";
import { readBundleFile as readFileOfBundle } from "@palisade/runtime/node";
import { readOptions } from "./checked-options.js";
import { createGuard as createGuardOf } from "./create-guard.js";
import type { Guard } from "./guard.js";
import type { GuardHost } from "./host.js";

/** The bundle with every pack that ships with Palisade. */
export const defaultBundlePath: string = fileURLToPath(
  new URL("../bundles/palisade.tar.gz", import.meta.url),
);

export type NodeGuardOptions = {
  /** The path of a bundle, its bytes, or a loaded policy; default: the bundle that ships with Palisade. */
  readonly bundle?: string | Uint8Array | Policy;
  readonly host?: GuardHost;
  /** If given, the bundle must be signed, and for this key; not for a policy that is already loaded. */
  readonly verify?: BundleVerification;
};

/**
 * A guard over a bundle.
 * @throws {GuardError} for options that are none; {BundleError} for what is no bundle, or not signed as
 * `verify` says; {EvaluationError} for a module that cannot be loaded; {NodeJS.ErrnoException} if the file cannot be read.
 */
export async function createGuard(options: NodeGuardOptions = {}): Promise<Guard> {
  const { bundle = defaultBundlePath, ...rest } = readOptions(options, ["bundle", "host", "verify"]);
  return createGuardOf({
    bundle: typeof bundle === "string" ? await readBundleFile(bundle) : bundle,
    ...rest,
  });
}

/**
 * The bytes of a bundle's file.
 * @throws {BundleError} for what is no regular file, or too large; {NodeJS.ErrnoException} if it cannot be read.
 */
export async function readBundleFile(path: string = defaultBundlePath): Promise<Uint8Array> {
  return readFileOfBundle(path);
}
