// Files of exceptions that a run is told of.
import { maximumManifestBytes, readExceptions, type WrittenException } from "@palisade/guardrails";
import { shippedExceptions } from "@palisade/guardrails/node";
import { shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";
import type { Project } from "./load-project.js";
import { filesOf, type NamedFile, readingNamed } from "./named-file.js";
import { SettingsError } from "./settings-error.js";

export type FileException = WrittenException & {
  readonly file: string;
  /** Whether it ships with Palisade: then it may be of something that is not there. */
  readonly ships?: true;
};

export const exceptionsOption = {
  type: "list",
  placeholder: "file",
  description: `findings that somebody answers for, until a day: a YAML file of exceptions, or ${[...shippedExceptions.keys()].join(", ")} (repeatable)`,
} as const;

/** Those of the project, and those of the line. */
export function exceptionFiles(
  { settings, pathOf }: Project,
  typed: readonly string[],
): readonly NamedFile[] {
  const named = (name: string): string => (shippedExceptions.has(name) ? name : pathOf(name));
  return [...filesOf("exceptions", settings.exceptions, named), ...typed.map((path) => ({ path }))];
}

/** @throws {UsageError} for a file that cannot be read, for every mistake in it, and for two exceptions of one name. */
export async function readExceptionFiles(
  files: readonly NamedFile[],
  project: Project,
  host: Host,
): Promise<readonly FileException[]> {
  const found: FileException[] = [];
  const read = new Set<string>();
  for (const named of files) {
    const { path } = named;
    if (read.has(path)) continue;
    read.add(path);
    const file = shownPath(path);
    const shipped = shippedExceptions.get(path);
    const bytes = await readingNamed(named, project, () =>
      readInput(shipped ?? path, host, { limit: maximumManifestBytes }),
    );
    const { exceptions, problems } = readExceptions(bytes, file);
    if (problems.length > 0) throw new SettingsError(path, problems);
    for (const each of exceptions)
      found.push({ ...each, file, ...(shipped !== undefined && { ships: true }) });
  }
  const first = new Map<string, FileException>();
  for (const each of found) {
    const { file, place, exception } = each;
    const before = first.get(exception.id);
    if (before !== undefined)
      throw new UsageError(
        `${file}:${place.line}:${place.column}: an exception in ${before.file} has this id, too`,
      );
    first.set(exception.id, each);
  }
  return found;
}
