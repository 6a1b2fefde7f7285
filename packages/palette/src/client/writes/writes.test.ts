// What changes something: what is sent, by the specification where it is present, and when nothing is.
import { describe, expect, it } from "vitest";
import { readOpenApi } from "../../testing/openapi.js";
import type { Asked, Reply } from "../../testing/palette-server.js";
import { withServer } from "../../testing/with-server.js";
import { PaletteError } from "../palette-error.js";
import { createPaletteWriteClient } from "./create-palette-write-client.js";

const ref = { kind: "aws", uid: "6601" };

const pool = {
  name: "worker-pool",
  size: 4,
  minSize: 3,
  maxSize: 6,
  isControlPlane: false,
  useControlPlaneAsWorker: false,
  labels: ["worker"],
  instanceType: "m5.xlarge",
  instanceConfig: { numCPUs: 4 },
  capacityType: "on-demand",
  azs: ["us-east-1a"],
  rootDeviceSize: 60,
  additionalTags: { team: "shop" },
  additionalLabels: null,
  taints: [{ key: "gpu", value: "true", effect: "NoSchedule" }],
  updateStrategy: { type: "RollingUpdateScaleOut" },
  subnetIds: { "us-east-1a": "subnet-1" },
  nodeRepaveInterval: 0,
  fieldOfTomorrow: "",
};

const put = {
  cloudConfig: {
    azs: ["us-east-1a"],
    instanceType: "m5.xlarge",
    capacityType: "on-demand",
    rootDeviceSize: 60,
    subnets: [{ az: "us-east-1a", id: "subnet-1" }],
  },
  poolConfig: {
    name: "worker-pool",
    size: 6,
    minSize: 3,
    maxSize: 6,
    labels: ["worker"],
    isControlPlane: false,
    useControlPlaneAsWorker: false,
    taints: [{ key: "gpu", value: "true", effect: "NoSchedule" }],
    additionalTags: { team: "shop" },
    nodeRepaveInterval: 0,
    updateStrategy: { type: "RollingUpdateScaleOut" },
  },
};

const poolsThenDone =
  (pools: readonly unknown[]) =>
  ({ method }: Asked): Reply =>
    method === "GET" ? { body: { spec: { machinePoolConfig: pools } } } : { status: 204 };

async function writing(answering: Parameters<typeof withServer>[0]) {
  const served = await withServer(answering);
  const writes = createPaletteWriteClient(served.connection).inProject("65f0").with({ decisionId: "0198" });
  return { ...served, writes };
}

const failure = (promise: Promise<unknown>): Promise<PaletteError> =>
  promise.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => {
      expect(error).toBeInstanceOf(PaletteError);
      return error as PaletteError;
    },
  );

const sent = ({ asked }: { readonly asked: readonly Asked[] }) =>
  asked.map(({ method, url, body }) => [
    method,
    url,
    body === "" ? undefined : (JSON.parse(body) as unknown),
  ]);

it("the size of a pool: the whole pool is put back, changed in nothing else", async () => {
  const { writes, server, records } = await writing(poolsThenDone([{ ...pool, name: "other" }, pool]));
  expect(await writes.scalePool(ref, { pool: "worker-pool", size: 6, expectedSize: 4 })).toEqual({
    pool: "worker-pool",
    before: { size: 4, minSize: 3, maxSize: 6 },
    after: { size: 6, minSize: 3, maxSize: 6 },
  });
  expect(sent(server)).toEqual([
    ["GET", "/v1/cloudconfigs/aws/6601", undefined],
    ["PUT", "/v1/cloudconfigs/aws/6601/machinePools/worker-pool", put],
  ]);
  expect(records).toMatchObject([
    { method: "GET", projectUid: "65f0", decisionId: "0198" },
    { method: "PUT", projectUid: "65f0", decisionId: "0198", status: 204 },
  ]);
});

const vsphere = {
  name: "workers",
  size: 2,
  isControlPlane: false,
  labels: ["worker"],
  instanceType: { numCPUs: 4, memoryMiB: 8192, diskGiB: 60 },
};

it.each([
  [
    "azure",
    {
      name: "w",
      size: 2,
      isControlPlane: false,
      instanceType: "D4",
      isSystemNodePool: true,
      osType: "Linux",
    },
    {
      cloudConfig: { instanceType: "D4", isSystemNodePool: true },
      poolConfig: { name: "w", size: 6, isControlPlane: false, labels: [] },
      managedPoolConfig: { isSystemNodePool: true, osType: "Linux" },
    },
  ],
  [
    "gke",
    { name: "w", size: 2, isControlPlane: false, instanceType: "n2", subnet: "s", subnetIds: {} },
    {
      cloudConfig: { instanceType: "n2", subnet: "s" },
      poolConfig: { name: "w", size: 6, isControlPlane: false, labels: [] },
    },
  ],
  [
    "vsphere",
    {
      ...vsphere,
      placements: [
        {
          cluster: "c1",
          network: { networkName: "n", staticIp: true, ipPool: { uid: "i" }, parentPoolRef: { uid: "p" } },
        },
        { cluster: "c2" },
      ],
    },
    {
      cloudConfig: {
        instanceType: vsphere.instanceType,
        placements: [
          { cluster: "c1", network: { networkName: "n", staticIp: true, parentPoolUid: "p" } },
          { cluster: "c2" },
        ],
      },
      poolConfig: { name: "workers", size: 6, isControlPlane: false, labels: ["worker"] },
    },
  ],
])("the size of a pool of %s", async (kind, given, body) => {
  const { writes, server } = await writing(poolsThenDone([given]));
  await writes.scalePool({ kind, uid: "6601" }, { pool: given.name, size: 6 });
  expect(sent(server)[1]?.[2]).toEqual(body);
});

it.each([
  ["a pool that is not there", {}, { pool: "wrkers", size: 5 }, "not_found", "there is no pool `wrkers`"],
  [
    "a pool that somebody changed",
    {},
    { pool: "worker-pool", size: 5, expectedSize: 3 },
    "conflict",
    "pool `worker-pool` has 4 machines, and not 3 as expected",
  ],
  [
    "more than its bounds",
    {},
    { pool: "worker-pool", size: 7 },
    "invalid",
    "pool `worker-pool` cannot have 7 machines: its bounds are 3 to 6",
  ],
  [
    "half a machine",
    { minSize: 0, maxSize: 0 },
    { pool: "worker-pool", size: 4.5 },
    "invalid",
    "pool `worker-pool` cannot have 4.5 machines: its bounds are at least 0",
  ],
  [
    "a field that would be lost",
    { fieldOfTomorrow: { on: true } },
    { pool: "worker-pool", size: 5 },
    "invalid",
    "pool `worker-pool` is not changed: `fieldOfTomorrow` of the pool would be lost",
  ],
  [
    "a size that is a text",
    { size: "4" },
    { pool: "worker-pool", size: 5 },
    "unexpected_response",
    "Palette's answer is not as described: /spec/machinePoolConfig/0/size: expected number, received string",
  ],
  [
    "a control plane that is a text",
    { isControlPlane: "false" },
    { pool: "worker-pool", size: 5 },
    "unexpected_response",
    "Palette's answer is not as described: /spec/machinePoolConfig/0/isControlPlane: expected boolean, received string",
  ],
])("nothing is written for %s", async (_, change, scaling, code, message) => {
  const { writes, server } = await writing(poolsThenDone([{ ...pool, ...change }]));
  expect(await failure(writes.scalePool(ref, scaling))).toMatchObject({ code, message });
  expect(sent(server).map(([method]) => method)).toEqual(["GET"]);
});

it.each([
  [
    "edge-native",
    pool,
    "pool `worker-pool` is not changed: the size of pools of edge-native clusters cannot be changed",
  ],
  [
    "vsphere",
    {
      ...vsphere,
      name: "worker-pool",
      placements: [{ network: { networkName: "n", ipPool: { uid: "i" } } }],
    },
    "pool `worker-pool` is not changed: `ipPool` of the pool would be lost",
  ],
])("nothing is written to a pool of %s that cannot be written back", async (kind, given, message) => {
  const { writes, server } = await writing(poolsThenDone([given]));
  const call = writes.scalePool({ kind, uid: "6601" }, { pool: "worker-pool", size: 5 });
  expect(await failure(call)).toMatchObject({ code: "invalid", message });
  expect(server.asked).toHaveLength(1);
});

const changes = {
  profiles: [
    {
      uid: "65aa",
      replaceWithProfile: "65ab",
      packValues: [{ name: "kubernetes", tag: "1.31.x", type: "spectro" as const, values: "pack: {}\n" }],
      variables: [{ name: "nodes", value: "3" }],
    },
  ],
};

it("profiles, repaves, deletions and scans", async () => {
  const { writes, server } = await writing(({ method }) =>
    method === "POST" ? { status: 201, body: { uid: "s1" } } : { status: 204 },
  );
  await writes.patchProfiles("6601", changes, { resolveNotification: true });
  await writes.approveRepave("6601");
  await writes.deleteCluster("6601");
  await writes.deleteCluster("6601", { force: true });
  expect(await writes.runComplianceScan("6601", { kubeBench: { runScan: true } })).toBe("s1");
  expect(sent(server)).toEqual([
    ["PATCH", "/v1/spectroclusters/6601/profiles?resolveNotification=true", changes],
    ["PATCH", "/v1/spectroclusters/6601/repave/approve", undefined],
    ["DELETE", "/v1/spectroclusters/6601", undefined],
    ["DELETE", "/v1/spectroclusters/6601?forceDelete=true", undefined],
    ["POST", "/v1/spectroclusters/6601/features/complianceScan/onDemand", { kubeBench: { runScan: true } }],
  ]);
});

it("what cannot be sent is not sent", async () => {
  const { writes, server } = await writing([{ status: 204 }]);
  const wrong = { profiles: [{ uid: "65aa", replaceWith: "65ab" }] };
  expect(await failure(writes.patchProfiles("6601", wrong as never))).toMatchObject({
    code: "invalid",
    message: 'the body cannot be sent: /profiles/0: Unrecognized key: "replaceWith"',
    method: "PATCH",
  });
  expect(await failure(writes.deleteCluster(".."))).toMatchObject({ code: "invalid" });
  expect(server.asked).toEqual([]);
});

it("a write whose answer cannot be read was done", async () => {
  const { writes, server } = await writing([{ status: 201, body: {} }]);
  expect(await failure(writes.runComplianceScan("6601", { kubeBench: { runScan: true } }))).toMatchObject({
    code: "unexpected_response",
    status: 201,
    retryable: false,
    hint: "it was done, as the status says; look what came of it",
  });
  expect(server.asked).toHaveLength(1);
});

describe("are tried again only where nothing can have been done", () => {
  it("after a 429", async () => {
    const { writes, records } = await writing([{ status: 429 }, { status: 429 }, { status: 204 }]);
    await writes.approveRepave("6601");
    expect(records.map(({ status }) => status)).toEqual([429, 429, 204]);
  });

  it.each([
    ["500", { status: 500 }, "unavailable"],
    ["503", { status: 503 }, "unavailable"],
    ["a connection that breaks", "break" as const, "unavailable"],
  ])("not after %s", async (_, reply, code) => {
    const { writes, server } = await writing([reply, { status: 204 }]);
    expect(await failure(writes.approveRepave("6601"))).toMatchObject({
      code,
      retryable: false,
      hint: "look whether it was done before trying again",
    });
    expect(server.asked).toHaveLength(1);
  });

  it("after a refused connection", async () => {
    const { writes, server, records } = await writing([{ status: 204 }]);
    await server.close();
    expect(await failure(writes.approveRepave("6601"))).toMatchObject({
      code: "unavailable",
      message: "no answer from Palette (ECONNREFUSED)",
      retryable: true,
    });
    expect(records).toHaveLength(4);
  });
});

const api = readOpenApi();

describe.skipIf(api === undefined)("by the specification", () => {
  it.each([
    ["v1CloudConfigsAwsMachinePoolUpdate", put],
    ["v1SpectroClustersPatchProfiles", changes],
    ["v1ClusterFeatureComplianceScanOnDemandCreate", { kubeBench: { runScan: true } }],
  ])("%s", (operation, body) => {
    expect(api?.problemsOfRequest(operation, body)).toEqual([]);
  });

  it("a field that is not specified would be found", () => {
    const wrong = { profiles: [{ uid: "65aa", replaceWith: "65ab" }] };
    expect(api?.problemsOfRequest("v1SpectroClustersPatchProfiles", wrong)).toEqual([
      '/profiles/0 must NOT have additional properties {"additionalProperty":"replaceWith"}',
    ]);
  });
});
