// Tools of the OpenAI Agents SDK run through the gate: what its runner hands them is what is judged.
import {
  Agent,
  type AgentInputItem,
  type Model,
  type ModelRequest,
  run,
  setTracingDisabled,
  tool,
  Usage,
  webSearchTool,
} from "@openai/agents";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { approvalQuestion } from "../gate/index.js";
import type { Guard } from "../guard.js";
import { createGuard } from "../node.js";
import { memoryGate, on } from "../testing/memory-gate.js";
import { guardOpenAiTools } from "./openai-agents.js";

let guard: Guard;
beforeAll(async () => {
  setTracingDisabled(true);
  guard = await createGuard({ subjects: [approvalQuestion] });
});

/** Calls one tool, and says that it is done once it has seen what came of it. */
class ScriptedModel implements Model {
  readonly requests: ModelRequest[] = [];
  readonly #call: { readonly name: string; readonly arguments: string };

  constructor(name: string, given: string) {
    this.#call = { name, arguments: given };
  }

  async getResponse(request: ModelRequest) {
    this.requests.push(request);
    const output: AgentInputItem =
      this.requests.length === 1
        ? { type: "function_call", callId: "1", ...this.#call }
        : {
            type: "message",
            role: "assistant",
            status: "completed",
            content: [{ type: "output_text", text: "done" }],
          };
    return { usage: new Usage(), output: [output] };
  }

  getStreamedResponse(): never {
    throw new Error("it gives its answers at once");
  }
}

const ran: unknown[] = [];
const podTool = (name: string, more: object = {}) =>
  tool({
    name,
    description: "",
    parameters: z.object({ name: z.string() }),
    execute: async (given) => {
      ran.push(given);
      return `ran ${name}`;
    },
    ...more,
  });

/** What the model sees of a call. */
async function seenOf(name: string, given: string, more: object = {}): Promise<string> {
  const { gate } = memoryGate(guard);
  const tools = guardOpenAiTools([podTool(name, more)], { gate, on });
  const model = new ScriptedModel(name, given);
  await run(new Agent({ name: "operator", model, tools }), "go");
  return JSON.stringify(model.requests[1]?.input);
}

describe("a tool of the SDK", () => {
  it("runs when it may, and the model is told why it does not", async () => {
    expect(await seenOf("list_pods", '{"name":"web-1"}')).toContain("ran list_pods");
    expect(ran).toEqual([{ name: "web-1" }]);
    expect(await seenOf("delete_pod", '{"name":"web-1"}')).toContain(
      "`delete_pod` was not run: it waits for approval",
    );
    expect(ran).toHaveLength(1);
  });

  it("is judged by what it is handed, and says itself what is no JSON", async () => {
    const opened = memoryGate(guard);
    const actions: unknown[] = [];
    const [list] = guardOpenAiTools([podTool("list_pods")], {
      gate: opened.gate,
      on,
      action: (call) => {
        actions.push(call);
        return { tool: "kubectl", verb: "get", resource: "pods" };
      },
    });
    const output = await list?.invoke(undefined as never, "{");
    expect(output).toContain("Invalid JSON input for tool");
    expect(actions).toEqual([{ tool: "list_pods", arguments: "{" }]);
    expect((await opened.records()).map(({ kind }) => kind)).toContain("run-ended");
  });

  it("keeps what else it is, its guardrails and its schema included", () => {
    const { gate } = memoryGate(guard);
    const made = podTool("list_pods", { timeoutMs: 500 });
    const [guarded] = guardOpenAiTools([made], { gate, on });
    expect({ ...guarded, invoke: made.invoke }).toEqual(made);
  });

  it("with an output schema has what its error function says, and throws without one", async () => {
    const { gate } = memoryGate(guard);
    const outputSchema = z.object({ ok: z.boolean() });
    const errorFunction = (_: unknown, error: unknown) => ({ ok: false, why: String(error) });
    const [told, thrown] = guardOpenAiTools(
      [podTool("delete_pod", { outputSchema, errorFunction }), podTool("delete_pod", { outputSchema })],
      { gate, on },
    );
    expect(await told?.invoke(undefined as never, '{"name":"web-1"}')).toEqual({
      ok: false,
      why: expect.stringContaining("ToolError: `delete_pod` was not run: it waits for approval"),
    });
    await expect(thrown?.invoke(undefined as never, '{"name":"web-1"}')).rejects.toMatchObject({
      name: "ToolError",
      code: "pending",
    });
  });

  it("that is taken back is not run", async () => {
    const { gate } = memoryGate(guard);
    const [list] = guardOpenAiTools([podTool("list_pods")], { gate, on });
    const before = ran.length;
    const signal = AbortSignal.abort();
    expect(await list?.invoke(undefined as never, '{"name":"web-1"}', { signal })).toContain(
      "`list_pods` was not run: it is denied: it was taken back before it began",
    );
    expect(ran).toHaveLength(before);
  });

  it("that the gate cannot run is refused", () => {
    const { gate } = memoryGate(guard);
    expect(() => guardOpenAiTools([webSearchTool()], { gate, on })).toThrow(
      "`web_search` is no function tool: the gate cannot run what somebody else runs",
    );
  });
});
