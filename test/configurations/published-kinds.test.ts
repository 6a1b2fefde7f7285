// The table of kinds that ships is the one that its generator writes.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kindTable } from "../../scripts/kubernetes/print-tables.js";
import { publishedKinds } from "../../scripts/kubernetes/published-kinds.js";

it("the kinds that Kubernetes publishes are in the table, and no others", () => {
  const file = new URL("../../packages/guardrails/src/configurations/published-kinds.ts", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(kindTable(publishedKinds()));
});
