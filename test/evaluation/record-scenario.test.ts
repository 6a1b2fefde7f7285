// A recording serves what was recorded, holds no values, and keeps to Palette's definition.
import { readScenarios, type Scenario, startScenario } from "@palisade/agents/scenarios";
import { describe, expect, it } from "vitest";
import { readOpenApi } from "../../packages/palette/src/testing/openapi.js";
import { checkScenarioAnswers } from "../../scripts/evaluation/check-scenario-answers.js";
import { recordAnswers } from "../../scripts/evaluation/record-scenario.js";

const described = {
  id: "described",
  family: "repave-awaiting-approval",
  title: "A cluster to record",
  now: "2026-06-10T10:00:00Z",
  cluster: {
    name: "recorded",
    project: "Production",
    cloud: "aws",
    region: "eu-west-1",
    age: "90d",
    profiles: [{ name: "aws-baseline", version: "1.2.0" }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "m5.large" },
      { name: "worker", size: 2, machineType: "m5.large" },
    ],
    repave: { state: "Pending", ago: "2d", pack: "kubernetes", from: "1.30.12" },
    events: [{ ago: "6h", reason: "Unhealthy", message: "Probe {n} failed", times: 70, every: "1m" }],
    compliance: { ago: "2d" },
  },
  expect: { healthy: false, severity: "low", rootCauses: ["repave-awaiting-approval"] },
};

function read(content: object): Scenario {
  const { scenarios, problems } = readScenarios([{ file: "a.json", text: JSON.stringify(content) }]);
  expect(problems).toEqual([]);
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error("no scenario");
  return scenario;
}

const original = await startScenario(read(described));
const { url, apiKey, cluster, project, now } = original;
const answers = await recordAnswers({ url, apiKey, project }, cluster, now);
const { cluster: _, ...rest } = described;
const recording = read({ ...rest, id: "recording", recorded: { cluster, project, answers } });

describe("a recording", () => {
  it("serves what was recorded, page by page, without values", async () => {
    const again = await startScenario(recording);
    const ask = async (at: string, path: string): Promise<unknown> => {
      const headers = { ApiKey: at === url ? apiKey : again.apiKey, ProjectUid: project };
      return (await fetch(at + path, { headers })).json();
    };
    const certificates = `/v1/spectroclusters/${cluster}/k8certificates`;
    expect(await ask(again.url, certificates)).toEqual(await ask(url, certificates));
    const events = `/v1/events/components/spectrocluster/${cluster}?limit=50`;
    const first = await ask(again.url, events);
    expect(first).toEqual(await ask(url, events));
    const { listmeta } = first as { listmeta: { continue: string } };
    const next = `${events}&continue=${encodeURIComponent(listmeta.continue)}`;
    expect(await ask(again.url, next)).toEqual(await ask(url, next));
    const text = JSON.stringify(recording);
    expect([text.includes("kubeadmconfig"), text.includes(apiKey)]).toEqual([false, false]);
    await again.close();
    await original.close();
  });

  it("has the repave, the machines and the metrics", () => {
    const paths = Object.keys(answers).map((path) => path.replaceAll(/[0-9a-f]{24}/g, "UID").split("?")[0]);
    expect([...new Set(paths)].sort()).toEqual([
      "/v1/cloudconfigs/aws/UID",
      "/v1/cloudconfigs/aws/UID/machinePools/control-plane/machines",
      "/v1/cloudconfigs/aws/UID/machinePools/worker/machines",
      "/v1/clusterprofiles/UID",
      "/v1/dashboard/spectroclusters/UID/overview",
      "/v1/events/components/spectrocluster/UID",
      "/v1/metrics/machine/values",
      "/v1/metrics/spectrocluster/UID/values",
      "/v1/spectroclusters/UID",
      "/v1/spectroclusters/UID/features/complianceScan/logs/drivers",
      "/v1/spectroclusters/UID/k8certificates",
      "/v1/spectroclusters/UID/repave/status",
      "POST /v1/dashboard/spectroclusters/UID/workloads/pod",
    ]);
  });

  const openApi = readOpenApi();
  it.skipIf(openApi === undefined)("keeps to Palette's definition, and what does not is said", async () => {
    expect(openApi && (await checkScenarioAnswers(recording, openApi))).toEqual([]);
    const wrong = { ...answers, [`/v1/spectroclusters/${cluster}/status`]: { status: { state: 3 } } };
    const scenario = read({ ...rest, id: "wrong", recorded: { cluster, project, answers: wrong } });
    expect(openApi && (await checkScenarioAnswers(scenario, openApi))).toEqual([
      {
        request: `GET /v1/spectroclusters/${cluster}/status`,
        message: expect.stringContaining("/status/state must be string"),
      },
    ]);
  });
});
