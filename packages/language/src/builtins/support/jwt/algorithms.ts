// The algorithms of signed tokens (RFC 7518): which signature each makes, with which hash.
import { equalInConstantTime } from "../crypto/bytes.js";
import { coordinateLength, verifyEd25519, verifyJoseEcdsa } from "../crypto/curves.js";
import { authenticate, type HashName, hash } from "../crypto/hashes.js";
import type { PrivateKey } from "../crypto/private-key.js";
import type { PublicKey } from "../crypto/public-key.js";
import { verifyPkcs1, verifyPss } from "../crypto/rsa.js";
import type { KeyMaterial } from "./json-web-key.js";

export type Algorithm =
  | { readonly family: "hmac" | "pkcs1" | "pss" | "ecdsa"; readonly hash: HashName }
  | { readonly family: "eddsa" };

const families = { HS: "hmac", RS: "pkcs1", PS: "pss", ES: "ecdsa" } as const;
const sizes = ["256", "384", "512"] as const;

export const algorithms: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ...Object.entries(families).flatMap(([prefix, family]) =>
    sizes.map((size) => [`${prefix}${size}`, { family, hash: `sha${size}` }] as const),
  ),
  ["EdDSA", { family: "eddsa" }],
]);

export const hashLengths: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** Of the built-ins named after an algorithm: only public keys count, any salt and any length of numbers will do. */
export function verifyLeniently(
  algorithm: Algorithm,
  material: KeyMaterial | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (material?.kind !== "public") return false;
  const { key } = material;
  switch (algorithm.family) {
    case "pkcs1":
      return key.kind === "rsa" && verifyPkcs1(key, algorithm.hash, message, signature);
    case "pss":
      return key.kind === "rsa" && verifyPss(key, algorithm.hash, message, signature);
    case "ecdsa":
      return key.kind === "ecdsa" && verifyJoseEcdsa(key, hash(algorithm.hash, message), signature);
    case "eddsa":
      return key.kind === "ed25519" && verifyEd25519(key, message, signature);
    case "hmac":
      return false;
  }
}

/** Of `decode_verify`: as the standard has it; a private key verifies as its public half does. */
export function verifyStrictly(
  name: string,
  material: KeyMaterial | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const algorithm = algorithms.get(name);
  if (algorithm === undefined || material === undefined) return false;
  if (material.kind === "secret") {
    if (algorithm.family !== "hmac" || material.bytes.length === 0) return false;
    return equalInConstantTime(signature, authenticate(algorithm.hash, material.bytes, message));
  }
  const key = material.kind === "public" ? material.key : publicHalf(material.key);
  if (algorithm.family === "pss") {
    const saltLength = hashLengths[algorithm.hash] ?? 0;
    return key.kind === "rsa" && verifyPss(key, algorithm.hash, message, signature, saltLength);
  }
  if (algorithm.family === "ecdsa") {
    if (key.kind !== "ecdsa" || signature.length !== 2 * coordinateLength[key.curve]) return false;
  }
  return verifyLeniently(algorithm, { kind: "public", key }, message, signature);
}

function publicHalf(key: PrivateKey): PublicKey {
  switch (key.kind) {
    case "rsa":
      return { kind: "rsa", modulus: key.modulus, exponent: key.exponent };
    case "ecdsa":
      return { kind: "ecdsa", curve: key.curve, point: key.point };
    case "ed25519":
      return { kind: "ed25519", bytes: key.publicBytes };
    case "x25519":
      return { kind: "x25519", bytes: key.publicBytes };
  }
}
