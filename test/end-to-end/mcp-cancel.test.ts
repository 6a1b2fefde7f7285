// Questions that take long, over MCP: the server goes on meanwhile, they can be cancelled, and a thread that dies denies.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { palisade, Workspace } from "./run-palisade.js";

const workspace = new Workspace();
afterAll(() => workspace.remove());

/** Allows everything, but for a text that keeps it busy up to its limit of steps. */
const policy = `package prompt

# METADATA
# entrypoint: true
decision := {"effect": "allow", "findings": []} if not endless

endless if {
	input.text == data.busy
	some a in numbers.range(1, 100000)
	some b in numbers.range(1, 100000)
	a * b < 0
}
`;
/** Ends the threads of the server in the middle of what they do. */
const murder = `const workers = new Set();
process.on("worker", (worker) => workers.add(worker));
process.on("SIGUSR2", () => workers.forEach((worker) => worker.terminate()));
`;

let line: readonly string[];
beforeAll(() => {
  workspace.write({
    "policies/prompt.rego": policy,
    "settings.yaml": "busy: loop\n",
    "murder.mjs": murder,
  });
  const built = workspace.run(["build", "policies", "-o", "bundle.tar.gz"]);
  expect(built).toMatchObject({ code: 0 });
  const path = (name: string): string => join(workspace.path, name);
  const preload = pathToFileURL(path("murder.mjs")).href;
  const bundle = ["--bundle", path("bundle.tar.gz"), "--data", path("settings.yaml")];
  line = ["--import", preload, palisade, "mcp", ...bundle];
});

const eras = [
  ["2025-11-25", "legacy"],
  ["2026-07-28", { pin: "2026-07-28" }],
] as const;

describe.each(eras)("while a question of a client of %s is judged", (_, mode) => {
  let client: Client;
  let transport: StdioClientTransport;

  beforeEach(async () => {
    client = new Client({ name: "patient", version: "1.0.0" }, { versionNegotiation: { mode } });
    transport = new StdioClientTransport({ command: process.execPath, args: [...line] });
    await client.connect(transport);
    await client.listTools();
  });
  afterEach(() => client.close());

  const ask = async (text: string, signal?: AbortSignal): Promise<unknown> => {
    const options = { timeout: 120_000, ...(signal && { signal }) };
    const call = { name: "validate_prompt", arguments: { text } };
    return (await client.callTool(call, options)).structuredContent;
  };

  it("the server answers others, and then the question", async () => {
    let isJudged = false;
    const judged = ask("loop").finally(() => {
      isJudged = true;
    });
    await client.listTools();
    if (mode === "legacy") await client.ping();
    expect(isJudged).toBe(false);
    expect(await judged).toMatchObject({ effect: "deny", failure: { code: "limit_exceeded" } });
  });

  it("it can be cancelled: the server answers at once, and judges the next", async () => {
    const controller = new AbortController();
    const cancelled = ask("loop", controller.signal);
    await client.listTools();
    controller.abort(new Error("never mind"));
    await expect(cancelled).rejects.toThrow("never mind");
    await client.listTools();
    if (mode === "legacy") await client.ping();
    expect(await ask("hello")).toMatchObject({ effect: "allow" });
  });

  it("a thread that dies is a deny that says so, and the next question gets another", async () => {
    expect(await ask("hello")).toMatchObject({ effect: "allow" });
    const asked = ask("loop");
    await client.listTools();
    process.kill(transport.pid ?? 0, "SIGUSR2");
    expect(await asked).toMatchObject({
      effect: "deny",
      mode: "enforce",
      request: { kind: "prompt" },
      failure: { code: "evaluation_failed", message: "a thread ended with code 1" },
      policies: [{ dataDigest: expect.stringMatching(/^sha256:/) as string }],
    });
    expect(await ask("hello")).toMatchObject({ effect: "allow" });
  });
});

describe("a server with a question that nobody waits for", () => {
  let server: ChildProcessWithoutNullStreams;
  let answers: AsyncIterator<string>;

  const send = (message: object): void =>
    void server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const next = async (): Promise<unknown> => JSON.parse((await answers.next()).value as string) as unknown;
  const judge = (id: number, text: string): void =>
    send({ id, method: "tools/call", params: { name: "validate_prompt", arguments: { text } } });

  beforeEach(async () => {
    server = spawn(process.execPath, line);
    answers = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    const clientInfo = { name: "test", version: "1" };
    const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo };
    send({ id: 0, method: "initialize", params });
    await next();
    send({ method: "notifications/initialized" });
  });
  afterEach(() => server.kill("SIGKILL"));

  it("never answers what was cancelled, started or not, and judges the rest", async () => {
    judge(1, "loop");
    judge(2, "hello");
    judge(3, "hello");
    for (const requestId of [1, 2]) send({ method: "notifications/cancelled", params: { requestId } });
    send({ id: 4, method: "ping" });
    expect(await next()).toEqual({ jsonrpc: "2.0", id: 4, result: {} });
    expect(await next()).toMatchObject({ id: 3, result: { structuredContent: { effect: "allow" } } });
    judge(5, "hello");
    server.stdin.end();
    expect(await next()).toMatchObject({ id: 5 });
    expect((await answers.next()).done).toBe(true);
  });

  it("ends at once when it is told to", async () => {
    judge(1, "loop");
    send({ id: 2, method: "ping" });
    expect(await next()).toMatchObject({ id: 2 });
    server.kill("SIGTERM");
    expect(await once(server, "close")).toEqual([0, null]);
  });
});
