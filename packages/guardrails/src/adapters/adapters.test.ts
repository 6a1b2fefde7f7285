// What a model calls runs through the gate: with what was judged, once it may, and it is told why not.
import { Client, InMemoryTransport } from "@modelcontextprotocol/client";
import { McpServer } from "@modelcontextprotocol/server";
import { generateText, stepCountIs, tool } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  type AuditRecord,
  approvalQuestion,
  castVote,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  openGate,
  privateKeyOf,
  publicKeyOf,
  type RecordFacts,
  recordFacts,
} from "../gate/index.js";
import type { Guard } from "../guard.js";
import { createGuard } from "../node.js";
import { guardAiTools } from "./ai.js";
import { guardFunction, ToolError } from "./function.js";
import { guardMcpClient } from "./mcp.js";

const key = privateKeyOf(new Uint8Array(32).fill(1));
const on = { tenant: "acme", project: "shop", requester: "agent" };

let guard: Guard;
beforeAll(async () => {
  const approvers = [
    { name: "owen", roles: ["resource-owner", "production-owner"], keys: [publicKeyOf(key)] },
  ];
  guard = await createGuard({ subjects: [approvalQuestion], parameters: { approval: { approvers } } });
});

function opened() {
  const audit = createMemoryAuditStore();
  const { gate, approvals } = openGate({ guard, stores: { audit, approvals: createMemoryApprovalStore() } });
  const kinds = async () => {
    const all: string[] = [];
    for await (const line of audit.lines()) all.push((JSON.parse(line) as AuditRecord).kind);
    return all;
  };
  const approve = async ({ id, binding }: { readonly id: string; readonly binding: string }) => {
    const ballot = { approval: id, binding, verdict: "approve" as const, at: new Date().toISOString() };
    await approvals.vote("acme", castVote(key, ballot));
  };
  return { gate, audit, kinds, approve };
}

const never = { tool: "kubectl", verb: "delete", resource: "namespaces", name: "kube-system" };

describe("a function", () => {
  it("runs when it may, with a copy of what was judged, and what else it was handed", async () => {
    const { gate, kinds } = opened();
    const given = { namespace: "shop", labels: { app: "web" } };
    const list = guardFunction("list_pods", (copy: typeof given, more: number) => ({ copy, more }), {
      gate,
      on,
    });
    const running = list(given, 5);
    given.labels.app = "other";
    const { copy, more } = await running;
    expect([copy, more]).toEqual([{ namespace: "shop", labels: { app: "web" } }, 5]);
    expect(await kinds()).toEqual(["log-opened", "decision", "run-started", "run-ended"]);
  });

  it("may take no arguments, or others than an object", async () => {
    const { gate, audit } = opened();
    const list = guardFunction("list_pods", (given?: string) => given ?? "all", { gate, on: () => on });
    expect(await list(undefined)).toBe("all");
    expect(await list("shop")).toBe("shop");
    const inputs: unknown[] = [];
    for await (const line of audit.lines()) {
      const { kind, details } = JSON.parse(line) as AuditRecord;
      if (kind === "decision") inputs.push((details["input"] as { arguments?: unknown }).arguments);
    }
    expect(inputs).toEqual([{}, { input: "shop" }]);
  });

  it("does not run when it is denied, and says what the rules say", async () => {
    const { gate } = opened();
    const remove = guardFunction("remove", () => expect.unreachable("it ran"), {
      gate,
      on,
      action: () => never,
    });
    const error = await remove({}).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ToolError);
    const { code, message, result } = error as ToolError;
    expect([code, result.outcome]).toEqual(["denied", "denied"]);
    const [finding] = result.decision.findings;
    expect(message).toContain(`\`remove\` was not run: it is denied: ${finding?.rule}: ${finding?.message}`);
  });

  it("is told of the rules that denied it, and of none that is only tried out", async () => {
    const stores = { audit: createMemoryAuditStore(), approvals: createMemoryApprovalStore() };
    const { gate } = openGate({ guard, stores, modes: { "ACT-SYSTEM-NAMESPACE": "warn" } });
    const command = "kubectl delete ns kube-system; kubectl frobnicate web-1";
    const shell = guardFunction("shell", () => expect.unreachable("it ran"), {
      gate,
      on,
      action: () => ({ command }),
    });
    const error = (await shell({}).catch((thrown: unknown) => thrown)) as ToolError;
    expect(error.result.decision.findings).toContainEqual(
      expect.objectContaining({ rule: "ACT-SYSTEM-NAMESPACE", mode: "warn" }),
    );
    expect(error.message).toContain("ACT-NOT-UNDERSTOOD");
    expect(error.message).not.toContain("ACT-SYSTEM-NAMESPACE");
    const facts: RecordFacts[] = [];
    for await (const line of stores.audit.lines()) facts.push(recordFacts(JSON.parse(line) as AuditRecord));
    expect(facts.at(-1)).toMatchObject({ effect: "deny" });
    expect(facts.at(-1)?.rules).toContain("ACT-NOT-UNDERSTOOD");
    expect(facts.at(-1)?.rules).not.toContain("ACT-SYSTEM-NAMESPACE");
    expect(facts.at(-1)?.told).not.toContain("ACT-SYSTEM-NAMESPACE");
  });

  it("does not run on behalf of nobody, nor with what is no data", async () => {
    const { gate } = opened();
    const unreachable = () => expect.unreachable("it ran");
    const list = guardFunction("list_pods", unreachable, { gate, on: {} as typeof on });
    await expect(list({})).rejects.toMatchObject({ name: "ToolError", code: "denied" });
    const other = guardFunction("list_pods", unreachable, { gate, on });
    await expect(other({ act: () => undefined })).rejects.toThrow("could not be cloned");
  });

  it("waits for approval: at once, or until somebody has voted", async () => {
    const { gate, approve } = opened();
    let runs = 0;
    const run = () => ++runs;
    await expect(guardFunction("delete_pod", run, { gate, on })({ name: "web-1" })).rejects.toMatchObject({
      code: "pending",
      message: expect.stringMatching(
        /^`delete_pod` was not run: it waits for approval [0-9a-f-]{36}: ACT-DELETE: `delete` removes pods `web-1`/,
      ),
    });
    const patient = guardFunction("delete_pod", run, { gate, on, wait: approve });
    expect(await patient({ name: "web-1" })).toBe(1);
    const refused = guardFunction("delete_pod", run, { gate, on, wait: async () => undefined });
    await expect(refused({ name: "web-1" })).rejects.toMatchObject({ code: "denied" });
    expect(runs).toBe(1);
  });

  it("that throws has failed, and one that is not on record says so", async () => {
    const { gate, audit } = opened();
    const error = new Error("no route");
    await expect(guardFunction("list_pods", () => Promise.reject(error), { gate, on })({})).rejects.toBe(
      error,
    );
    let isDown = false;
    const store = {
      ...audit,
      append: (seal: Parameters<typeof audit.append>[0]) =>
        isDown ? Promise.reject(new Error("disk full")) : audit.append(seal),
    };
    const { gate: other } = openGate({
      guard,
      stores: { audit: store, approvals: createMemoryApprovalStore() },
    });
    const breaking = guardFunction(
      "list_pods",
      () => {
        isDown = true;
        return 5;
      },
      { gate: other, on },
    );
    await expect(breaking({})).rejects.toMatchObject({
      code: "unrecorded",
      message: "`list_pods` was run, and that is not on record: writing the audit log failed",
      result: { value: 5 },
    });
  });
});

describe("tools of ai", () => {
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  };

  /** Calls a tool first, and then says that it is done. */
  function scripted(toolName: string, input: unknown) {
    let steps = 0;
    return new MockLanguageModelV3({
      doGenerate: async () =>
        steps++ === 0
          ? {
              content: [
                { type: "tool-call" as const, toolCallId: "1", toolName, input: JSON.stringify(input) },
              ],
              finishReason: { unified: "tool-calls" as const, raw: undefined },
              usage,
              warnings: [],
            }
          : {
              content: [{ type: "text" as const, text: "done" }],
              finishReason: { unified: "stop" as const, raw: undefined },
              usage,
              warnings: [],
            },
    });
  }

  const ran: unknown[] = [];
  const inputSchema = z.object({ name: z.string() });
  const podTool = tool({ inputSchema, execute: async (input) => void ran.push(input) });
  const tools = { list_pods: podTool, delete_pod: podTool };

  it("run when they may, and the model is told why one does not", async () => {
    const { gate, kinds } = opened();
    const guarded = guardAiTools(tools, { gate, on });
    const asked = async (name: string) => {
      const model = scripted(name, { name: "web-1" });
      const { text } = await generateText({ model, tools: guarded, prompt: "go", stopWhen: stepCountIs(3) });
      expect(text).toBe("done");
      return JSON.stringify(model.doGenerateCalls[1]?.prompt);
    };
    await asked("list_pods");
    expect(ran).toEqual([{ name: "web-1" }]);
    expect(await asked("delete_pod")).toContain("`delete_pod` was not run: it waits for approval");
    expect(ran).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === "run-started")).toHaveLength(1);
  });

  it("that the gate cannot run are refused", async () => {
    const { gate } = opened();
    expect(() =>
      guardAiTools({ search: { description: "by the provider" } as object }, { gate, on }),
    ).toThrow("`search` has no `execute`: the gate cannot run what somebody else runs");
    const pieces = async function* () {
      yield 1;
    };
    const { list_pods } = guardAiTools({ list_pods: { execute: (_: object) => pieces() } }, { gate, on });
    await expect(list_pods.execute({})).rejects.toThrow("`list_pods` gives its output in pieces");
  });
});

describe("tools of an MCP server", () => {
  it("are called when they may, and the model is told why one is not", async () => {
    const { gate } = opened();
    const server = new McpServer({ name: "pods", version: "1.0.0" });
    const ran: unknown[] = [];
    for (const name of ["list_pods", "delete_pod"])
      server.registerTool(name, { inputSchema: z.object({ name: z.string().optional() }) }, async (given) => {
        ran.push(given);
        return { content: [{ type: "text", text: `ran ${name}` }] };
      });
    const client = new Client({ name: "agent", version: "1.0.0" });
    const [near, far] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(far), client.connect(near)]);
    const callTool = guardMcpClient("cluster", client, { gate, on });
    expect(await callTool({ name: "list_pods" })).toMatchObject({
      content: [{ type: "text", text: "ran list_pods" }],
    });
    expect(await callTool({ name: "delete_pod", arguments: { name: "web-1" } })).toEqual({
      isError: true,
      content: [
        {
          type: "text",
          text: expect.stringContaining("`mcp__cluster__delete_pod` was not run: it waits for approval"),
        },
      ],
    });
    expect(ran).toEqual([{}]);
    await client.close();
    await expect(callTool({ name: "list_pods" })).rejects.toThrow();
  });
});
