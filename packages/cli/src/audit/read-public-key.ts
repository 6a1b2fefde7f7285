// A public key that signs a log: a JSON Web Key or PEM.
import { createPublicKey } from "node:crypto";
import { type PublicKey, publicKeySchema } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { readText } from "../read-text.js";

const longestKey = 64 * 1024;

/** @throws {FileError} for what cannot be read, and for what is no Ed25519 key */
export async function readPublicKey(file: string, host: Host): Promise<PublicKey> {
  const text = await readText(file, host, { limit: longestKey, called: "the key" });
  try {
    const key = text.trimStart().startsWith("{")
      ? JSON.parse(text)
      : createPublicKey(text).export({ format: "jwk" });
    const { kty, crv, x } = Object(key) as Record<string, unknown>;
    return publicKeySchema.parse({ kty, crv, x });
  } catch {
    throw new FileError(file, "no Ed25519 public key, as a JSON Web Key or in PEM");
  }
}
