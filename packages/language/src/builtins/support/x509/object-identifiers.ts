// The object identifiers that certificates and keys are told apart by, as dotted text.
import type { CurveName } from "../crypto/curves.js";
import type { HashName } from "../crypto/hashes.js";

export function dotted(identifier: readonly number[]): string {
  return identifier.join(".");
}

export const keyAlgorithms: ReadonlyMap<string, "rsa" | "dsa" | "ecdsa" | "ed25519" | "x25519"> = new Map([
  ["1.2.840.113549.1.1.1", "rsa"],
  ["1.2.840.10040.4.1", "dsa"],
  ["1.2.840.10045.2.1", "ecdsa"],
  ["1.3.101.112", "ed25519"],
  ["1.3.101.110", "x25519"],
]);

export const namedCurves: ReadonlyMap<string, CurveName> = new Map([
  ["1.3.132.0.33", "P-224"],
  ["1.2.840.10045.3.1.7", "P-256"],
  ["1.3.132.0.34", "P-384"],
  ["1.3.132.0.35", "P-521"],
]);

export type SignatureScheme = {
  /** Go's number of the algorithm, which the JSON of a certificate shows. */
  readonly number: number;
  readonly key: "rsa" | "dsa" | "ecdsa" | "ed25519";
  /** Absent for Ed25519, which hashes itself, and for what is too weak to verify. */
  readonly hash?: HashName;
  readonly pss?: true;
};

export const signatureSchemes: ReadonlyMap<string, SignatureScheme> = new Map<string, SignatureScheme>([
  ["1.2.840.113549.1.1.4", { number: 2, key: "rsa" }],
  ["1.2.840.113549.1.1.5", { number: 3, key: "rsa" }],
  ["1.3.14.3.2.29", { number: 3, key: "rsa" }],
  ["1.2.840.113549.1.1.11", { number: 4, key: "rsa", hash: "sha256" }],
  ["1.2.840.113549.1.1.12", { number: 5, key: "rsa", hash: "sha384" }],
  ["1.2.840.113549.1.1.13", { number: 6, key: "rsa", hash: "sha512" }],
  ["1.2.840.10040.4.3", { number: 7, key: "dsa" }],
  ["2.16.840.1.101.3.4.3.2", { number: 8, key: "dsa" }],
  ["1.2.840.10045.4.1", { number: 9, key: "ecdsa" }],
  ["1.2.840.10045.4.3.2", { number: 10, key: "ecdsa", hash: "sha256" }],
  ["1.2.840.10045.4.3.3", { number: 11, key: "ecdsa", hash: "sha384" }],
  ["1.2.840.10045.4.3.4", { number: 12, key: "ecdsa", hash: "sha512" }],
  ["1.3.101.112", { number: 16, key: "ed25519" }],
]);

export const rsaPss = "1.2.840.113549.1.1.10";
export const maskGeneration1 = "1.2.840.113549.1.1.8";

/** By the hash of a PSS signature; its salt is as long as the hash. */
export const pssSchemes: ReadonlyMap<string, SignatureScheme & { readonly saltLength: bigint }> = new Map([
  ["2.16.840.1.101.3.4.2.1", { number: 13, key: "rsa", hash: "sha256", pss: true, saltLength: 32n }],
  ["2.16.840.1.101.3.4.2.2", { number: 14, key: "rsa", hash: "sha384", pss: true, saltLength: 48n }],
  ["2.16.840.1.101.3.4.2.3", { number: 15, key: "rsa", hash: "sha512", pss: true, saltLength: 64n }],
]);

/** Go's numbers, by identifier. */
export const extendedKeyUsages: ReadonlyMap<string, number> = new Map([
  ["2.5.29.37.0", 0],
  ["1.3.6.1.5.5.7.3.1", 1],
  ["1.3.6.1.5.5.7.3.2", 2],
  ["1.3.6.1.5.5.7.3.3", 3],
  ["1.3.6.1.5.5.7.3.4", 4],
  ["1.3.6.1.5.5.7.3.5", 5],
  ["1.3.6.1.5.5.7.3.6", 6],
  ["1.3.6.1.5.5.7.3.7", 7],
  ["1.3.6.1.5.5.7.3.8", 8],
  ["1.3.6.1.5.5.7.3.9", 9],
  ["1.3.6.1.4.1.311.10.3.3", 10],
  ["2.16.840.1.113730.4.1", 11],
  ["1.3.6.1.4.1.311.2.1.22", 12],
  ["1.3.6.1.4.1.311.61.1.1", 13],
]);
