import type { ScenarioProblem } from "../../doctor/scenarios/index.js";
import { type LabelledFile, readFolder } from "../../labelled/read-folder.js";
import { readLabelled } from "../../labelled/read-labelled.js";
import type { RequirementSet } from "./requirement-set.js";
import { requirementSetSchema } from "./requirement-set-schema.js";

export type RequirementSetReading = {
  readonly sets: readonly RequirementSet[];
  readonly problems: readonly ScenarioProblem[];
};

/**
 * Reads requirement sets, one of each file. A file that is wrong is left out, and said.
 * @example readRequirementSets([{ file: "a.yaml", text }]).problems.map(showProblem)
 */
export function readRequirementSets(files: readonly LabelledFile[]): RequirementSetReading {
  const { labelled, problems } = readLabelled(files, requirementSetSchema);
  return { sets: labelled, problems };
}

/**
 * The requirement sets of a folder: every file that ends in `.yaml`, `.yml` or `.json`.
 * @throws if the folder cannot be read
 * @example const { sets, problems } = await loadRequirementSets("test/evaluation/advisor");
 */
export async function loadRequirementSets(folder: string): Promise<RequirementSetReading> {
  return readRequirementSets(await readFolder(folder));
}
