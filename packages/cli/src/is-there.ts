// Whether a path leads to something, a link to nothing included.
import { lstat } from "node:fs/promises";
import { FileError } from "./file-error.js";
import { fileProblem } from "./usage-error.js";

/** @throws {FileError} for a directory that cannot be looked into */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw new FileError(path, fileProblem(error));
  }
}
