// The public half of a key in a file of its own, beside the private one.
import { writeFile } from "node:fs/promises";
import type { PublicKey } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { isThere } from "../is-there.js";
import { fileProblem } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";
import { readPublicKey } from "./read-public-key.js";

/** `signer.pub.json` of `signer.json`, and of `signer`. */
export function publicFileOf(path: string): string {
  return `${path.replace(/\.json$/, "")}.pub.json`;
}

/** Whoever verifies with what is there needs it. @throws {FileError} if there is something */
export async function checkFree(file: string): Promise<void> {
  if (await isThere(file)) throw new FileError(file, isAnother);
}

/** @throws {FileError} if something else than this key is there */
export async function checkHolds(file: string, key: PublicKey, host: Host): Promise<void> {
  if (!(await isThere(file))) return;
  const { x } = await readPublicKey(file, host);
  if (x !== key.x) throw new FileError(file, isAnother);
}

const isAnother = "is another key's: move it away, or name another file for the private key";

/** @throws {FileError} if there is something */
export async function writeNewPublicKey(file: string, key: PublicKey): Promise<void> {
  try {
    await writeFile(file, textOf(key), { flag: "wx" });
  } catch (error) {
    throw new FileError(file, fileProblem(error));
  }
}

export async function replacePublicKey(file: string, key: PublicKey): Promise<void> {
  await writeWhole(file, textOf(key));
}

function textOf(key: PublicKey): string {
  return `${JSON.stringify(key)}\n`;
}
