// The bundle a command judges with: the one that was named, or the one that ships with Palisade.

import { BundleError, type BundleVerification } from "@palisade/bundle";
import { createGuard, type Guard } from "@palisade/guardrails";
import { defaultBundlePath } from "@palisade/guardrails/node";
import { EvaluationError, loadBundle } from "@palisade/runtime";
import { FileError } from "./file-error.js";
import type { Host } from "./host.js";
import { readInput } from "./read-input.js";

export const bundleOption = {
  type: "string",
  short: "b",
  placeholder: "file",
  description: "judge with this bundle instead of the one that ships with palisade",
} as const;

/** @throws {UsageError} if the bundle cannot be read or loaded. */
export async function openGuard(
  path: string | undefined,
  host: Host,
  options: { readonly verification?: BundleVerification } = {},
): Promise<Guard> {
  const file = path ?? defaultBundlePath;
  const bytes = await readInput(file, host);
  try {
    return await createGuard({ bundle: await loadBundle(bytes, {}, options) });
  } catch (error) {
    if (error instanceof BundleError || error instanceof EvaluationError)
      throw new FileError(file, error.message);
    throw error;
  }
}
