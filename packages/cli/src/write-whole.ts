// Writes a file whole or not at all: a reader never sees half of it.
import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { chmod, lstat, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileKind, isOutputStream, notReadable } from "./file-kind.js";
import { fileProblem, UsageError } from "./usage-error.js";

/** Pieces of a text are written one after the other. */
export type FileContent = Uint8Array | string | Iterable<string>;

/**
 * Replaces the file, keeping its permissions; links to it stay. Pipes, terminals and the like are written to: what is
 * put in their place would take them from everybody. Makes the directories that a new file is to be in.
 * @throws {UsageError} naming the file.
 */
export async function writeWhole(path: string, content: FileContent): Promise<void> {
  try {
    const before = await existing(stat(path));
    if (isOutputStream(path, before)) await writeFile(path, content, { flag: "a" });
    else if (before !== undefined && !before.isFile())
      throw new UsageError(`${path}: ${notReadable(fileKind(before))}`);
    else if (before !== undefined) await replace(await realpath(path), content, before.mode);
    // A link that leads nowhere yet.
    else if ((await existing(lstat(path))) !== undefined) await writeFile(path, content);
    else {
      await mkdir(dirname(path), { recursive: true });
      await replace(path, content);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${fileProblem(error)}`);
  }
}

async function existing(looked: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await looked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function replace(path: string, content: FileContent, mode?: number): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    // Nobody else's file, nor what somebody else's link leads to.
    await writeFile(temporary, content, { flag: "wx" });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
