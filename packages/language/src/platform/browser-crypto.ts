// What a browser offers only asynchronously, and a built-in therefore cannot have.

import { BuiltinError } from "../builtins/builtin-error.js";
import type { RsaPrivateKey } from "../builtins/support/crypto/private-key.js";

/** @throws {BuiltinError} always. */
export function rsaPrivateOperation(_key: RsaPrivateKey, _block: Uint8Array): Uint8Array {
  throw new BuiltinError("signing with RSA is not available in a browser");
}
