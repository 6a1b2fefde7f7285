// A key that takes over from another: vouched for in the log first, then in its place.
import {
  AuditLog,
  type AuditLogOptions,
  type AuditStore,
  keyAddedEvent,
  type PrivateKey,
  publicKeyOf,
  StoreError,
  verifyLog,
} from "@palisade/guardrails/gate";
import { replaceFile } from "../write-durably.js";
import { makeKeyFile, readKeyFile } from "./key-file.js";

export type Rotation = {
  /** The log that the key signs. */
  readonly store: AuditStore;
  /** Milliseconds since the epoch; default: the system's clock. */
  readonly now?: () => number;
} & Pick<AuditLogOptions, "heads">;

/**
 * Puts a new key in the place of the one in this file. The log gets a record with the new key, signed by the old one,
 * and a checkpoint that the new one signs: whoever trusts the old one comes to trust the new one by it, and from there on
 * the old one proves nothing. If this is broken off, doing it again finishes it.
 * @throws {StoreError} for a key or a log that cannot be read or written, and for a log of which the key has signed nothing
 * @example const key = await rotateKeyFile("signer.json", { store })
 */
export async function rotateKeyFile(
  path: string,
  { store, now = Date.now, ...keeping }: Rotation,
): Promise<PrivateKey> {
  const old = await readKeyFile(path);
  await checkSigned(store, old);
  const next = `${path}.next`;
  const key = await madeOrLeft(next);
  const log = new AuditLog({ store, now, newLogId: () => "", signer: { key, every: 1 }, ...keeping });
  await log.append(keyAddedEvent(old, key));
  await replaceFile(path, next);
  return key;
}

/** Nobody would trust another key because of one that has signed nothing. @throws {StoreError} */
async function checkSigned(store: AuditStore, key: PrivateKey): Promise<void> {
  const { records, signedUpTo, problem } = await verifyLog(store.lines(), { keys: [publicKeyOf(key)] });
  if (problem !== undefined)
    throw new StoreError("corrupt", `record ${problem.sequence} of the log is not sound: ${problem.message}`);
  if (records === 0)
    throw new StoreError("unavailable", "the log has no record yet: make another key, and use that");
  if (signedUpTo === 0)
    throw new StoreError(
      "conflict",
      "this key has signed nothing in the log: it is another log's, or was never used",
    );
}

/** One that was left there is in the log already, it may be. */
async function madeOrLeft(path: string): Promise<PrivateKey> {
  try {
    return await makeKeyFile(path);
  } catch (error) {
    if (error instanceof StoreError && error.code === "conflict") return readKeyFile(path);
    throw error;
  }
}
