// Hash functions by name, and messages authenticated with them; pure, so that browsers have them too.
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";

const hashes = { md5, sha1, sha256, sha384, sha512 } as const;

export type HashName = keyof typeof hashes;

export function hash(name: HashName, message: Uint8Array): Uint8Array {
  return hashes[name](message);
}

/** The message's authentication code (RFC 2104). */
export function authenticate(name: HashName, key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(hashes[name], key, message);
}
