// The key that an approver signs with: a file that nobody else can read.
import { createPrivateKey, randomBytes } from "node:crypto";
import { open, stat } from "node:fs/promises";
import process from "node:process";
import { type PrivateKey, privateKeyOf, privateKeySchema } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { readText } from "../read-text.js";
import { fileProblem } from "../usage-error.js";

const longestKey = 64 * 1024;

/** Makes a key in a new file of mode 0600. @throws {FileError} if there is a file of this name, or none can be made */
export async function makeApproverKey(path: string): Promise<PrivateKey> {
  const key = privateKeyOf(randomBytes(32));
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(key)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new FileError(
      path,
      isThere ? "there is such a file: a key is never written over" : fileProblem(error),
    );
  }
  return key;
}

/** @throws {FileError} for what is no Ed25519 key, and for a file that others may read */
export async function readApproverKey(path: string, host: Host): Promise<PrivateKey> {
  const text = await readText(path, host, { limit: longestKey, called: "the key" });
  await checkMode(path);
  try {
    const jwk = text.trimStart().startsWith("{")
      ? JSON.parse(text)
      : createPrivateKey(text).export({ format: "jwk" });
    const { kty, crv, x, d } = Object(jwk) as Record<string, unknown>;
    return privateKeySchema.parse({ kty, crv, x, d });
  } catch {
    throw new FileError(path, "no Ed25519 private key, as a JSON Web Key or in PEM");
  }
}

/** Windows has no such modes. */
async function checkMode(path: string): Promise<void> {
  if (process.platform === "win32" || path === "-") return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new FileError(path, "others may read this key: `chmod 600` it, or make another if they have");
}
