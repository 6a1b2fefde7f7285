// The incidents that the Cluster Doctor is measured on: they are read without a problem, and serve what Palette could.
import { rootCauses } from "@palisade/agents";
import { loadScenarios, showProblem } from "@palisade/agents/scenarios";
import { describe, expect, it } from "vitest";
import { readOpenApi } from "../../packages/palette/src/testing/openapi.js";
import { checkScenarioAnswers } from "../../scripts/evaluation/check-scenario-answers.js";

const folder = new URL("doctor/", import.meta.url).pathname;
const { scenarios, problems, files } = await loadScenarios(folder);
const openApi = readOpenApi();

it("can be read", () => {
  expect(problems.map(showProblem)).toEqual([]);
});

it("are in files of their names", () => {
  for (const { id } of scenarios) expect(files.get(id)).toMatch(new RegExp(`(^|/)${id}\\.(yaml|yml|json)$`));
});

it.each(Object.keys(rootCauses))(
  "%s is the cause in two of them or more, each with another cluster",
  (cause) => {
    const found = scenarios.filter(({ expect: { rootCauses: named } }) =>
      named.some(([first]) => first === cause),
    );
    const clusters = new Set(found.map(({ id, like }) => like ?? id));
    expect(clusters.size).toBeGreaterThanOrEqual(2);
  },
);

it.each([
  ["healthy", 8],
  ["noisy-but-healthy", 8],
  ["two-faults", 6],
  ["partial-data", 4],
])("%s are at least %i", (family, count) => {
  expect(scenarios.filter((each) => each.family === family).length).toBeGreaterThanOrEqual(count);
});

describe.skipIf(openApi === undefined)("the answers that Palette's definition knows", () => {
  it.each(scenarios)("$id", async (scenario) => {
    expect(openApi && (await checkScenarioAnswers(scenario, openApi))).toEqual([]);
  });
});
