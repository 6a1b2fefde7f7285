import { readFolder } from "../../labelled/read-folder.js";
import { readScenarios, type ScenarioReading } from "./read-scenarios.js";

/**
 * The scenarios of a folder and of those below it: every file that ends in `.yaml`, `.yml` or `.json`.
 * @throws if the folder cannot be read
 * @example const { scenarios, problems } = await loadScenarios("test/evaluation/doctor");
 */
export async function loadScenarios(folder: string): Promise<ScenarioReading> {
  return readScenarios(await readFolder(folder));
}
