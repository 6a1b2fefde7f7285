// Reads labelled incidents and holds what they serve against Palette's definition: `npm run check:scenarios -- [DIR]`.
import process from "node:process";
import { loadScenarios, type Scenario, showProblem } from "@palisade/agents/scenarios";
import { readOpenApi } from "../packages/palette/src/testing/openapi.js";
import { checkScenarioAnswers } from "./evaluation/check-scenario-answers.js";

const folder = process.argv[2] ?? "test/evaluation/doctor";
const { scenarios, files, problems } = await loadScenarios(folder);
for (const problem of problems) console.error(showProblem(problem));
let count = problems.length;

const openApi = readOpenApi();
if (openApi === undefined)
  console.log("PALISADE_SHARED does not say where Palette's definition is: answers are not held against it");
else
  for (const scenario of scenarios) {
    const found = await checkScenarioAnswers(scenario, openApi);
    for (const { request, message } of found) console.error(`${fileOf(scenario)}: ${request}: ${message}`);
    count += found.length;
  }
console.log(`${scenarios.length} scenarios, ${count} problems`);
if (count > 0) process.exitCode = 1;

function fileOf({ id }: Scenario): string {
  return files.get(id) ?? id;
}
