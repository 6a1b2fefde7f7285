// A private key in a file that nobody else can read.
import { createPrivateKey, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type PrivateKey, privateKeyOf, privateKeySchema, StoreError } from "@palisade/guardrails/gate";
import { writeNewFile } from "../write-durably.js";

const longest = 64 * 1024;

/**
 * Makes an Ed25519 key in a new file of mode 0600, as a JSON Web Key.
 * @throws {StoreError} `conflict` if there is a file of this name: a key is never written over; `unavailable` if none can
 * be made
 * @example const key = await makeKeyFile("signer.json")
 */
export async function makeKeyFile(path: string): Promise<PrivateKey> {
  const key = privateKeyOf(randomBytes(32));
  try {
    await writeNewFile(path, `${JSON.stringify(key)}\n`);
    return key;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw new StoreError("conflict", "there is such a file: a key is never written over", { cause });
    throw new StoreError("unavailable", `making the key failed: ${code}`, { cause });
  }
}

/**
 * Reads an Ed25519 key, as a JSON Web Key or in PEM.
 * @throws {StoreError} `corrupt` for what is no such key, and for a file that others may read; `unavailable` for one that
 * cannot be read
 * @example const signer = { key: await readKeyFile("signer.json"), every: 100 }
 */
export async function readKeyFile(path: string): Promise<PrivateKey> {
  let text: string;
  try {
    // A FIFO would be waited for.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      text = await textOf(file);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new StoreError("unavailable", `reading the key failed: ${code}`, { cause });
  }
  return readKey(text);
}

async function textOf(file: FileHandle): Promise<string> {
  const stats = await file.stat();
  if (!stats.isFile()) throw new StoreError("corrupt", "the key is in no regular file");
  // Windows has no such modes.
  if (process.platform !== "win32" && (stats.mode & 0o077) !== 0)
    throw new StoreError("corrupt", "others may read this key: `chmod 600` it, or make another if they have");
  if (stats.size > longest) throw new StoreError("corrupt", notKey);
  return file.readFile("utf8");
}

const notKey = "no Ed25519 private key, as a JSON Web Key or in PEM";

/**
 * The Ed25519 key in a text, a JSON Web Key or PEM. Nothing of it is in a message, nor in a cause.
 * @throws {StoreError} `corrupt` for what is no such key
 */
export function readKey(text: string): PrivateKey {
  try {
    const jwk = text.trimStart().startsWith("{")
      ? JSON.parse(text)
      : createPrivateKey(text).export({ format: "jwk" });
    const { kty, crv, x, d } = Object(jwk) as Record<string, unknown>;
    const key = privateKeySchema.parse({ kty, crv, x, d });
    // Its public half is what its signatures are named by.
    if (privateKeyOf(Buffer.from(key.d, "base64url")).x === key.x) return key;
  } catch {
    throw new StoreError("corrupt", notKey);
  }
  throw new StoreError("corrupt", "the key's public half is another key's");
}
