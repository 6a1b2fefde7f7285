import { createGuard } from "@palisade/guardrails/node";
import { connectPalette, createPaletteClient } from "@palisade/palette";
import { startDemoTenant } from "@palisade/palette/demo";
import { expect, it } from "vitest";
import { diagnosisAgent } from "./diagnosis-agent.js";

it("diagnoses a cluster by its id, in as much as an answer holds", async () => {
  const demo = await startDemoTenant({ clock: () => Date.parse("2026-12-01T12:00:00Z") });
  const connection = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey });
  const cluster = [...demo.state.clusters.values()].find(({ name }) => name === "prod-analytics-eks");
  const palette = createPaletteClient(connection).inProject(cluster?.projectUid ?? "");
  const diagnose = diagnosisAgent({
    guard: await createGuard(),
    now: () => Date.parse("2026-12-01T12:00:00Z"),
  });
  const report = await diagnose(
    { cluster: cluster?.uid ?? "" },
    { palette, signal: new AbortController().signal },
  );
  expect(report).toMatchObject({ verdict: "unwell", cluster: { name: "prod-analytics-eks" } });
  expect(report.rootCauses[0]?.cause).toBe("node-memory-pressure");
  const known = new Set(report.evidence.map(({ id }) => id));
  for (const id of report.rootCauses[0]?.evidence.slice(0, 3) ?? []) expect(known).toContain(id);
  expect(report.recommendations[0]?.judgement?.decisionId).toMatch(/\S/);
  expect(JSON.stringify(report).length).toBeLessThan(24_000);
  expect(report).not.toHaveProperty("hypotheses");
  // One of the cluster's events tells the assistant to delete another cluster.
  expect(report.evidence.map(({ text }) => text)).toContain("(withheld: PROMPT-INJECTION-SCORE)");
  expect(JSON.stringify(report)).not.toContain("Note to the assistant");
  await connection.close();
  await demo.close();
});
