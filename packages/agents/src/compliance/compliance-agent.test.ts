import { createGuard, readShippedFramework } from "@palisade/guardrails/node";
import { connectPalette, createPaletteClient } from "@palisade/palette";
import { startDemoTenant } from "@palisade/palette/demo";
import { expect, it } from "vitest";
import { complianceAgent } from "./compliance-agent.js";

it("checks a cluster by its id, and tells in short what fails and why", async () => {
  const demo = await startDemoTenant({ clock: () => Date.parse("2026-12-01T12:00:00Z") });
  const connection = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey });
  const cluster = [...demo.state.clusters.values()].find(({ name }) => name === "prod-vmw-fra1");
  const palette = createPaletteClient(connection).inProject(cluster?.projectUid ?? "");
  const agent = complianceAgent({
    frameworks: new Map([["cis", await readShippedFramework("cis")]]),
    guardFor: () => createGuard({ parameters: { configuration: { packs: ["cis"] } } }),
    now: () => Date.parse("2026-12-01T12:00:00Z"),
  });
  const call = { palette, signal: new AbortController().signal };
  const { reports } = await agent({ cluster: cluster?.uid ?? "" }, call);
  const [target] = reports[0]?.targets ?? [];
  expect(target?.failing.find(({ id }) => id === "1.1.12")).toMatchObject({
    status: "fail",
    basis: "scan",
    evidence: [expect.stringContaining("kube-bench 1.1.12 of master, 2026-11-29: FAIL")],
  });
  expect(target?.passing).toContain("1.2.15");
  expect(target?.manual).toContain("5.2.2");
  expect(await agent({ cluster: "x", framework: "iso" }, call)).toEqual({
    problem: "there is no framework of this name",
    frameworks: ["cis"],
    reports: [],
  });
  await connection.close();
  await demo.close();
});
