// Our own behaviour cases, each on every engine.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { caseEngines, compileCase, readCases, readExpectedFailures, runCase } from "@palisade/testkit";
import { describe, expect, test } from "vitest";
import { readYaml } from "./read-yaml.js";

const folder = fileURLToPath(new URL("./cases/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const expectedFailures = readYaml("expected-failures.yaml");

describe.each(files)("%s", (file) => {
  const cases = readCases(readYaml(`cases/${file}`), file.replace(/\.yaml$/, ""));

  describe.each([...caseEngines.values()])("$name", (engine) => {
    const expected = readExpectedFailures(expectedFailures, engine.name, "text");

    test.each(cases)("$note", async (testCase) => {
      const verdict = await runCase(testCase, engine, compileCase);
      const isFailure = verdict.status === "failed";
      expect(isFailure, isFailure ? verdict.reason : "listed as an expected failure, and passes").toBe(
        expected.has(testCase.id),
      );
    });
  });
});
