// Writes a file whole or not at all: a reader never sees half of it.
import { chmod, rename, rm, stat, writeFile } from "node:fs/promises";
import { fileProblem, UsageError } from "./usage-error.js";

/** Replaces the file, keeping its permissions. @throws {UsageError} naming the file. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const before = await stat(path).catch(() => undefined);
    await writeFile(temporary, content);
    if (before !== undefined) await chmod(temporary, before.mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UsageError(`${path}: ${fileProblem(error)}`);
  }
}
