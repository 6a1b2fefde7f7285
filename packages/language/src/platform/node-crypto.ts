// What only a platform does safely: RSA's secret step, in constant time and blinded, as Node's OpenSSL has it.
import { constants, createPrivateKey, type KeyObject, privateEncrypt } from "node:crypto";
import { BuiltinError } from "../builtins/builtin-error.js";
import { encodeBase64 } from "../builtins/support/base64.js";
import { bytesOfInteger } from "../builtins/support/crypto/bytes.js";
import { chineseRemainders } from "../builtins/support/crypto/modular.js";
import type { RsaPrivateKey } from "../builtins/support/crypto/private-key.js";

const keys = new WeakMap<RsaPrivateKey, KeyObject>();

/**
 * A block as long as the modulus, raised to the private exponent.
 * @throws {BuiltinError} for keys that are none.
 */
export function rsaPrivateOperation(key: RsaPrivateKey, block: Uint8Array): Uint8Array {
  try {
    const known = keys.get(key) ?? importKey(key);
    keys.set(key, known);
    return new Uint8Array(privateEncrypt({ key: known, padding: constants.RSA_NO_PADDING }, block));
  } catch {
    // The platform's own words might quote the key.
    throw new BuiltinError("crypto/rsa: invalid private key");
  }
}

function importKey({ modulus, exponent, privateExponent, primes }: RsaPrivateKey): KeyObject {
  const [p, q] = primes;
  if (p === undefined || q === undefined) throw new RangeError("a key without primes");
  const numbers = {
    n: modulus,
    e: exponent,
    d: privateExponent,
    p,
    q,
    ...chineseRemainders(privateExponent, primes),
  };
  const texts = Object.entries(numbers).map(([name, value]) => [name, base64OfInteger(value)]);
  return createPrivateKey({ format: "jwk", key: { kty: "RSA", ...Object.fromEntries(texts) } });
}

function base64OfInteger(value: bigint): string {
  return encodeBase64(bytesOfInteger(value, Math.ceil(value.toString(16).length / 2)), "url", false);
}
