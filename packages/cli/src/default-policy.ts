// The bundle a command judges with: the one that was named, or the one that ships with Palisade.

import { BundleError, type BundleVerification } from "@palisade/bundle";
import { createGuard, type Guard } from "@palisade/guardrails";
import { defaultBundlePath, readBundleFile } from "@palisade/guardrails/node";
import { EvaluationError, loadBundle } from "@palisade/runtime";
import { fileProblem, UsageError } from "./usage-error.js";

export const bundleOption = {
  type: "string",
  short: "b",
  placeholder: "file",
  description: "judge with this bundle instead of the one that ships with palisade",
} as const;

/** @throws {UsageError} if the bundle cannot be read or loaded. */
export async function openGuard(
  path: string | undefined,
  options: { readonly verification?: BundleVerification } = {},
): Promise<Guard> {
  const file = path ?? defaultBundlePath;
  try {
    return await createGuard({ bundle: await loadBundle(await readBundleFile(file), {}, options) });
  } catch (error) {
    if (error instanceof BundleError || error instanceof EvaluationError)
      throw new UsageError(`${file}: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${file}: ${fileProblem(error)}`);
  }
}
