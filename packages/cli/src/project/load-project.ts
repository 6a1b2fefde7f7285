// The settings of the project that a command runs in, and what their paths mean.
import { dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import {
  maximumManifestBytes,
  type Place,
  type ProjectSettings,
  projectSettingsSchema,
  readSettings,
} from "@palisade/guardrails";
import type { Host } from "../host.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";
import { findUpwards } from "./find-upwards.js";
import type { ProjectValues } from "./project-options.js";
import { SettingsError } from "./settings-error.js";

export const projectFileName = "palisade.yaml";

export type Project = {
  /** As it is shown; nothing if there is none. */
  readonly file: string | undefined;
  /** Where its paths start from. */
  readonly directory: string;
  readonly settings: ProjectSettings;
  /** Where a setting stands in the file. */
  readonly locate: (pointer: string) => Place;
  /** Where what it is set to stands. */
  readonly locateValue: (pointer: string) => Place;
  /** A path of the settings, from the working directory. */
  readonly pathOf: (path: string) => string;
};

/** @throws {UsageError} for a file that cannot be read, and for every mistake in it. */
export async function loadProject(values: ProjectValues, host: Host): Promise<Project> {
  if (values["no-config"] && values.config !== undefined)
    throw new UsageError("either --config or --no-config, not both");
  const here = process.cwd();
  const found = values["no-config"]
    ? undefined
    : (values.config ?? (await findUpwards(projectFileName, here)));
  if (found === undefined)
    return projectOf(undefined, here, { settings: {}, locate: atStart, locateValue: atStart });
  const file = values.config ?? fromHere(found);
  const bytes = await readInput(file, host, {
    limit: maximumManifestBytes,
    named: values.config !== undefined,
  });
  const reading = readSettings(bytes, projectSettingsSchema);
  if (reading.problems !== undefined) throw new SettingsError(file, reading.problems);
  return projectOf(file, dirname(resolve(here, file)), reading);
}

const atStart = (): Place => ({ line: 1, column: 1 });

function projectOf(
  file: string | undefined,
  directory: string,
  reading: Pick<Project, "settings" | "locate" | "locateValue">,
): Project {
  const { settings, locate, locateValue } = reading;
  return {
    file,
    directory,
    settings,
    locate,
    locateValue,
    pathOf: (path) => fromHere(join(directory, path)),
  };
}

function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" ? "." : short;
}
