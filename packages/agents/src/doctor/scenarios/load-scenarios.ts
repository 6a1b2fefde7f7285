import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readScenarios, type ScenarioReading } from "./read-scenarios.js";

/**
 * The scenarios of a folder and of those below it: every file that ends in `.yaml`, `.yml` or `.json`.
 * @throws if the folder cannot be read
 * @example const { scenarios, problems } = await loadScenarios("test/evaluation/doctor");
 */
export async function loadScenarios(folder: string): Promise<ScenarioReading> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => [".yaml", ".yml", ".json"].some((ending) => name.endsWith(ending)))
    .sort();
  const files = await Promise.all(
    names.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })),
  );
  return readScenarios(files);
}
