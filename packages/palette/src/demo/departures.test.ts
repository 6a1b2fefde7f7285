// What a description can say of a cluster beyond its making, as the API then answers.
import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { demoStart, runningDemo } from "../testing/running-demo.js";
import { clusterDescriptionSchema, demoTenant, faultSchema } from "./index.js";
import { FaultPlan } from "./server/faults.js";

const hour = 3_600_000;
const description = clusterDescriptionSchema.parse({
  name: "departing",
  project: "Production",
  cloud: "aws",
  region: "eu-west-1",
  age: "90d",
  profiles: [{ name: "aws-baseline", version: "1.2.0" }],
  pools: [
    { name: "control-plane", controlPlane: true, size: 2, machineType: "m5.large" },
    { name: "worker", size: 2, machineType: "m5.xlarge" },
  ],
  machines: [
    {
      pool: "worker",
      index: 1,
      age: "5h",
      load: { memory: 0.9, since: "2h" },
      conditions: [
        { type: "KernelDeadlock", status: "True", reason: "DockerHung", message: "hung", since: "1h" },
      ],
    },
  ],
  installed: { kubernetes: "1.30.12" },
  certificates: {
    expireIn: "200d",
    others: [{ name: "etcd-server", machine: "control-plane/1", expiredFor: "3h" }],
  },
  load: {
    cpu: { level: 0.2, spikes: [{ ago: "3h", lasts: "1h", by: 0.5 }] },
    memory: { level: 0.3 },
  },
  metricsGaps: [{ ago: "8h", lasts: "1h" }],
  events: [
    { ago: "10m", reason: "FailedMount", message: "{node:worker/1} and {node}", about: "Node/worker/0" },
  ],
});

const running = runningDemo({ tenant: { ...demoTenant, clusters: [description] } });
const asked = async (path: (uid: string, configUid: string) => string) => {
  const { uid, configUid, project } = running.cluster("departing");
  return (await running.ask(path(uid, configUid), { project })).body;
};
const machine = (place: string) => {
  const found = [...running.demo.state.clusters.values()][0]?.machines.find(
    ({ pool, index }) => `${pool}/${index}` === place,
  );
  if (found === undefined) throw new Error(`no machine ${place}`);
  return found;
};

describe("a cluster departs from its profile and its making", () => {
  it("events name nodes", async () => {
    const body = await asked((uid) => `/v1/events/components/spectrocluster/${uid}`);
    expect(at(listAt(body, "items")[0], "message")).toBe(
      `${machine("worker/1").node} and ${machine("worker/0").node}`,
    );
  });

  it("one certificate expires before the rest", async () => {
    const body = await asked((uid) => `/v1/spectroclusters/${uid}/k8certificates`);
    const expiries = listAt(body, "machineCertificates").flatMap((each) =>
      listAt(each, "certificateAuthorities", 1, "certificates").map((certificate) => [
        at(certificate, "name"),
        Date.parse(String(at(certificate, "expiry"))) - demoStart,
      ]),
    );
    const rest = 200 * 24 * hour;
    expect(expiries.filter(([, left]) => left !== rest)).toEqual([["etcd-server", -3 * hour]]);
    expect(expiries).toHaveLength(8);
  });

  it("another version is installed than its profile's", async () => {
    const body = await asked((uid) => `/v1/spectroclusters/${uid}`);
    const versions = listAt(body, "status", "packs").map((pack) => [at(pack, "name"), at(pack, "version")]);
    expect(versions).toContainEqual(["kubernetes", "1.30.12"]);
  });

  it("machines are younger, busier, and have conditions that others have not", async () => {
    const body = await asked(
      (_, configUid) => `/v1/cloudconfigs/aws/${configUid}/machinePools/worker/machines`,
    );
    const [first, second] = listAt(body, "items");
    const types = (each: unknown) =>
      listAt(each, "status", "health", "conditions").map((one) => at(one, "type"));
    expect(types(first)).not.toContain("KernelDeadlock");
    expect(types(second)).toContain("KernelDeadlock");
    expect(at(second, "status", "health", "state")).toBe("UnHealthy");
    expect(at(second, "metadata", "creationTimestamp")).toBe("2026-11-20T04:15:00.000Z");
  });

  it("metrics have spikes, gaps, and machines that are there from a time on", async () => {
    const { uid } = machine("worker/1");
    const range = (from: number, to: number) =>
      `startTime=${new Date(demoStart - from * hour).toISOString()}&endTime=${new Date(demoStart - to * hour).toISOString()}&period=30`;
    const points = async (of: string, from: number, to: number, place: number) =>
      listAt(
        await asked((own) => `/v1/metrics/${of.replace("OWN", own)}/values?${range(from, to)}`),
        "items",
        place,
        "points",
      );
    const shares = async (from: number, to: number) =>
      (await points(`machine/${uid}`, from, to, 0)).map((each) => Number(at(each, "avg")) / 4000);
    expect(Math.min(...(await shares(2.5, 2.1)))).toBeGreaterThan(0.6);
    expect(Math.max(...(await shares(1.5, 0)))).toBeLessThan(0.3);
    const memory = async (from: number, to: number) =>
      (await points(`machine/${uid}`, from, to, 1)).map((each) => Number(at(each, "avg")) / 16_384);
    expect(Math.max(...(await memory(4, 2.6)))).toBeLessThan(0.4);
    expect(Math.min(...(await memory(1, 0)))).toBeGreaterThan(0.85);
    expect(await points(`machine/${uid}`, 12, 5.5, 0)).toEqual([]);
    expect(await points("spectrocluster/OWN", 7.5, 7.1, 0)).toEqual([]);
    expect(await points("spectrocluster/OWN", 10, 8.6, 0)).toHaveLength(3);
  });
});

describe("a description that is none", () => {
  it.each([
    [{ ...description, age: "soon" }, "`soon` is no length of time, such as `2h30m`"],
    [{ ...description, pool: [] }, 'Unrecognized key: "pool"'],
    [{ ...description, cloud: "edge" }, /^Invalid option: expected one of "aws"/],
  ])("%#", (value, message) => {
    const { error } = clusterDescriptionSchema.safeParse(value);
    expect(error?.issues.map((issue) => issue.message)).toEqual([expect.stringMatching(message)]);
  });
});

it("faults hit paths by a template", () => {
  const fault = faultSchema.parse({
    path: "/v1/spectroclusters/{uid}/k8certificates",
    effect: { kind: "status", status: 503 },
  });
  const plan = new FaultPlan("seed", [fault]);
  const hits = (path: string) => plan.next("GET", path).length;
  expect(hits("/v1/spectroclusters/abc/k8certificates")).toBe(1);
  expect(hits("/v1/spectroclusters/abc/k8certificates/renew")).toBe(1);
  expect(hits("/v1/spectroclusters/abc")).toBe(0);
  expect(hits("/v1/spectroclusters/abc/profiles")).toBe(0);
});
