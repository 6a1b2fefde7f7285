import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const running = runningDemo();
const minute = 60_000;

const name = "staging-web-eks";
const path = () => `/v1/spectroclusters/${running.cluster(name).uid}`;
const remove = (query = "") =>
  running.ask(`${path()}${query}`, { method: "DELETE", project: running.project("Staging") });
const state = async () => {
  const { body } = await running.ask(`${path()}/status`, { project: running.project("Staging") });
  return at(body, "status", "state");
};

describe("a cluster that is deleted", () => {
  it("cannot be forced before anybody asked", async () => {
    const { status, body } = await remove("?forceDelete=true");
    expect([status, at(body, "message")]).toEqual([
      400,
      `Cluster '${name}' is not being deleted; force delete is not allowed`,
    ]);
    expect(await state()).toBe("Running");
  });

  it("is being deleted for a while, and says so", async () => {
    expect(await remove()).toMatchObject({ status: 204 });
    expect(await state()).toBe("Deleting");
    expect(at((await remove("?forceDelete=true")).body, "message")).toBe(
      "Force delete is allowed 15 minutes after the deletion was asked for",
    );
    const { body } = await running.ask(path(), { project: running.project("Staging") });
    expect(at(body, "metadata", "deletionTimestamp")).toBe("2026-11-20T09:15:00.000Z");
  });

  it("takes no changes meanwhile", async () => {
    const { project, configUid } = running.cluster(name);
    const { body } = await running.ask(`/v1/cloudconfigs/eks/${configUid}/machinePools/web`, {
      method: "PUT",
      project,
      body: { cloudConfig: { instanceType: "m5.large" }, poolConfig: { name: "web", size: 4, labels: [] } },
    });
    expect(at(body, "message")).toBe(`Cluster '${name}' is deleting`);
  });

  it("is deleted by the clock, and stays in lists that do not leave it out", async () => {
    running.pass(21 * minute);
    expect(await state()).toBe("Deleted");
    const project = running.project("Staging");
    const search = (value: boolean) =>
      running.ask("/v1/dashboard/spectroclusters/search", {
        project,
        body: {
          filter: {
            conjunction: "and",
            filterGroups: [
              {
                conjunction: "and",
                filters: [{ property: "isDeleted", type: "bool", condition: { bool: { value } } }],
              },
            ],
          },
        },
      });
    const names = async (value: boolean) =>
      listAt((await search(value)).body, "items").map((each) => at(each, "metadata", "name"));
    expect(await names(true)).toContain(name);
    expect(await names(false)).not.toContain(name);
    const whole = await running.ask("/v1/spectroclusters?limit=50", { project });
    expect(whole.text).toContain('"state":"Deleted"');
  });

  it("is in the audit log", async () => {
    const { body } = await running.ask("/v1/audits?actionType=delete&limit=1");
    expect(at(body, "items", 0, "spec", "actionMsg")).toBe(`Deletion of cluster ${name} was asked for`);
  });

  it("has no kubeconfig", async () => {
    const { status, body } = await running.ask(`${path()}/assets/kubeconfig`, {
      project: running.project("Staging"),
    });
    expect([status, at(body, "code")]).toEqual([404, "ResourceNotFound"]);
  });
});

describe("a deletion that hangs", () => {
  it("can be forced after a while, and leaves what is in the cloud", async () => {
    const { uid, project } = running.cluster("staging-load-test");
    const forced = await running.ask(`/v1/spectroclusters/${uid}?forceDelete=true`, {
      method: "DELETE",
      project,
    });
    expect(forced.status).toBe(204);
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/status`, { project });
    expect(at(body, "status", "state")).toBe("Deleted");
    const events = await running.ask(`/v1/events/components/spectrocluster/${uid}?limit=1`, { project });
    expect(at(events.body, "items", 0, "message")).toBe(
      "Cluster staging-load-test was force deleted; its cloud resources were left behind",
    );
  });
});
