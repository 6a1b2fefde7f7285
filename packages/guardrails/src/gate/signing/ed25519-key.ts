// Ed25519 keys as JSON Web Keys, and signatures over canonical JSON.
import { ed25519 } from "@noble/curves/ed25519.js";
import { canonicalDigest, canonicalJson, encodeUtf8, valueFromJavaScript } from "@palisade/language";
import { base64urlnopad } from "@scure/base";
import { z } from "zod";

const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url");

export const publicKeySchema = z.strictObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: bytes32.describe("The public key"),
});
/** A key that verifies, as RFC 8037 has it. */
export type PublicKey = z.infer<typeof publicKeySchema>;

export const privateKeySchema = publicKeySchema.extend({ d: bytes32.describe("The private key: a secret") });
/** A key that signs. It is a secret: it belongs in a file of mode 0600 or a secret store, and in no message. */
export type PrivateKey = z.infer<typeof privateKeySchema>;

/** A signature with the name of the key that made it. */
export const signatureSchema = z.strictObject({
  key: z.string().describe("The key's thumbprint (RFC 7638)"),
  value: z.string().describe("The signature (RFC 8032) in base64url"),
});
export type Signature = z.infer<typeof signatureSchema>;

/** @param seed 32 random bytes */
export function privateKeyOf(seed: Uint8Array): PrivateKey {
  const x = base64urlnopad.encode(ed25519.getPublicKey(seed));
  return { kty: "OKP", crv: "Ed25519", x, d: base64urlnopad.encode(seed) };
}

export function publicKeyOf({ kty, crv, x }: PrivateKey): PublicKey {
  return { kty, crv, x };
}

/**
 * Names a key by its thumbprint, the SHA-256 of its canonical JSON.
 * @see https://www.rfc-editor.org/rfc/rfc7638
 */
export function keyId({ kty, crv, x }: PublicKey): string {
  return canonicalDigest(valueFromJavaScript({ crv, kty, x })).replace("sha256:", "");
}

/**
 * Signs data for a purpose, so that what was signed as one thing is never taken for another.
 * @example sign(key, "approval-vote", { approval, digest, verdict: "approve" })
 */
export function sign(key: PrivateKey, purpose: string, data: unknown): Signature {
  const value = ed25519.sign(signedBytes(purpose, data), base64urlnopad.decode(key.d));
  return { key: keyId(key), value: base64urlnopad.encode(value) };
}

/** Whether this key signed these data for this purpose. Never throws: what is no signature is none. */
export function isSignedBy(key: PublicKey, signature: Signature, purpose: string, data: unknown): boolean {
  if (signature.key !== keyId(key)) return false;
  try {
    const bytes = base64urlnopad.decode(signature.value);
    // As RFC 8032 has it: keys of small order, for which anything is signed, are none.
    return ed25519.verify(bytes, signedBytes(purpose, data), base64urlnopad.decode(key.x), { zip215: false });
  } catch {
    return false;
  }
}

function signedBytes(purpose: string, data: unknown): Uint8Array {
  return encodeUtf8(canonicalJson(valueFromJavaScript({ palisade: purpose, data })));
}
