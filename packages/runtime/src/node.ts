// The entry for Node: bundles from files, too.
import { readFile } from "node:fs/promises";
import type { ReadBundleOptions } from "@palisade/bundle";
import type { HostOptions } from "./engine.js";
import { loadBundle as loadBundleBytes } from "./load-bundle.js";
import type { Policy } from "./policy.js";

/**
 * The policy of a bundle, given as its bytes or as the path of its file.
 * @throws {BundleError} @throws {EvaluationError} and what the file system throws
 */
export async function loadBundle(
  bytesOrPath: Uint8Array | string,
  host: HostOptions = {},
  options: ReadBundleOptions = {},
): Promise<Policy> {
  const bytes = typeof bytesOrPath === "string" ? await readFile(bytesOrPath) : bytesOrPath;
  return loadBundleBytes(bytes, host, options);
}
