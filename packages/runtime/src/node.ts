// The entry for Node: bundles from files, too.
import { constants, type Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import { BundleError, defaultMaximumSize } from "@palisade/bundle";
import type { HostOptions } from "./engine.js";
import { type LoadBundleOptions, loadBundle as loadBundleBytes } from "./load-bundle.js";
import type { Policy } from "./policy.js";

export { FunctionsError, type FunctionsErrorCode } from "./functions-error.js";
export { type LentFunctions, loadFunctions } from "./load-functions.js";
export { serveTasks } from "./threads/serve-tasks.js";
export {
  defaultThreads,
  type RunOptions,
  ThreadPool,
  type ThreadPoolOptions,
} from "./threads/thread-pool.js";

/**
 * The policy of a bundle, given as its bytes or as the path of its file.
 * @throws {BundleError} @throws {EvaluationError} and what the file system throws
 */
export async function loadBundle(
  bytesOrPath: Uint8Array | string,
  host: HostOptions = {},
  options: LoadBundleOptions = {},
): Promise<Policy> {
  const bytes = typeof bytesOrPath === "string" ? await readBundleFile(bytesOrPath) : bytesOrPath;
  return loadBundleBytes(bytes, host, options);
}

/**
 * Reads a regular file, and nothing else: a device may have no end, a FIFO nobody who writes it.
 * @throws {BundleError} for what is no regular file, or has more bytes than a bundle may expand to;
 * {NodeJS.ErrnoException} if it cannot be read.
 */
export async function readBundleFile(path: string): Promise<Uint8Array> {
  // Before it is opened, which some devices take for an order.
  checkFile(await stat(path));
  // It may have become another thing in the meantime, which is not waited for.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    checkFile(await handle.stat());
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function checkFile(stats: Stats): void {
  if (!stats.isFile()) throw new BundleError("unsupported", "a bundle's path leads to no regular file");
  if (stats.size <= defaultMaximumSize) return;
  throw new BundleError(
    "too_large",
    `a bundle's file has ${stats.size} bytes, and the limit is ${defaultMaximumSize}`,
  );
}
