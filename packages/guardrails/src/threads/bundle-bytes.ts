// A bundle for threads: its bytes, since each thread loads its own policies.
import { copyBytes } from "../checked-options.js";
import { isBytes } from "../contract/bytes.js";
import { GuardError } from "../guard-error.js";

/** A copy of them. @throws {GuardError} for anything else, and for bytes that were given away. */
export function bundleBytes(bundle: unknown): Uint8Array {
  if (isBytes(bundle)) return copyBytes(bundle);
  throw new GuardError(
    "invalid_bundle",
    "threads need the bytes of a bundle: a policy that is loaded is of the thread that loaded it",
  );
}
