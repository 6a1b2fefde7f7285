// A small file, new or in the place of another: whoever reads it, or restarts, finds the old one or the new one, whole.
import { randomBytes } from "node:crypto";
import { link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.js";

/** A new file of its owner's alone, durable. @throws what linking throws, `EEXIST` if there is one of this name */
export async function writeNewFile(path: string, text: string): Promise<void> {
  await writeBeside(path, text, (written) => link(written, path));
}

/** A file of its owner's alone, durable, in the place of what has this name. */
export async function writeOver(path: string, text: string): Promise<void> {
  await writeBeside(path, text, (written) => rename(written, path));
}

/** Takes the place of what has this name. */
export async function replaceFile(path: string, by: string): Promise<void> {
  await rename(by, path);
  await syncFolder(dirname(path));
}

/** It has its name only once it is whole: a process that dies before leaves a file of another name, and no half of one. */
async function writeBeside(
  path: string,
  text: string,
  name: (written: string) => Promise<void>,
): Promise<void> {
  const written = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const file = await open(written, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await name(written);
  } finally {
    await rm(written, { force: true });
  }
  await syncFolder(dirname(path));
}
