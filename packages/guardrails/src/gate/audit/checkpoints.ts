// Checkpoints: a signature over a record's digest covers every record before it.
import { type PrivateKey, publicKeyOf, sign } from "../signing/ed25519-key.js";
import type { AuditEvent } from "./audit-record.js";

/** What the signatures of a log are made for. */
export const checkpointPurpose = "audit-checkpoint";
export const keyPurpose = "audit-key";

/** @param previous the digest of the record before the checkpoint */
export function checkpointEvent(key: PrivateKey, previous: string): AuditEvent {
  return { kind: "checkpoint", details: { signature: sign(key, checkpointPurpose, previous) } };
}

/** A key that takes over, vouched for by the one that signed until now. */
export function keyAddedEvent(previous: PrivateKey, next: PrivateKey): AuditEvent {
  const publicKey = publicKeyOf(next);
  return { kind: "key-added", details: { publicKey, signature: sign(previous, keyPurpose, publicKey) } };
}
