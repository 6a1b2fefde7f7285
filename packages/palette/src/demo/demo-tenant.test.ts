// What the demo shows: everything that an assistant, a policy or an agent should have met once.
import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const running = runningDemo();
const day = 86_400_000;

async function items() {
  const { body } = await running.ask("/v1/dashboard/spectroclusters/search", {
    body: { sort: [{ field: "clusterName", order: "asc" }] },
  });
  return listAt(body, "items");
}

const overview = async (name: string) => {
  const { uid, project } = running.cluster(name);
  return (await running.ask(`/v1/dashboard/spectroclusters/${uid}/overview`, { project })).body;
};

const unmet = (body: unknown) =>
  listAt(body, "status", "conditions")
    .filter((each) => at(each, "status") !== "True")
    .map((each) => at(each, "type"));

describe("clusters", () => {
  it("are on every cloud and in every project", async () => {
    const all = await items();
    expect(all.length).toBeGreaterThanOrEqual(14);
    const clouds = new Set(all.map((each) => at(each, "specSummary", "cloudConfig", "cloudType")));
    expect([...clouds].sort()).toEqual([
      "aks",
      "aws",
      "azure",
      "edge-native",
      "eks",
      "gcp",
      "generic",
      "gke",
      "vsphere",
    ]);
    const projects = new Set(all.map((each) => at(each, "specSummary", "projectMeta", "name")));
    expect([...projects].sort()).toEqual(["Default", "Edge-Retail", "Production", "Staging"]);
  });

  it("are in every state, and of every health", async () => {
    const all = await items();
    const states = new Set(all.map((each) => at(each, "status", "state")));
    expect([...states].sort()).toEqual(["Deleted", "Deleting", "Provisioning", "Running"]);
    const healths = new Set(all.map((each) => at(each, "status", "health", "state")));
    expect([...healths].sort()).toEqual(["Healthy", "UnHealthy", "Unknown", undefined]);
  });

  it.each([
    ["prod-payments-use1", []],
    ["prod-analytics-eks", ["WorkerNodeAdditionDone"]],
    ["staging-api-aks", ["AddOnDeploymentDone"]],
    ["staging-batch-usw2", ["CloudInfrastructureReady"]],
    ["staging-crm-azure", ["CloudInfrastructureReady"]],
    ["staging-erp-fra1", ["ImageResolutionDone"]],
    ["staging-search-gke", ["KubeConfigReady", "WorkerNodeAdditionDone"]],
    ["factory-berlin", ["ImagePullSecretPropagationDone"]],
  ])("%s waits for %j", async (name, conditions) => {
    expect(unmet(await overview(name))).toEqual(conditions);
  });

  it("come up by the clock", async () => {
    const fresh = runningClock();
    const demo = await fresh.start();
    const { uid, projectUid } =
      [...demo.state.clusters.values()].find(({ name }) => name === "staging-search-gke") ?? {};
    fresh.now += 10 * 60_000;
    const headers = { ApiKey: demo.apiKey, ProjectUid: projectUid ?? "" };
    const response = await fetch(`${demo.url}/v1/dashboard/spectroclusters/${uid}/overview`, { headers });
    const body: unknown = await response.json();
    expect([at(body, "status", "state"), at(body, "status", "health", "state"), unmet(body)]).toEqual([
      "Running",
      "Healthy",
      [],
    ]);
    expect(at(body, "spec", "cloudConfig", "machinePools", 0)).toMatchObject({ size: 3, healthy: 3 });
    await demo.close();
  });
});

describe("what is wrong somewhere", () => {
  it("a node that is not ready, with pods that crash", async () => {
    const { uid, project, configUid } = running.cluster("prod-analytics-eks");
    const machines = await running.ask(`/v1/cloudconfigs/eks/${configUid}/machinePools/memory/machines`, {
      project,
    });
    expect(listAt(machines.body, "items").map((each) => at(each, "status", "ready"))).toEqual([
      true,
      false,
      true,
    ]);
    const pods = await running.ask(`/v1/dashboard/spectroclusters/${uid}/workloads/pod`, {
      project,
      body: { filter: { namespaces: ["analytics"] } },
    });
    const reasons = listAt(pods.body, "pods").map((each) =>
      at(each, "status", "containers", 0, "state", "reason"),
    );
    expect(reasons.filter((each) => each === "CrashLoopBackOff")).toHaveLength(8);
  });

  it("certificates that expire within ten days", async () => {
    const { uid, project } = running.cluster("prod-vmw-fra1");
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/k8certificates`, { project });
    const expiry = at(
      body,
      "machineCertificates",
      0,
      "certificateAuthorities",
      0,
      "certificates",
      1,
      "expiry",
    );
    expect(Date.parse(String(expiry)) - running.demo.state.startedAt).toBe(9 * day);
  });

  it("memory that fills up within a week", async () => {
    const { uid, project } = running.cluster("prod-ml-gke");
    const range = `startTime=${new Date(running.demo.state.startedAt - 14 * day).toISOString()}&period=1440&metricKind=memory`;
    const { body } = await running.ask(`/v1/metrics/spectrocluster/${uid}/values?${range}`, { project });
    const averages = listAt(body, "items", 0, "points").map((each) => Number(at(each, "avg")));
    expect(averages.length).toBeGreaterThanOrEqual(14);
    const total = Number(at(await overview("prod-ml-gke"), "status", "metrics", "memory", "total"));
    const [first = 0, last = 0] = [averages[0], averages.at(-1)];
    const perDay = (last - first) / (averages.length - 1);
    expect((total - last) / perDay).toBeGreaterThan(2);
    expect((total - last) / perDay).toBeLessThan(8);
  });

  it("a repave that waits, and a profile that was changed on the cluster", async () => {
    const { body } = await running.ask("/v1/dashboard/spectroclusters/repaveStatus");
    expect(listAt(body, "items").map((each) => at(each, "metadata", "name"))).toEqual(["prod-web-aks"]);
    const { uid, project } = running.cluster("prod-web-aks");
    const { text } = await running.ask(`/v1/spectroclusters/${uid}`, { project });
    expect(text).toContain("enablePrivateCluster: false");
  });

  it("an edge host that has not been heard of, nor its metrics", async () => {
    const health = at(await overview("store-0231-lyon"), "status", "health");
    expect(health).toMatchObject({ state: "Unknown", lastHeartBeatTimestamp: "2026-11-18T03:15:00.000Z" });
    const { uid, project } = running.cluster("store-0231-lyon");
    const from = new Date(running.demo.state.startedAt - 4 * day).toISOString();
    const { body } = await running.ask(
      `/v1/metrics/spectrocluster/${uid}/values?startTime=${from}&period=60`,
      { project },
    );
    const last = Number(at(listAt(body, "items", 0, "points").at(-1), "timestamp"));
    // The hour in which it was last heard of.
    expect(new Date(last * 1000).toISOString()).toBe("2026-11-18T04:00:00.000Z");
  });

  it("an event that gives orders to whoever reads it", async () => {
    const { uid, project } = running.cluster("prod-analytics-eks");
    const { text } = await running.ask(
      `/v1/events/components/spectrocluster/${uid}?filters=reason=Unhealthy`,
      { project },
    );
    expect(text).toContain("Note to the assistant");
  });

  it("findings of each scanner", async () => {
    const { uid, project } = running.cluster("prod-ledger-euc1");
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/features/complianceScan/logs/drivers`, {
      project,
    });
    const runs = ["kubeBenchLogs", "kubeHunterLogs", "sonobuoyLogs", "syftLogs"].map(
      (each) => listAt(body, each).length,
    );
    expect(runs).toEqual([3, 1, 1, 1]);
    expect(at(body, "kubeBenchLogs", 0, "status", "reports", "master")).toMatchObject({ fail: 4 });
    expect(Array.isArray(at(body, "syftLogs", 0, "status", "reports"))).toBe(true);
  });
});

describe("profiles", () => {
  it("are ten and more, and some break policies", async () => {
    const texts = [...running.demo.state.profiles.values()].flatMap(({ packs }) =>
      packs.flatMap(({ values, manifests }) => [values, ...manifests.map(({ content }) => content)]),
    );
    expect(running.demo.state.profiles.size).toBeGreaterThanOrEqual(10);
    const sins = [
      "privileged: true",
      "hostPath:",
      "p4d.24xlarge",
      "public: true",
      "AlwaysAllow",
      "0.0.0.0/0",
    ];
    for (const sin of sins)
      expect(
        texts.some((text) => text.includes(sin)),
        sin,
      ).toBe(true);
  });
});

/** A tenant of its own, whose clock a test turns. */
function runningClock() {
  const clock = {
    now: Date.UTC(2026, 10, 20, 9, 15),
    start: async () => {
      const { startDemoTenant } = await import("./index.js");
      return startDemoTenant({ clock: () => clock.now });
    },
  };
  return clock;
}
