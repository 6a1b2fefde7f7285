import { describe, expect, it } from "vitest";
import { runningDemo } from "../testing/running-demo.js";

const path = "/v1/spectroclusters/6601aa10b2c3d4e5f6071829";
const running = runningDemo({
  recorded: [
    { method: "GET", path, body: { metadata: { name: "recorded" } } },
    { method: "GET", path: `${path}/x?continue=abc`, body: { page: 2 } },
    { method: "GET", path: `${path}/x`, body: { page: 1 } },
    { method: "POST", path: "/v1/dashboard/projects", body: { items: null } },
  ],
});

describe("recorded answers", () => {
  it.each([
    [path, undefined, { metadata: { name: "recorded" } }],
    [`${path}?includeTags=true`, undefined, { metadata: { name: "recorded" } }],
    [`${path}/x`, undefined, { page: 1 }],
    [`${path}/x?limit=50&continue=abc`, undefined, { page: 2 }],
    [`${path}/x?continue=other`, undefined, { page: 1 }],
    ["/v1/dashboard/projects", {}, { items: null }],
  ])("%s", async (asked, body, expected) => {
    expect(await running.ask(asked, { body })).toMatchObject({ status: 200, body: expected });
  });

  it("leave other requests to the demo's tenant", async () => {
    expect(await running.ask(`${path}/status`)).toMatchObject({ status: 403 });
    expect(await running.ask("/v1/users/info")).toMatchObject({ body: { orgName: "demo" } });
  });
});
