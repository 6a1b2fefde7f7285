// The elliptic curves of signatures: points checked, signatures made and verified; in browsers too.
import { ecdsa, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { ed25519, x25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { sha224 } from "@noble/hashes/sha2.js";
import { budget } from "../budget.js";
import { bytesOfInteger, integerOfBytes, joinBytes } from "./bytes.js";
import { type HashName, hash } from "./hashes.js";
import type { EcdsaPublicKey, Ed25519PublicKey } from "./public-key.js";

/** FIPS 186-4, D.1.2.2; the library leaves it out for its age. */
const p224 = ecdsa(
  weierstrass({
    p: 2n ** 224n - 2n ** 96n + 1n,
    n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
    h: 1n,
    a: 2n ** 224n - 2n ** 96n - 2n,
    b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
    Gx: 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
    Gy: 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
  }),
  sha224,
);

const curves = { "P-224": p224, "P-256": p256, "P-384": p384, "P-521": p521 } as const;

export type CurveName = keyof typeof curves;

export const curveNames = Object.keys(curves) as readonly CurveName[];

/** Bytes of a coordinate. */
export const coordinateLength: Readonly<Record<CurveName, number>> = {
  "P-224": 28,
  "P-256": 32,
  "P-384": 48,
  "P-521": 66,
};

/** Whether `04 x y` is a point of the curve. */
export function isPoint(curve: CurveName, point: Uint8Array): boolean {
  return (
    point.length === 2 * coordinateLength[curve] + 1 && succeeds(() => curves[curve].Point.fromBytes(point))
  );
}

/** The point of a private key; `undefined` for keys out of range. */
export function publicPoint(curve: CurveName, secret: Uint8Array): Uint8Array | undefined {
  takePoint(coordinateLength[curve]);
  return curves[curve].utils.isValidSecretKey(secret) ? curves[curve].getPublicKey(secret, false) : undefined;
}

const stepsPerPoint = 30_000;

/** Multiplying a point: the longer its coordinates, the longer it takes, and there is more to do. */
function takePoint(length: number): void {
  budget.takeSteps(stepsPerPoint * (length / 32) ** 2);
}

/** A signature given as its two numbers; the digest may be of any length. */
export function verifyEcdsa(key: EcdsaPublicKey, digest: Uint8Array, r: bigint, s: bigint): boolean {
  const { curve, point } = key;
  const order = curves[curve].Point.Fn.ORDER;
  if (r <= 0n || s <= 0n || r >= order || s >= order) return false;
  const length = coordinateLength[curve];
  takePoint(length);
  const signature = joinBytes(bytesOfInteger(r, length), bytesOfInteger(s, length));
  return curves[curve].verify(signature, digest, point, { prehash: false, lowS: false });
}

/** Of a signature as JOSE writes it: both numbers, each half of the bytes. */
export function verifyJoseEcdsa(key: EcdsaPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const half = Math.floor(signature.length / 2);
  // Zeros in front are harmless, more bytes than a number can have are not.
  if (half > 1024) return false;
  return verifyEcdsa(
    key,
    digest,
    integerOfBytes(signature.subarray(0, half)),
    integerOfBytes(signature.subarray(half)),
  );
}

/** Both numbers after another; the entropy only adds to a nonce that the message determines. */
export function signEcdsa(
  curve: CurveName,
  secret: Uint8Array,
  message: Uint8Array,
  hashName: HashName,
  entropy: Uint8Array,
): Uint8Array {
  takePoint(coordinateLength[curve]);
  const options = { prehash: false, lowS: false, extraEntropy: entropy } as const;
  return curves[curve].sign(hash(hashName, message), secret, options);
}

const edwardsLength = 32;

export function verifyEd25519(key: Ed25519PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  takePoint(edwardsLength);
  return signature.length === 64 && ed25519.verify(signature, message, key.bytes, { zip215: false });
}

export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  takePoint(edwardsLength);
  return ed25519.sign(message, seed);
}

export function ed25519PublicBytes(seed: Uint8Array): Uint8Array {
  takePoint(edwardsLength);
  return ed25519.getPublicKey(seed);
}

export function x25519PublicBytes(secret: Uint8Array): Uint8Array {
  takePoint(edwardsLength);
  return x25519.getPublicKey(secret);
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
