// The bytes of a file or of standard input, with an error a person can act on.
import { readFile, stat } from "node:fs/promises";
import type { Host } from "./host.js";
import { fileProblem, UsageError } from "./usage-error.js";

/** How a path is shown in messages. */
export function shownPath(path: string): string {
  return path === "-" ? "<stdin>" : path;
}

/** @throws {UsageError} naming the file. `limit` is in bytes, and checked before reading. */
export async function readInput(
  path: string,
  host: Host,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  if (path === "-") return host.readStandardInput();
  try {
    const { size } = await stat(path);
    if (size > limit) {
      const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
      throw new UsageError(
        `${path}: the file is too large: ${megabytes(size)} MiB, and the limit is ${megabytes(limit)} MiB`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${fileProblem(error)}`);
  }
}
