// Public keys, whatever they were read from.
import type { CurveName } from "./curves.js";

export type RsaPublicKey = { readonly kind: "rsa"; readonly modulus: bigint; readonly exponent: bigint };
export type EcdsaPublicKey = {
  readonly kind: "ecdsa";
  readonly curve: CurveName;
  /** 04, x, y. */
  readonly point: Uint8Array;
};
export type Ed25519PublicKey = { readonly kind: "ed25519"; readonly bytes: Uint8Array };

/** Keys of other kinds are read, but nothing is verified with them. */
export type PublicKey =
  | RsaPublicKey
  | EcdsaPublicKey
  | Ed25519PublicKey
  | { readonly kind: "x25519"; readonly bytes: Uint8Array }
  | {
      readonly kind: "dsa";
      readonly parameters: { readonly p: bigint; readonly q: bigint; readonly g: bigint };
      readonly y: bigint;
    };
