// A file that a command line, the environment or a setting of the project names: which line to mend, if it is not there.
import { FileError } from "../file-error.js";
import { UsageError } from "../usage-error.js";
import type { Project } from "./load-project.js";

export type NamedFile = {
  readonly path: string;
  /** JSON pointer to the setting that names it; absent where somebody typed it. */
  readonly setting?: string;
};

/** Those that a list of the settings names. @param pathOf what a name stands for */
export function filesOf(
  setting: string,
  names: readonly string[] | undefined,
  pathOf: Project["pathOf"],
): readonly NamedFile[] {
  return (names ?? []).map((name, index) => ({ path: pathOf(name), setting: `/${setting}/${index}` }));
}

/** @throws {UsageError} for a file that cannot be read, with the place of the setting that names it. */
export async function readingNamed<Read>(
  { setting }: NamedFile,
  { file, locateValue }: Project,
  read: () => Promise<Read>,
): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    if (setting === undefined || file === undefined || !(error instanceof FileError)) throw error;
    const { line, column } = locateValue(setting);
    throw new UsageError(`${file}:${line}:${column}: ${error.message}`);
  }
}
