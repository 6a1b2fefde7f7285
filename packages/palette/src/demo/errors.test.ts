import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const running = runningDemo({ rateLimits: true });
const ref = expect.stringMatching(/^ref-[0-9a-f]{12}$/);

describe("keys", () => {
  it.each([
    ["no key", ""],
    ["a wrong key", "demo-admin-000000000000000000000000"],
  ])("%s is refused", async (_, key) => {
    const { status, body, text } = await running.ask("/v1/users/info", { key });
    expect([status, body]).toEqual([
      401,
      {
        code: "UnAuthorizedAccess",
        message: "You are not authorized to perform this operation. Verify the API key",
        ref,
        details: null,
      },
    ]);
    if (key !== "") expect(text).not.toContain(key);
  });

  it("is asked for by everything but health", async () => {
    expect(await running.ask("/v1/health/ready", { key: "" })).toMatchObject({
      status: 200,
      body: { msg: "ready" },
    });
  });
});

describe("projects", () => {
  it("must be named for what belongs to them", async () => {
    const { uid } = running.cluster("prod-payments-use1");
    expect(await running.ask(`/v1/spectroclusters/${uid}`)).toMatchObject({
      status: 403,
      body: {
        code: "OperationForbidden",
        message: "Operation 'cluster.get' is forbidden. Verify the user has 'cluster.get' permission",
        ref,
        details: null,
      },
    });
  });

  it("do not show what belongs to others", async () => {
    const { uid } = running.cluster("prod-payments-use1");
    const { status, body } = await running.ask(`/v1/spectroclusters/${uid}`, {
      project: running.project("Staging"),
    });
    expect([status, at(body, "code"), at(body, "message")]).toEqual([
      404,
      "ResourceNotFound",
      `Cluster '${uid}' is not found`,
    ]);
  });

  it("that nobody knows are refused", async () => {
    const { status } = await running.ask("/v1/dashboard/spectroclusters/metadata", { project: "66nothing" });
    expect(status).toBe(403);
  });
});

describe("rights", () => {
  const search = (key: string, project?: string) =>
    running.ask("/v1/dashboard/spectroclusters/search", {
      body: {},
      key: running.demo.keys[key] ?? "",
      ...(project !== undefined && { project: running.project(project) }),
    });

  it.each([
    ["admin", undefined, 200],
    ["admin", "Edge-Retail", 200],
    ["operator", undefined, 403],
    ["operator", "Production", 200],
    ["operator", "Edge-Retail", 403],
    ["viewer", "Production", 200],
    ["viewer", "Staging", 403],
    ["edge", "Edge-Retail", 200],
    ["edge", "Production", 403],
  ])("%s reads clusters of %s: %d", async (key, project, status) => {
    expect((await search(key, project)).status).toBe(status);
  });

  it("of a viewer are for reading", async () => {
    const { uid, project } = running.cluster("prod-payments-use1");
    const key = running.demo.keys["viewer"] ?? "";
    const { status, body } = await running.ask(`/v1/spectroclusters/${uid}`, {
      method: "DELETE",
      project,
      key,
    });
    expect([status, at(body, "message")]).toEqual([
      403,
      "Operation 'cluster.delete' is forbidden. Verify the user has 'cluster.delete' permission",
    ]);
  });

  it("in a project do not change what is the tenant's", async () => {
    const uid = [...running.demo.state.profiles.values()].find(({ name }) => name === "observability")?.uid;
    const asking = { project: running.project("Production"), key: running.demo.keys["operator"] ?? "" };
    const path = `/v1/clusterprofiles/${uid}`;
    expect((await running.ask(path, asking)).status).toBe(200);
    const { status, body } = await running.ask(path, {
      ...asking,
      method: "PUT",
      body: { spec: { version: "9.9.9" } },
    });
    expect([status, at(body, "message")]).toEqual([
      403,
      "Operation 'clusterProfile.update' is forbidden. Verify the user has 'clusterProfile.update' permission",
    ]);
  });

  it("show each their own projects", async () => {
    const { body } = await running.ask("/v1/dashboard/projects/metadata", {
      key: running.demo.keys["operator"] ?? "",
    });
    expect(listAt(body, "items").map((each) => at(each, "metadata", "name"))).toEqual([
      "Production",
      "Staging",
    ]);
  });
});

describe("the router's errors", () => {
  it.each([
    ["GET", "/v1/nothing", 404, { code: 404, message: "path /v1/nothing was not found" }],
    [
      "GET",
      "/v1/spectroclusters/a/b/c/d",
      404,
      { code: 404, message: "path /v1/spectroclusters/a/b/c/d was not found" },
    ],
    ["PUT", "/v1/users/info", 405, { code: 405, message: "method PUT is not allowed, but [GET] are" }],
    [
      "GET",
      "/v1/cloudconfigs/aws/x/machinePools/y",
      405,
      { code: 405, message: "method GET is not allowed, but [DELETE,PUT] are" },
    ],
  ])("%s %s", async (method, path, status, body) => {
    expect(await running.ask(path, { method })).toMatchObject({ status, body });
  });
});

describe("bodies", () => {
  it("that are no JSON are refused", async () => {
    const response = await fetch(`${running.demo.url}/v1/dashboard/spectroclusters/search`, {
      method: "POST",
      headers: { ApiKey: running.demo.apiKey },
      body: "{",
    });
    expect([response.status, at(await response.json(), "code")]).toEqual([400, 400]);
  });

  it("longer than any are not read", async () => {
    const response = await fetch(`${running.demo.url}/v1/dashboard/spectroclusters/search`, {
      method: "POST",
      headers: { ApiKey: running.demo.apiKey },
      body: "x".repeat(4 * 1024 * 1024 + 1),
    });
    expect(response.status).toBe(413);
  });
});

describe("rate limits", () => {
  it("let a burst through, then so many a second, each group by itself", async () => {
    running.pass(60_000);
    const packs = async (count: number) => {
      const statuses = [];
      for (let index = 0; index < count; index++)
        statuses.push((await running.ask("/v1/registries/metadata")).status);
      return statuses.filter((status) => status === 429).length;
    };
    expect(await packs(53)).toBe(3);
    const refused = await running.ask("/v1/registries/metadata");
    expect([refused.status, at(refused.body, "code")]).toEqual([429, "TooManyRequests"]);
    expect((await running.ask("/v1/users/info")).status).toBe(200);
    running.pass(500);
    expect(await packs(8)).toBe(3);
  });
});
