import { describe, expect, it } from "vitest";
import { type Answered, at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const running = runningDemo();
const second = 1000;
const minute = 60 * second;

const pool = (size: number, more: object = {}) => ({
  cloudConfig: {
    instanceType: "m5.2xlarge",
    azs: ["us-east-1a"],
    capacityType: "on-demand",
    rootDeviceSize: 120,
  },
  poolConfig: {
    name: "worker",
    size,
    minSize: 4,
    maxSize: 10,
    labels: ["worker"],
    isControlPlane: false,
    ...more,
  },
});

const payments = () => running.cluster("prod-payments-use1");
const poolPath = () => `/v1/cloudconfigs/aws/${payments().configUid}/machinePools/worker`;

const put = (body: unknown): Promise<Answered> =>
  running.ask(poolPath(), { method: "PUT", body, project: payments().project });

async function states(): Promise<Record<string, number>> {
  const { body } = await running.ask(`${poolPath()}/machines`, { project: payments().project });
  const counts: Record<string, number> = {};
  for (const machine of listAt(body, "items")) {
    const state = String(at(machine, "status", "instanceState"));
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

async function workers(): Promise<unknown> {
  const { uid, project } = payments();
  const { body } = await running.ask(`/v1/dashboard/spectroclusters/${uid}/overview`, { project });
  const pools = listAt(body, "spec", "cloudConfig", "machinePools");
  const found = pools.find((each) => at(each, "isControlPlane") === false);
  return { size: at(found, "size"), healthy: at(found, "healthy") };
}

async function reasons(): Promise<unknown[]> {
  const { uid, project } = payments();
  const { body } = await running.ask(`/v1/events/components/spectrocluster/${uid}?limit=4`, { project });
  return listAt(body, "items").map((each) => at(each, "reason"));
}

describe("a pool that is put with more machines", () => {
  it("has them pending, provisioning and running by the clock", async () => {
    expect(await put(pool(8))).toMatchObject({ status: 204, text: "" });
    running.pass(25 * second);
    expect(await states()).toEqual({ Running: 6, Pending: 2 });
    expect(await workers()).toEqual({ size: 8, healthy: 6 });
    running.pass(minute);
    expect(await states()).toEqual({ Running: 6, Provisioning: 2 });
    running.pass(3 * minute);
    expect(await states()).toEqual({ Running: 8 });
    expect(await workers()).toEqual({ size: 8, healthy: 8 });
  });

  it("is an event, and so is each machine when it is there", async () => {
    expect(await reasons()).toEqual(["NodeAdded", "NodeAdded", "MachinePoolUpdated", "ScalingReplicaSet"]);
  });

  it("is an entry of the audit log, with who did it", async () => {
    const { body } = await running.ask("/v1/audits?limit=1");
    expect(at(body, "items", 0, "spec")).toMatchObject({
      actionType: "update",
      actionMsg: "Machine pool worker updated: 6 nodes before, 8 now",
      actor: { actorType: "user", user: { emailId: "ada@example.com" }, project: { name: "Production" } },
      resource: { kind: "spectrocluster", name: "prod-payments-use1" },
    });
  });

  it("costs more", async () => {
    const { uid, project } = payments();
    const { body } = await running.ask(`/v1/dashboard/spectroclusters/${uid}/overview`, { project });
    // Eight workers and three control planes, and their disks.
    expect(at(body, "status", "hourlyRate", "cloud", "compute")).toBeCloseTo(8 * 0.384 + 3 * 0.192, 4);
  });
});

describe("a pool that is put with fewer", () => {
  it("has the last of them deleted, one after the other", async () => {
    expect(await put(pool(5))).toMatchObject({ status: 204 });
    running.pass(10 * second);
    expect(await states()).toEqual({ Running: 7, Deleting: 1 });
    running.pass(50 * second);
    expect(await states()).toEqual({ Running: 5, Deleting: 3 });
    running.pass(3 * minute);
    expect(await states()).toEqual({ Running: 5 });
  });
});

describe("a pool is put as a whole", () => {
  it("what is left out is gone", async () => {
    const { project, configUid } = payments();
    await put({ ...pool(5), poolConfig: { name: "worker", size: 5, labels: [] } });
    const { body } = await running.ask(`/v1/cloudconfigs/aws/${configUid}`, { project });
    const worker = listAt(body, "spec", "machinePoolConfig").find((each) => at(each, "name") === "worker");
    expect(worker).toMatchObject({ size: 5, minSize: 5, maxSize: 5, labels: [], taints: [] });
  });

  it("other machines take the place of those of another type", async () => {
    await put({ ...pool(5), cloudConfig: { instanceType: "m5.xlarge" } });
    running.pass(30 * minute);
    const { body } = await running.ask(`${poolPath()}/machines`, { project: payments().project });
    const types = listAt(body, "items").map((each) => at(each, "spec", "instanceType"));
    expect(types).toEqual(["m5.xlarge", "m5.xlarge", "m5.xlarge", "m5.xlarge", "m5.xlarge"]);
  });
});

describe("a pool that makes no sense", () => {
  it.each([
    [
      "more than its most",
      pool(11),
      400,
      "InvalidRequest",
      "Machine pool 'worker': size 11 must be between minSize 4 and maxSize 10",
    ],
    [
      "another name",
      pool(5, { name: "workers" }),
      400,
      "InvalidRequest",
      "Machine pool 'worker' cannot be renamed",
    ],
    [
      "unknown machines",
      { ...pool(5), cloudConfig: { instanceType: "m99.huge" } },
      400,
      "InvalidRequest",
      "Machine pool 'worker': instance type 'm99.huge' is not known",
    ],
    [
      "no size",
      { ...pool(5), poolConfig: { name: "worker", labels: [] } },
      422,
      602,
      "poolConfig.size in body is required",
    ],
    [
      "a size in words",
      pool(5, { size: "five" }),
      422,
      601,
      "poolConfig.size in body is invalid: Invalid input: expected number, received string",
    ],
    [
      "an unknown way to pay",
      { ...pool(5), cloudConfig: { instanceType: "m5.large", capacityType: "free" } },
      422,
      606,
      "cloudConfig.capacityType in body should be one of the known values",
    ],
    ["nothing at all", {}, 422, 602, "cloudConfig in body is required"],
  ] as const)("%s", async (_, body, status, code, message) => {
    const before = await states();
    const answered = await put(body);
    expect([answered.status, at(answered.body, "code"), at(answered.body, "message")]).toEqual([
      status,
      code,
      message,
    ]);
    expect(await states()).toEqual(before);
  });

  it("of a control plane has one, three or five", async () => {
    const { project, configUid } = payments();
    const { body } = await running.ask(`/v1/cloudconfigs/aws/${configUid}/machinePools/control-plane`, {
      method: "PUT",
      project,
      body: {
        cloudConfig: { instanceType: "m5.xlarge" },
        poolConfig: { name: "control-plane", size: 4, labels: [], isControlPlane: true },
      },
    });
    expect(at(body, "message")).toBe("Machine pool 'control-plane': control plane size must be 1, 3 or 5");
  });
});

describe("machines that cannot come", () => {
  it("wait where the cloud gives nothing", async () => {
    const { project, configUid } = running.cluster("staging-batch-usw2");
    const path = `/v1/cloudconfigs/aws/${configUid}/machinePools/control-plane`;
    const body = {
      cloudConfig: { instanceType: "m5.xlarge" },
      poolConfig: { name: "control-plane", size: 5, labels: [], isControlPlane: true },
    };
    expect(await running.ask(path, { method: "PUT", project, body })).toMatchObject({ status: 204 });
    running.pass(60 * minute);
    const { body: machines } = await running.ask(`${path}/machines`, { project });
    expect(listAt(machines, "items").map((each) => at(each, "status", "instanceState"))).toEqual(
      Array.from({ length: 5 }, () => "Pending"),
    );
  });

  it("are refused to a cluster that is imported for reading", async () => {
    const { project, configUid } = running.cluster("legacy-onprem");
    const { status, body } = await running.ask(`/v1/cloudconfigs/generic/${configUid}/machinePools/worker`, {
      method: "PUT",
      project,
      body: { cloudConfig: {}, poolConfig: { name: "worker", size: 9, labels: [] } },
    });
    expect([status, at(body, "message")]).toEqual([
      400,
      "Cluster 'legacy-onprem' is imported with read-only mode. Operation is not supported",
    ]);
  });
});

describe("maintenance", () => {
  it("cordons a machine and lets it back", async () => {
    const { project, configUid } = running.cluster("prod-ledger-euc1");
    const path = `/v1/cloudconfigs/aws/${configUid}/machinePools/worker/machines`;
    const uid = String(at((await running.ask(path, { project })).body, "items", 0, "metadata", "uid"));
    for (const action of ["cordon", "uncordon"]) {
      await running.ask(`${path}/${uid}/maintenance`, { method: "PUT", project, body: { action } });
      const { body } = await running.ask(path, { project });
      expect(at(body, "items", 0, "status", "maintenanceStatus")).toEqual({
        action,
        message: "",
        state: "Completed",
      });
    }
  });
});
