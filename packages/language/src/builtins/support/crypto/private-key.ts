// Private keys, whatever they were read from. None of their numbers ever enters a message.
import type { CurveName } from "./curves.js";

export type RsaPrivateKey = {
  readonly kind: "rsa";
  readonly modulus: bigint;
  readonly exponent: bigint;
  readonly privateExponent: bigint;
  readonly primes: readonly bigint[];
};

export type PrivateKey =
  | RsaPrivateKey
  | {
      readonly kind: "ecdsa";
      readonly curve: CurveName;
      readonly secret: Uint8Array;
      readonly point: Uint8Array;
    }
  | { readonly kind: "ed25519"; readonly seed: Uint8Array; readonly publicBytes: Uint8Array }
  | { readonly kind: "x25519"; readonly secret: Uint8Array; readonly publicBytes: Uint8Array };
