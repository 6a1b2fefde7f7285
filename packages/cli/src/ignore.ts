// `--ignore`: files to leave out, by globs as `opa` reads them.
import { type GlobStep, matchesGlobStep, parseGlobStep } from "./glob-step.js";

export const ignoreOption = {
  type: "list",
  placeholder: "glob",
  description: "files and directories to leave out, such as '*_test.rego' or '.*' (repeatable)",
} as const;

/**
 * A glob without a slash is about any step of the path, as Go's `filepath.Match` reads globs; one
 * with a slash is about the path itself, or what is below it.
 */
export function isIgnored(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const steps = path.split(/[/\\]/).filter((step) => step !== "" && step !== "." && step !== "..");
  return globs.some((glob) => {
    const parts = globSteps(glob);
    const [only] = parts;
    if (only !== undefined && parts.length === 1 && !hasSlash(glob))
      return steps.some((step) => matchesGlobStep(step, only));
    return (
      parts.length <= steps.length &&
      parts.every((part, index) => matchesGlobStep(steps[index] as string, part))
    );
  });
}

function hasSlash(glob: string): boolean {
  return glob.replace(/\/$/, "").includes("/");
}

const parsed = new Map<string, readonly GlobStep[]>();

function globSteps(glob: string): readonly GlobStep[] {
  const known = parsed.get(glob);
  if (known !== undefined) return known;
  const steps = glob
    .replace(/^\.?\//, "")
    .replace(/\/$/, "")
    .split("/")
    .map(parseGlobStep);
  parsed.set(glob, steps);
  return steps;
}
