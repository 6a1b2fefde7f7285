import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const minute = 60_000;
const running = runningDemo();

const profile = (name: string, version: string): string => {
  const found = [...running.demo.state.profiles.values()].find(
    (each) => each.name === name && each.version === version,
  );
  return found?.uid ?? "";
};

const ledger = () => running.cluster("prod-ledger-euc1");
const toNewest = () => ({
  profiles: [{ uid: profile("aws-baseline", "1.1.0"), replaceWithProfile: profile("aws-baseline", "1.2.0") }],
});

async function look(name: string) {
  const { uid, project } = running.cluster(name);
  const { body } = await running.ask(`/v1/dashboard/spectroclusters/${uid}/overview`, { project });
  const list = await running.ask("/v1/dashboard/spectroclusters/search", { project, body: {} });
  const item = listAt(list.body, "items").find((each) => at(each, "metadata", "uid") === uid);
  return {
    kubernetes: at(body, "status", "kubeMeta", "kubernetesVersion"),
    repave: at(item, "status", "repave", "state"),
    packs: listAt(body, "status", "packs").map((each) =>
      [at(each, "name"), at(each, "version"), at(each, "condition", "reason")].join(" "),
    ),
  };
}

const change = (name: string, method: string, body: unknown, path = "profiles") => {
  const { uid, project } = running.cluster(name);
  return running.ask(`/v1/spectroclusters/${uid}/${path}`, { method, project, body });
};

describe("another version of a profile", () => {
  it("would make nodes anew, and the validation says why", async () => {
    const { body } = await change("prod-ledger-euc1", "POST", toNewest(), "validate/repave");
    expect(body).toMatchObject({
      isRepaveRequired: true,
      reasons: [
        {
          code: "K8sVersionChange",
          message: "Palette eXtended Kubernetes pack version changed from 1.30.12 to 1.31.8",
          pack: { current: { tag: "1.30.x" }, target: { tag: "1.31.x" }, diffConfigKeys: ["version"] },
        },
      ],
    });
    expect((await look("prod-ledger-euc1")).repave).toBeUndefined();
  });

  it("waits for a yes where nodes must be made anew, and installs the rest", async () => {
    expect(await change("prod-ledger-euc1", "PATCH", toNewest())).toMatchObject({ status: 204 });
    running.pass(10_000);
    const { kubernetes, repave, packs } = await look("prod-ledger-euc1");
    expect([kubernetes, repave]).toEqual(["1.30.12", "Pending"]);
    expect(packs).toContain("kubernetes 1.30.12 InstallSuccess");
    expect(packs).toContain("cni-calico 3.29.3 Installing");
    running.pass(5 * minute);
    expect((await look("prod-ledger-euc1")).packs).toContain("cni-calico 3.29.3 InstallSuccess");
  });

  it("says in the status of the repave what waits", async () => {
    const { uid, project } = ledger();
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/repave/status`, { project });
    expect(body).toMatchObject({
      status: { state: "Pending" },
      spec: { reasons: [{ code: "K8sVersionChange" }] },
    });
  });

  it("makes nodes anew one after the other once it is approved", async () => {
    const before = running.demo.state.clusters.get(ledger().uid)?.machines.map(({ uid }) => uid) ?? [];
    expect(await change("prod-ledger-euc1", "PATCH", undefined, "repave/approve")).toMatchObject({
      status: 204,
    });
    running.pass(10 * minute);
    expect(await look("prod-ledger-euc1")).toMatchObject({ kubernetes: "1.30.12", repave: "Approved" });
    running.pass(30 * minute);
    expect(await look("prod-ledger-euc1")).toMatchObject({ kubernetes: "1.31.8", repave: "Approved" });
    const { project, configUid } = ledger();
    const { body } = await running.ask(`/v1/cloudconfigs/aws/${configUid}/machinePools/worker/machines`, {
      project,
    });
    const machines = listAt(body, "items");
    expect(machines.map((each) => at(each, "status", "health", "state"))).toEqual(
      Array.from({ length: 4 }, () => "Healthy"),
    );
    for (const machine of machines) expect(before).not.toContain(at(machine, "metadata", "uid"));
  });

  it("cannot be approved twice", async () => {
    const { status, body } = await change("prod-ledger-euc1", "PATCH", undefined, "repave/approve");
    expect([status, at(body, "message")]).toEqual([
      400,
      "Cluster 'prod-ledger-euc1' has no repave that waits for approval",
    ]);
  });
});

describe("values of a pack", () => {
  const values = (name: string, text: string) => ({
    profiles: [
      { uid: profile("aws-baseline", "1.2.0"), packValues: [{ name, type: "spectro", values: text }] },
    ],
  });

  it("of the Kubernetes layer make nodes anew, with the keys that differ", async () => {
    const before =
      [...running.demo.state.packs.values()].find(
        ({ name, tag }) => name === "kubernetes" && tag === "1.31.x",
      )?.values ?? "";
    const asked = values("kubernetes", before.replace('anonymous-auth: "false"', 'anonymous-auth: "true"'));
    const { body } = await change("prod-payments-use1", "POST", asked, "validate/repave");
    expect(at(body, "reasons", 0)).toMatchObject({
      code: "K8sConfigChange",
      pack: { diffConfigKeys: ["anonymous-auth"] },
    });
    await change("prod-payments-use1", "PATCH", asked);
    expect((await look("prod-payments-use1")).repave).toBe("Pending");
    await change("prod-payments-use1", "PATCH", values("kubernetes", before));
    expect((await look("prod-payments-use1")).repave).toBe("Reverted");
  });

  it("of storage are installed at once", async () => {
    const asked = values("csi-aws-ebs", "storageClasses: []\n");
    expect((await change("prod-payments-use1", "POST", asked, "validate/repave")).body).toEqual({
      isRepaveRequired: false,
      reasons: [],
    });
    await change("prod-payments-use1", "PATCH", asked);
    expect((await look("prod-payments-use1")).packs).toContain("csi-aws-ebs 1.41.0 Installing");
  });
});

describe("profiles of a cluster", () => {
  const names = async (name: string) => {
    const { uid, project } = running.cluster(name);
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/profiles`, { project });
    return listAt(body, "profiles").map((each) => at(each, "metadata", "name"));
  };

  it("are added to by PATCH, replaced by PUT and taken away by DELETE", async () => {
    const web = "prod-web-aks";
    await change(web, "PATCH", { profiles: [{ uid: profile("security-baseline", "1.1.0") }] });
    expect(await names(web)).toEqual(["aks-baseline", "web-ingress", "observability", "security-baseline"]);
    await change(web, "PUT", {
      profiles: [{ uid: profile("aks-baseline", "2.1.0") }, { uid: profile("web-ingress", "1.0.0") }],
    });
    expect(await names(web)).toEqual(["aks-baseline", "web-ingress"]);
    await change(web, "DELETE", { profileUids: [profile("web-ingress", "1.0.0")] });
    expect(await names(web)).toEqual(["aks-baseline"]);
  });

  it.each([
    [
      "an unknown one",
      "PATCH",
      () => ({ profiles: [{ uid: "66nothing" }] }),
      404,
      "ClusterProfile '66nothing' is not found",
    ],
    [
      "that of another project",
      "PATCH",
      () => ({ profiles: [{ uid: profile("edge-retail", "1.4.0") }] }),
      404,
      /ClusterProfile '66[0-9a-f]{22}' is not found/,
    ],
    [
      "that of another cloud",
      "PATCH",
      () => ({ profiles: [{ uid: profile("aws-baseline", "1.2.0") }] }),
      400,
      "Cluster profile 'aws-baseline' is for aws, and the cluster is on aks",
    ],
    [
      "none to run on",
      "PUT",
      () => ({ profiles: [] }),
      400,
      "A cluster needs a profile of type 'cluster' or 'infra'",
    ],
    [
      "a version that no registry has",
      "PATCH",
      () => ({
        profiles: [
          { uid: profile("aks-baseline", "2.1.0"), packValues: [{ name: "kubernetes-aks", tag: "1.99" }] },
        ],
      }),
      400,
      "Pack 'kubernetes-aks' has no version '1.99' in its registry",
    ],
    ["no list of them", "PATCH", () => ({}), 422, "profiles in body is required"],
  ] as const)("refuse %s", async (_, method, body, status, message) => {
    const before = await names("prod-web-aks");
    const answered = await change("prod-web-aks", method, body());
    expect([answered.status, at(answered.body, "message")]).toEqual([status, expect.stringMatching(message)]);
    expect(await names("prod-web-aks")).toEqual(before);
  });

  it("are tried out by a validation, which says what is wrong with each pack", async () => {
    const { body } = await change(
      "prod-web-aks",
      "POST",
      {
        profiles: [
          { uid: profile("aks-baseline", "2.1.0"), packValues: [{ name: "kubernetes-aks", tag: "1.99" }] },
        ],
      },
      "validate/packs",
    );
    expect(listAt(body, "profiles", 0, "packs", "results")).toEqual([
      {
        name: "kubernetes-aks",
        displayName: "kubernetes-aks",
        errors: [{ code: "InvalidVersion", message: "pack tag is not available in registry" }],
      },
    ]);
  });
});

describe("variables", () => {
  it("are what the cluster sets, and stand in values that are resolved", async () => {
    const { uid, project } = running.cluster("store-0117-hamburg");
    const profileUid = profile("edge-retail", "1.4.0");
    const path = `/v1/spectroclusters/${uid}/variables`;
    const set = (name: string, value: string) =>
      running.ask(path, { method: "PATCH", project, body: [{ profileUid, variables: [{ name, value }] }] });
    expect(await set("log_level", "debug")).toMatchObject({ status: 204 });
    expect(at((await set("store_id", "9999")).body, "message")).toBe("Variable 'store_id' is immutable");
    const { text } = await running.ask(`/v1/spectroclusters/${uid}?resolvePackValues=true`, { project });
    expect(text).toContain('store: \\"0117\\"\\nlogLevel: \\"debug\\"');
    const unresolved = await running.ask(`/v1/spectroclusters/${uid}`, { project });
    expect(unresolved.text).toContain("{{.spectro.var.log_level}}");
  });
});

describe("a profile of the tenant", () => {
  it("is changed as a draft, and published", async () => {
    const uid = profile("web-ingress", "1.1.0");
    const project = running.project("Production");
    const path = `/v1/clusterprofiles/${uid}`;
    const template = { packs: [{ name: "nginx", tag: "1.12.1", type: "spectro", values: "charts: {}\n" }] };
    await running.ask(path, { method: "PUT", project, body: { spec: { template } } });
    const drafted = (await running.ask(path, { project })).body;
    expect(at(drafted, "spec", "draft", "packs", 0, "values")).toBe("charts: {}\n");
    expect(at(drafted, "spec", "published", "packs", 0, "values")).not.toBe("charts: {}\n");
    await running.ask(`${path}/publish`, { method: "PATCH", project });
    const published = (await running.ask(path, { project })).body;
    expect(at(published, "spec", "published", "packs", 0, "values")).toBe("charts: {}\n");
  });

  it("stays while a cluster has it, and goes when none has", async () => {
    const project = running.project("Production");
    const remove = (uid: string) => running.ask(`/v1/clusterprofiles/${uid}`, { method: "DELETE", project });
    expect(at((await remove(profile("observability", "2.0.0"))).body, "message")).toBe(
      "Cluster profile 'observability' is in use by cluster 'prod-payments-use1'",
    );
    const unused = profile("gpu-burst", "1.1.0");
    expect(await remove(unused)).toMatchObject({ status: 204 });
    expect(await remove(unused)).toMatchObject({ status: 404 });
  });
});
