// A file of a project: here, or in the nearest directory above that has one; never above the repository.
import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError } from "../file-error.js";
import { fileProblem } from "../usage-error.js";

/** @throws {UsageError} for a directory that cannot be looked into: what it says must not be passed over. */
export async function findUpwards(name: string, from: string): Promise<string | undefined> {
  for (let directory = from; ; directory = dirname(directory)) {
    const path = join(directory, name);
    if (await isThere(path)) return path;
    if (dirname(directory) === directory || (await isThere(join(directory, ".git")))) return undefined;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw new FileError(path, fileProblem(error));
  }
}
