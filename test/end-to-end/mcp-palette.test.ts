// Palette's tools of `palisade mcp`: over a demo tenant of its own, and over the Palette of the settings.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdioTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { startDemoTenant } from "@palisade/palette/demo";
import { afterAll, describe, expect, it } from "vitest";
import { palisade, Workspace } from "./run-palisade.js";

const workspace = new Workspace();
const folder = workspace.path;
afterAll(() => workspace.remove());

type Answer = { isError?: boolean; structuredContent?: Record<string, unknown> };

const server = (args: readonly string[], env: Record<string, string> = {}) => ({
  command: process.execPath,
  args: [palisade, "mcp", ...args],
  env: { PATH: process.env["PATH"] ?? "", ...env },
  stderr: "ignore" as const,
});

describe("a demo tenant", () => {
  it("is listed to a client of 2026-07-28", async () => {
    const client = new Client(
      { name: "test", version: "1" },
      { versionNegotiation: { mode: { pin: "2026-07-28" } } },
    );
    await client.connect(new StdioClientTransport(server([], { PALISADE_DEMO: "1" })));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("list_clusters");
    const answer = (await client.callTool({ name: "list_clusters", arguments: { name: "edge" } })) as Answer;
    expect(answer.structuredContent).toMatchObject({ outcome: "read" });
    await client.close();
  });

  it("is listed to a client of 2025-11-25 by its SDK", async () => {
    const client = new OldClient({ name: "test", version: "1" });
    await client.connect(new OldStdioTransport(server(["--demo"])));
    const answer = (await client.callTool({ name: "list_projects", arguments: {} })) as Answer;
    expect(answer.structuredContent?.["projects"]).toHaveLength(4);
    await client.close();
  });
});

it("asks the agents, where they are switched on", async () => {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StdioClientTransport(server(["--demo"], { PALISADE_FEATURES: "agents" })));
  const read = async (name: string, asked: Record<string, unknown>) =>
    ((await client.callTool({ name, arguments: asked })) as Answer).structuredContent ?? {};
  const { clusters } = await read("list_clusters", { name: "prod-analytics-eks" });
  const [{ uid: cluster, project } = {}] = clusters as { uid: string; project?: string }[];
  const asked = { cluster, ...(project !== undefined && { project }) };
  const diagnosed = await read("diagnose_cluster", asked);
  expect(diagnosed).toMatchObject({
    outcome: "read",
    report: { verdict: "unwell", rootCauses: [{ cause: "node-memory-pressure" }] },
  });
  expect(JSON.stringify(diagnosed).length).toBeLessThan(32 * 1024);
  await client.close();
}, 30_000);

it("speaks with the Palette of the settings, with the key that is in a file now", async () => {
  const demo = await startDemoTenant();
  const project = [...demo.state.projects.values()].find(({ name }) => name === "Production")?.uid ?? "";
  const settings = {
    gate: { database: "gate.db" },
    palette: {
      url: demo.url,
      principals: {
        vera: { key: { file: "key" }, projects: [project] },
        otto: { key: { env: "OTTO" }, projects: [] },
      },
    },
  };
  writeFileSync(join(folder, "palisade.yaml"), JSON.stringify(settings));
  writeFileSync(join(folder, "key"), "a key that Palette does not know");
  const client = new OldClient({ name: "test", version: "1" });
  const args = ["--config", join(folder, "palisade.yaml"), "--principal", "vera"];
  await client.connect(new OldStdioTransport(server(args)));
  const list = async () => (await client.callTool({ name: "list_clusters", arguments: {} })) as Answer;
  expect((await list()).structuredContent).toMatchObject({ failure: { code: "unauthorized" } });
  writeFileSync(join(folder, "key"), `${demo.keys["viewer"]}\n`);
  const { structuredContent } = await list();
  expect(structuredContent).toMatchObject({ outcome: "read", total: 6 });
  await client.close();
  await demo.close();
});

describe("what no server can be made of", () => {
  it.each<[string, readonly string[], Record<string, string>, object | undefined, string]>([
    [
      "a feature that is none",
      ["--demo"],
      { PALISADE_FEATURES: "write" },
      undefined,
      "there is no feature `write`",
    ],
    [
      "a Palette without a gate",
      ["--config"],
      {},
      { palette: { url: "https://palette.example", principals: {} } },
      "`palette` needs a `gate`",
    ],
    [
      "nobody",
      ["--config"],
      {},
      { gate: { database: "g.db" }, palette: { url: "https://palette.example", principals: {} } },
      "name who speaks with --principal: there are none",
    ],
  ])("is told: %s", async (_, args, env, settings, message) => {
    const file = join(folder, "bad.yaml");
    if (settings !== undefined) writeFileSync(file, JSON.stringify(settings));
    const line = ["mcp", ...args, ...(settings === undefined ? [] : [file])];
    const { code, err } = workspace.run(line, { env });
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
