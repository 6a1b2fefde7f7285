import { afterEach, describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";
import type { FaultEffect } from "./index.js";
import { FaultPlan } from "./server/faults.js";

const running = runningDemo();
afterEach(() => running.demo.faults.clear());

const info = () => running.ask("/v1/users/info");
const search = () => running.ask("/v1/dashboard/spectroclusters/search?limit=5", { body: {} });

describe("a fault", () => {
  it("hits the requests that it is for, and no others", async () => {
    running.demo.faults.add({
      method: "GET",
      path: "/v1/users",
      after: 1,
      times: 2,
      effect: { kind: "status", status: 503 },
    });
    const statuses = [];
    for (let index = 0; index < 4; index++) statuses.push((await info()).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect((await search()).status).toBe(200);
  });

  it("can hit a part of them, drawn from the seed", () => {
    const hits = (seed: string) => {
      const plan = new FaultPlan(seed, [{ share: 0.2, effect: { kind: "malformed" } }]);
      return Array.from({ length: 1000 }, () => plan.next("GET", "/").length);
    };
    const count = hits("one").filter((each) => each > 0).length;
    expect([count > 150, count < 250]).toEqual([true, true]);
    expect(hits("one")).toEqual(hits("one"));
    expect(hits("one")).not.toEqual(hits("two"));
  });
});

describe("effects", () => {
  it.each([
    [
      "json",
      "application/json",
      /^\{"code":"InternalServerError","message":"The service is not available","ref":"ref-[0-9a-f]{12}","details":null\}$/,
    ],
    ["html", "text/html", /^<html><head><title>502<\/title>/],
    ["none", null, /^$/],
  ] as const)("a status with %s", async (body, type, text) => {
    running.demo.faults.add({ effect: { kind: "status", status: 502, body } });
    const response = await fetch(`${running.demo.url}/v1/users/info`, {
      headers: { ApiKey: running.demo.apiKey },
    });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      502,
      type,
      expect.stringMatching(text),
    ]);
  });

  it("the key in an error", async () => {
    running.demo.faults.add({ effect: { kind: "echo-key" } });
    const { status, body } = await info();
    expect([status, at(body, "message")]).toEqual([404, `ApiKey '${running.demo.apiKey}' is not found`]);
  });

  it("JSON that breaks off", async () => {
    running.demo.faults.add({ effect: { kind: "malformed" } });
    await expect(info()).rejects.toThrow(SyntaxError);
  });

  it("an answer that takes its time", async () => {
    running.demo.faults.add({ effect: { kind: "latency", milliseconds: 40 } });
    const started = performance.now();
    await info();
    expect(performance.now() - started).toBeGreaterThan(35);
  });

  it.each(["before", "during", "after"] as const)("a connection that ends %s", async (when) => {
    running.demo.faults.add({ effect: { kind: "drop", when } });
    await expect(info()).rejects.toThrow(TypeError);
  });

  it("a connection that ends once all is done: nobody is told, and it happened", async () => {
    const { uid, project } = running.cluster("staging-web-eks");
    running.demo.faults.add({ method: "DELETE", effect: { kind: "drop", when: "after" } });
    await expect(running.ask(`/v1/spectroclusters/${uid}`, { method: "DELETE", project })).rejects.toThrow(
      TypeError,
    );
    const { body } = await running.ask(`/v1/spectroclusters/${uid}/status`, { project });
    expect(at(body, "status", "state")).toBe("Deleting");
  });

  it.each([
    ["repeated-token", { items: 5, token: "bmV2ZXItZW5kaW5n" }],
    ["no-listmeta", { items: 5, token: undefined }],
    ["null-items", { items: null, token: "eyJvZmZzZXQiOjUsImNvdW50IjoyMCwidG9rZW4iOiIifQ==" }],
    ["rows-missing", { items: 4, token: "eyJvZmZzZXQiOjUsImNvdW50IjoyMCwidG9rZW4iOiIifQ==" }],
  ] as const)("a list with %s", async (as, wanted) => {
    const effect: FaultEffect = { kind: "list", as };
    running.demo.faults.add({ effect });
    const { body } = await search();
    const items = at(body, "items");
    expect({
      items: Array.isArray(items) ? items.length : items,
      token: at(body, "listmeta", "continue"),
    }).toEqual(wanted);
    expect(listAt(body, "items").length).toBeLessThan(6);
  });
});
