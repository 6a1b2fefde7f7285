// Every operation that the demo tenant serves is asked for, of everything that it is about, and the answers are held
// against the definition of the API where that is at hand.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../testing/demo-client.js";
import { readOpenApi } from "../testing/openapi.js";
import { requestsOf } from "../testing/requests-of.js";
import { type DemoTenant, startDemoTenant } from "./index.js";
import { operations } from "./operations/operations.js";

const api = readOpenApi();
const start = Date.UTC(2026, 10, 20, 9, 15);
let now = start;
let demo: DemoTenant;
beforeAll(async () => {
  demo = await startDemoTenant({ clock: () => now });
});
afterAll(() => demo.close());

/** What operations may say of some things, if they say better of others. */
const mayLack = ["ResourceNotFound", "BackupNotConfigured", "InvalidRequest"];

/** Reads come first and find the tenant as it was made; what deletes comes last. */
const turnOf = ({ method, path, id }: (typeof operations)[number]) =>
  id.includes("Delete") ? 2 : method === "GET" || path.includes("/dashboard/") ? 0 : 1;
const inOrder = [...operations].sort((left, right) => turnOf(left) - turnOf(right));

describe.each([0, 90 * 60_000])("answers, %d ms after the start", (later) => {
  it.each(inOrder.map((each) => [each.id, each] as const))("%s", async (id, operation) => {
    now = start + later;
    const requests = requestsOf(operation, demo.state);
    const good: string[] = [];
    for (const { path, ...asking } of requests) {
      const { status, body, text } = await ask(demo, path, asking);
      const place = `${asking.method} ${path}: ${text.slice(0, 300)}`;
      if (status < 300) good.push(path);
      else expect(mayLack, place).toContain((body as { code: unknown }).code);
      if (api?.operations.has(id) !== true) continue;
      expect(status < 300 ? api.problemsOf(id, status, body) : api.problemsOfError(body), place).toEqual([]);
      if (asking.body !== undefined) expect(api.problemsOfRequest(id, asking.body), place).toEqual([]);
    }
    expect(good.length).toBeGreaterThan(0);
  });
});

describe.skipIf(api === undefined)("the definition of the API (set PALISADE_SHARED)", () => {
  const others = ["undocumented", "not in the trimmed definition"];
  it("has every operation under its id, method and path, but those that say that it has them not", () => {
    for (const { id, method, path } of operations) {
      if (others.some((each) => id.startsWith(each))) expect(api?.operations.has(id)).toBe(false);
      else expect(api?.operations.get(id), id).toMatchObject({ method, path });
    }
  });

  it("has operations that the tenant does not serve, and these alone", () => {
    const served = new Set(operations.map(({ id }) => id));
    const missing = [...(api?.operations.keys() ?? [])].filter((id) => !served.has(id)).sort();
    expect(missing).toMatchInlineSnapshot(`
      [
        "v1Authenticate",
        "v1CloudConfigsAwsMachinePoolCreate",
        "v1CloudConfigsAwsMachinePoolDelete",
        "v1CloudConfigsAwsMachinePoolUpdate",
        "v1CloudConfigsMachinePoolsMachineUidMaintenanceUpdate",
        "v1ClusterFeatureLogFetcherCreate",
        "v1ClusterFeatureLogFetcherGet",
        "v1ClusterProfilesDelete",
        "v1ClusterProfilesPublish",
        "v1ClusterProfilesUidValidatePacks",
        "v1ClusterProfilesUpdate",
        "v1ClusterProfilesValidatePacks",
        "v1SpectroClustersCertificatesRenew",
        "v1SpectroClustersDelete",
        "v1SpectroClustersDeleteProfiles",
        "v1SpectroClustersPatchProfiles",
        "v1SpectroClustersUidConfigRbacsUpdate",
        "v1SpectroClustersUidMetadataUpdate",
        "v1SpectroClustersUidOsPatchUpdate",
        "v1SpectroClustersUidRepaveApproveUpdate",
        "v1SpectroClustersUidRepaveGet",
        "v1SpectroClustersUidUpgradeSettings",
        "v1SpectroClustersUidValidatePacks",
        "v1SpectroClustersUidValidateRepave",
        "v1SpectroClustersUidVariablesPatch",
        "v1SpectroClustersUpdateProfiles",
      ]
    `);
  });
});
