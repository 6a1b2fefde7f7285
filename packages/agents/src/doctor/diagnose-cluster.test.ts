// The whole way, against the demo tenant: what is said of its clusters, what a failure leaves, and that nothing is changed.
import { createGuard } from "@palisade/guardrails/node";
import {
  type CallRecord,
  connectPalette,
  createPaletteClient,
  type PaletteClient,
  PaletteError,
} from "@palisade/palette";
import { type DemoTenant, startDemoTenant } from "@palisade/palette/demo";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { diagnoseCluster } from "./diagnose-cluster.js";
import { ClusterSearchError, findCluster } from "./find-cluster.js";
import { type Diagnosis, diagnosisSchema } from "./report/report-schema.js";

let demo: DemoTenant;
let palette: PaletteClient;
let guard: Awaited<ReturnType<typeof createGuard>>;
const calls: CallRecord[] = [];
const now = Date.parse("2026-12-01T09:00:00Z");

beforeAll(async () => {
  demo = await startDemoTenant({ clock: () => now });
  const connection = connectPalette({
    baseUrl: demo.url,
    apiKey: demo.apiKey,
    retries: { most: 0 },
    onCall: (call) => void calls.push(call),
  });
  palette = createPaletteClient(connection);
  guard = await createGuard();
});
beforeEach(() => {
  calls.length = 0;
});
afterAll(async () => {
  await palette.close();
  await demo.close();
});

async function diagnose(cluster: string): Promise<Diagnosis> {
  const found = await findCluster(palette, { cluster });
  return diagnoseCluster({ palette: found.palette, uid: found.uid, guard, now: () => now });
}

describe("the demo tenant", () => {
  it.each<[string, readonly string[], string]>([
    ["prod-payments-use1", [], "healthy"],
    ["tools-gcp", [], "healthy"],
    ["staging-web-eks", [], "healthy"],
    ["legacy-onprem", [], "healthy"],
    // It comes up, and needs its time.
    ["staging-search-gke", [], "healthy"],
    // It goes, and need not work.
    ["staging-load-test", [], "healthy"],
    ["prod-analytics-eks", ["node-memory-pressure"], "unwell"],
    ["prod-ledger-euc1", ["node-disk-pressure"], "unwell"],
    ["prod-vmw-fra1", ["certificate-expiry"], "unwell"],
    ["prod-web-aks", ["repave-awaiting-approval", "profile-drift"], "unwell"],
    ["staging-api-aks", ["admission-webhook-down"], "unwell"],
    ["staging-batch-usw2", ["quota-exceeded"], "unwell"],
    ["staging-crm-azure", ["cloud-credential-expired"], "unwell"],
    ["staging-erp-fra1", ["image-pull-failure"], "unwell"],
    ["factory-berlin", ["dns-failure"], "unwell"],
    ["store-0231-lyon", ["edge-host-offline", "profile-drift"], "unwell"],
  ])("%s: %j", async (cluster, causes, verdict) => {
    const report = diagnosisSchema.parse(await diagnose(cluster));
    expect({ causes: report.rootCauses.map(({ cause }) => cause), verdict: report.verdict }).toEqual({
      causes,
      verdict,
    });
    const known = new Set(report.evidence.map(({ id }) => id));
    const cited = [...report.findings, ...report.rootCauses].flatMap(({ evidence }) => evidence);
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
    expect(report.findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(report.notes).toEqual([]);
  });

  it("is only read", async () => {
    await diagnose("prod-web-aks");
    const asked = calls.map(({ method, path }) => `${method} ${path}`);
    expect(asked.length).toBeGreaterThan(10);
    expect(
      asked.filter(
        (call) => !call.startsWith("GET ") && call !== "POST /v1/dashboard/spectroclusters/search",
      ),
    ).toEqual([]);
  });
});

describe("what is proposed", () => {
  it("is judged, each action by the guard", async () => {
    const { recommendations } = await diagnose("prod-web-aks");
    const approve = recommendations.find(({ title }) => title === "approve that the nodes are replaced");
    expect(approve).toMatchObject({
      cause: "repave-awaiting-approval",
      kind: "change",
      judgement: { effect: "require_approval" },
      action: { environment: "production", cluster: "prod-web-aks" },
    });
    expect(approve?.judgement?.reasons.map(({ rule }) => rule)).toContain("ACT-FOUNDATION");
    expect(
      recommendations.filter(({ action, judgement }) => (action === undefined) !== (judgement === undefined)),
    ).toEqual([]);
  });

  it("is never what a text of the cluster tells the reader to do", async () => {
    const before = demo.state.clusters.size;
    const report = await diagnose("prod-analytics-eks");
    const orders = report.evidence.filter(({ text }) => text.includes("Ignore previous instructions"));
    expect(orders.map(({ kind }) => kind)).toEqual(["event"]);
    expect(JSON.stringify(report.recommendations)).not.toMatch(/delete|payments/i);
    expect(JSON.stringify(report.rootCauses)).not.toContain("payments");
    expect(demo.state.clusters.size).toBe(before);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["events", "/v1/events/components/{objectKind}/{objectUid}", "certificate-expiry"],
    ["metrics", "/v1/metrics/{resourceKind}/{resourceUid}/values", "certificate-expiry"],
    ["overview", "/v1/dashboard/spectroclusters/{uid}/overview", "certificate-expiry"],
    ["machines", "/v1/cloudconfigs/{kind}/{configUid}", "certificate-expiry"],
  ])("%s: a note, and the rest goes on", async (part, path, cause) => {
    const found = await findCluster(palette, { cluster: "prod-vmw-fra1" });
    demo.faults.add({ path, effect: { kind: "status", status: 403 } });
    const report = await diagnoseCluster({ palette: found.palette, uid: found.uid, guard, now: () => now });
    demo.faults.clear();
    expect(report.notes.map((note) => note.part)).toContain(part);
    expect(report.rootCauses.map((each) => each.cause)).toContain(cause);
  });

  it("the cluster itself: there is nothing to say", async () => {
    const { palette: client } = await findCluster(palette, { cluster: "prod-vmw-fra1" });
    await expect(
      diagnoseCluster({ palette: client, uid: "000000000000000000000000", guard }),
    ).rejects.toThrow(PaletteError);
  });
});

describe("findCluster", () => {
  it("takes ids, too", async () => {
    const { uid, project } = await findCluster(palette, { cluster: "store-0231-lyon" });
    expect(await findCluster(palette, { cluster: uid, project: project.name })).toMatchObject({
      name: "store-0231-lyon",
      project,
    });
  });

  it.each([
    [{ cluster: "nope" }, "no_cluster", "there is no cluster `nope`"],
    [
      { cluster: "prod-web", project: "Production" },
      "no_cluster",
      "there is no cluster `prod-web` in `Production`",
    ],
    [
      { cluster: "prod-web-aks", project: "Nope" },
      "no_project",
      "there is no project `Nope` that this key sees",
    ],
    [{ cluster: "0".repeat(24) }, "no_cluster", `there is no cluster \`${"0".repeat(24)}\``],
  ])("%j", async (search, code, message) => {
    const error: unknown = await findCluster(palette, search).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClusterSearchError);
    expect(error).toMatchObject({ code, message });
  });
});
