// A secret in a file: read anew each time, as Kubernetes replaces the files of a mounted Secret in place.
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { SecretError } from "./secret-error.js";

/** No key or token is longer. */
const mostBytes = 64 * 1024;

/** @throws {SecretError} for a file that cannot be read, is none, or is too long for a secret */
export async function readFileSecret(path: string): Promise<string> {
  try {
    // A FIFO would be waited for.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new SecretError("invalid", `\`${path}\` is no regular file`);
      if (stats.size > mostBytes) throw new SecretError("invalid", `\`${path}\` is too long for a secret`);
      return await file.readFile("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof SecretError) throw error;
    const { code = "unknown failure" } = error as NodeJS.ErrnoException;
    const kind = code === "ENOENT" ? "not_found" : code === "EACCES" ? "forbidden" : "unavailable";
    throw new SecretError(kind, `\`${path}\` cannot be read: ${code}`);
  }
}
