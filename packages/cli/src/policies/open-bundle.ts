// A bundle by its path: the file that `palisade build` wrote, or a directory of Rego, built on the spot.
import { stat } from "node:fs/promises";
import { BundleError } from "@palisade/bundle";
import type { ThreadBundle } from "@palisade/guardrails/node";
import { EvaluationError, loadBundle } from "@palisade/runtime";
import { FileError } from "../file-error.js";
import { isStandardInput } from "../file-kind.js";
import type { Host } from "../host.js";
import { readInput } from "../read-input.js";
import { readVerification, type VerificationValues } from "../signing-keys.js";
import { buildDirectory } from "./directory-bundle.js";

/** @throws {UsageError} for what cannot be read or loaded, and for what has no signature where one is asked for. */
export async function openBundle(
  file: string,
  host: Host,
  values: VerificationValues,
): Promise<ThreadBundle> {
  const isDirectory =
    !isStandardInput(file) && (await stat(file).catch(() => undefined))?.isDirectory() === true;
  if (isDirectory && values["verification-key"] !== undefined)
    throw new FileError(file, "a directory of Rego has no signature: build a bundle and sign it");
  const bytes = isDirectory ? await buildDirectory(file, host) : await readInput(file, host);
  try {
    const policy = await loadBundle(bytes, {}, isDirectory ? {} : await readVerification(values, host));
    return { bytes, policy };
  } catch (error) {
    if (error instanceof BundleError && error.code === "not_gzip") throw new FileError(file, notABundle);
    if (error instanceof BundleError || error instanceof EvaluationError)
      throw new FileError(file, error.message);
    throw error;
  }
}

const notABundle =
  "this is no bundle: name what `palisade build` wrote (.tar.gz), or the directory that the Rego is in";
