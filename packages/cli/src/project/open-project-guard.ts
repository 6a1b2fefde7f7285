// The guard of a command, as its options and the settings of the project say: the same at every door.
import type { Guard } from "@palisade/guardrails";
import { bundleOption, openGuard } from "../default-policy.js";
import type { Host } from "../host.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { exceptionsOption, readExceptionFiles } from "./exception-files.js";
import { loadProject } from "./load-project.js";
import { projectOptions } from "./project-options.js";

export const guardOptions = {
  bundle: bundleOption,
  exceptions: exceptionsOption,
  ...projectOptions,
  ...verificationOptions,
} as const;

type GuardValues = {
  readonly bundle: string | undefined;
  readonly exceptions: readonly string[];
  readonly config: string | undefined;
  readonly "no-config": boolean;
} & Parameters<typeof readVerification>[0];

/** @throws {UsageError} for files that cannot be read, and for every mistake in them. */
export async function openProjectGuard(values: GuardValues, host: Host): Promise<Guard> {
  const project = await loadProject(values, host);
  const files = [...(project.settings.exceptions ?? []).map(project.pathOf), ...values.exceptions];
  const exceptions = await readExceptionFiles(files, host);
  return openGuard(values.bundle, host, { ...(await readVerification(values, host)), project, exceptions });
}
