// The bundles a command judges with: those that were named, those of the project, or the one that ships with Palisade.

import { BundleError, type BundleVerification } from "@palisade/bundle";
import { createGuard, type Guard, GuardError, parametersOf } from "@palisade/guardrails";
import { defaultBundlePath } from "@palisade/guardrails/node";
import { EvaluationError, loadBundle, type Policy } from "@palisade/runtime";
import { FileError } from "./file-error.js";
import type { Host } from "./host.js";
import type { FileException } from "./project/exception-files.js";
import type { Project } from "./project/load-project.js";
import { readData } from "./read-data.js";
import { readInput } from "./read-input.js";
import { UsageError } from "./usage-error.js";

export const bundleOption = {
  type: "string",
  short: "b",
  placeholder: "file",
  description: "judge with this bundle instead of the one that ships with palisade, or those of the project",
} as const;

/** What a project calls the bundle that ships. */
const shippedBundle = "palisade";

export type OpenGuardOptions = {
  readonly verification?: BundleVerification;
  readonly project?: Project;
  readonly exceptions?: readonly FileException[];
  /** Whether rules in preview count, whatever the project says. */
  readonly preview?: boolean;
};

/** @throws {UsageError} if a bundle cannot be read or loaded, or the project sets what no policy can use. */
export async function openGuard(
  path: string | undefined,
  host: Host,
  options: OpenGuardOptions = {},
): Promise<Guard> {
  const { project, exceptions = [] } = options;
  const data = [];
  for (const each of project?.settings.data ?? [])
    data.push(await readData(project?.pathOf(each) ?? each, host));
  const bundles: Policy[] = [];
  for (const file of path === undefined ? bundlesOf(project) : [path]) {
    const policy = await openPolicy(file, host, options.verification);
    bundles.push(data.reduce<Policy>((laid, each) => laid.withData(each), policy));
  }
  const settings = { ...project?.settings, ...(options.preview === true && { preview: true }) };
  const parameters = parametersOf(settings);
  try {
    return await createGuard({
      bundles,
      exceptions: exceptions.map(({ exception: { within: _, ...entry } }) => entry),
      ...(Object.keys(parameters).length > 0 && { parameters }),
    });
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    throw project?.file === undefined
      ? new UsageError(error.message)
      : new FileError(project.file, error.message);
  }
}

function bundlesOf(project: Project | undefined): readonly string[] {
  const named = project?.settings.bundles ?? [shippedBundle];
  return named.map((each) => (each === shippedBundle ? defaultBundlePath : (project?.pathOf(each) ?? each)));
}

async function openPolicy(
  file: string,
  host: Host,
  verification: BundleVerification | undefined,
): Promise<Policy> {
  const bytes = await readInput(file, host);
  try {
    return await loadBundle(bytes, {}, verification === undefined ? {} : { verification });
  } catch (error) {
    if (error instanceof BundleError || error instanceof EvaluationError)
      throw new FileError(file, error.message);
    throw error;
  }
}
