// A small file in the place of another: whoever reads it, or restarts, finds the old one or the new one, whole.
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.js";

/** A new file of its owner's alone, durable. @throws what opening throws, `EEXIST` if there is one of this name */
export async function writeNewFile(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** Takes the place of what has this name. */
export async function replaceFile(path: string, by: string): Promise<void> {
  await rename(by, path);
  await syncFolder(dirname(path));
}
