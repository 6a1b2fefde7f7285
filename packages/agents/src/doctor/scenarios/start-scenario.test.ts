import { expect, it, onTestFinished } from "vitest";
import { readScenarios, startScenario } from "./index.js";

const expected = { healthy: true, severity: "none", rootCauses: [] };
const now = "2026-11-20T09:15:00Z";

async function served(content: object, path: (uid: string) => string) {
  const text = JSON.stringify({ id: "x", family: "healthy", title: "x", now, expect: expected, ...content });
  const { scenarios, problems } = readScenarios([{ file: "x.json", text }]);
  expect(problems).toEqual([]);
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error("no scenario");
  const running = await startScenario(scenario);
  onTestFinished(running.close);
  const { url, apiKey, cluster, project } = running;
  const response = await fetch(url + path(cluster), { headers: { ApiKey: apiKey, ProjectUid: project } });
  return { status: response.status, body: await response.json() };
}

const cluster = {
  name: "calm",
  project: "Staging",
  cloud: "gke",
  region: "europe-west1",
  age: "3d",
  profiles: [],
  pools: [{ name: "a", size: 1, machineType: "e2-standard-4" }],
};

it("a described cluster is served at its moment", async () => {
  const { body } = await served({ cluster }, (uid) => `/v1/spectroclusters/${uid}`);
  expect(body).toMatchObject({ metadata: { name: "calm", creationTimestamp: "2026-11-17T09:15:00.000Z" } });
});

it("faults of a scenario hit", async () => {
  const faults = [{ path: "/v1/spectroclusters/{uid}", effect: { kind: "status", status: 503 } }];
  expect(await served({ cluster, faults }, (uid) => `/v1/spectroclusters/${uid}`)).toMatchObject({
    status: 503,
  });
});

it("recorded answers are served as they were", async () => {
  const recorded = { cluster: "abc", project: "def", answers: { "/v1/spectroclusters/abc": { kind: "y" } } };
  expect(await served({ recorded }, (uid) => `/v1/spectroclusters/${uid}`)).toEqual({
    status: 200,
    body: { kind: "y" },
  });
});
