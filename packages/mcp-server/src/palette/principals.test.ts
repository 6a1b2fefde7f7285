// Whose rights: no caller sees a project that is not theirs, by whatever tool and argument.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connectClient,
  type MemoryService,
  memoryService,
  type TestClient,
} from "../testing/memory-service.js";

let palette: MemoryService;
let edgar: TestClient;
let nobody: TestClient;
beforeAll(async () => {
  palette = await memoryService();
  edgar = await connectClient(palette, "2026-07-28", { caller: { principal: "edgar" } });
  nobody = await connectClient(palette, "2025-11-25", { caller: { principal: "nobody" } });
});
afterAll(async () => {
  await edgar.close();
  await nobody.close();
  await palette.close();
});

const ofCluster = [
  "get_cluster_details",
  "get_cluster_events",
  "get_cluster_metrics",
  "get_compliance_scans",
];

describe("somebody who is mapped to nothing", () => {
  it.each([
    ...ofCluster.map((name) => [name, { cluster: "66c4d331873896b67f457c3f" }] as const),
    ...["list_clusters", "list_projects", "list_profiles", "search_packs"].map((name) => [name, {}] as const),
    ["get_profile", { profile: "66c4d331873896b67f457c3f" }] as const,
  ])("reads nothing by %s", async (name, values) => {
    expect(await nobody.call(name, values)).toMatchObject({
      isError: true,
      structuredContent: {
        outcome: "denied",
        failure: {
          code: "no_access",
          message: "the principal `nobody` is mapped to no key and projects",
          retryable: false,
        },
      },
    });
    // Palette was not even asked.
    const records = await palette.records();
    expect(records.at(-1)?.details).toEqual({
      tool: name,
      requester: "nobody",
      outcome: "denied",
      code: "no_access",
    });
    expect(records.filter(({ details }) => "path" in details)).toEqual([]);
  });
});

describe("somebody with one project", () => {
  it("needs not name it, and is shown what is in it", async () => {
    const { structuredContent } = await edgar.call("list_clusters");
    const names = structuredContent.clusters.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["factory-berlin", "store-0117-hamburg", "store-0231-lyon"]);
    const { structuredContent: found } = await edgar.call("list_projects");
    expect(found.projects.map(({ name }: { name: string }) => name)).toEqual(["Edge-Retail"]);
    const { uid: cluster } = palette.cluster("factory-berlin");
    expect((await edgar.call("get_cluster_details", { cluster })).structuredContent).toMatchObject({
      outcome: "read",
      name: "factory-berlin",
    });
  });

  it.each(ofCluster)("sees nothing of another by %s, whichever is named", async (name) => {
    const { uid: cluster, project } = palette.cluster("prod-payments-use1");
    const named = await edgar.call(name, { cluster, project });
    expect(named.structuredContent).toMatchObject({ outcome: "denied", failure: { code: "forbidden" } });
    const own = await edgar.call(name, { cluster });
    expect(own.isError).toBe(true);
    expect(["forbidden", "not_found"]).toContain(own.structuredContent.failure.code);
    expect(JSON.stringify([named, own])).not.toMatch(/payments/);
  });
});
