// Tools of LangChain run through the gate, however they are called, and stay the tools that they are.
import { ToolMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { DynamicTool, isLangChainTool, StructuredTool, tool } from "@langchain/core/tools";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { approvalQuestion } from "../gate/index.js";
import type { Guard } from "../guard.js";
import { createGuard } from "../node.js";
import { memoryGate, on } from "../testing/memory-gate.js";
import { guardLangChainTools } from "./langchain.js";

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard({ subjects: [approvalQuestion] });
});

const ran: unknown[] = [];
const schema = z.object({ name: z.string().default("web-1") });
const podTool = (name: string) =>
  tool(
    async (given: { name: string }) => {
      ran.push(given);
      return `ran ${name}`;
    },
    { name, schema },
  );

/** Its state is its own, as that of any class may be. */
class ScaleTool extends StructuredTool {
  readonly name = "get_scale";
  readonly description = "";
  readonly schema = z.object({ name: z.string() });
  readonly #replicas = 3;

  get replicas() {
    return this.#replicas;
  }

  protected async _call({ name }: { name: string }): Promise<string> {
    return `${name} has ${this.#replicas}`;
  }
}

describe("a tool of LangChain", () => {
  it("runs when it may, with what its schema made of the arguments", async () => {
    const opened = memoryGate(guard);
    const actions: unknown[] = [];
    const [list] = guardLangChainTools([podTool("list_pods")], {
      gate: opened.gate,
      on,
      action: (call) => {
        actions.push(call);
        return { ...call };
      },
    });
    expect(await list?.invoke({})).toBe("ran list_pods");
    const message = await list?.invoke({
      type: "tool_call",
      id: "1",
      name: "list_pods",
      args: { name: "a" },
    });
    expect(message).toBeInstanceOf(ToolMessage);
    expect(ran.splice(0)).toEqual([{ name: "web-1" }, { name: "a" }]);
    expect(actions).toEqual(["web-1", "a"].map((name) => ({ tool: "list_pods", arguments: { name } })));
    expect((await opened.records()).filter(({ kind }) => kind === "run-ended")).toHaveLength(2);
  });

  it.each<[string, (given: ReturnType<typeof podTool>) => unknown]>([
    ["invoke", (given) => given.invoke({})],
    ["call", (given) => given.call({})],
    ["func", (given) => given.func({ name: "web-1" }, undefined as never, undefined as never)],
    ["a copy", (given) => ({ ...given }).func({ name: "web-1" }, undefined as never, undefined as never)],
    [
      "a chain",
      (given) =>
        RunnableLambda.from(() => ({}))
          .pipe(given)
          .invoke({}),
    ],
    ["a batch", (given) => given.batch([{}])],
  ])("does not run by %s when it may not", async (_, call) => {
    const { gate } = memoryGate(guard);
    const [remove] = guardLangChainTools([podTool("delete_pod")] as const, { gate, on });
    await expect((async () => call(remove))()).rejects.toMatchObject({
      name: "ToolError",
      message: expect.stringContaining("`delete_pod` was not run: it waits for approval"),
    });
    expect(ran).toEqual([]);
  });

  it("may be of any class, with a state of its own, or take a text", async () => {
    const { gate } = memoryGate(guard);
    const echo = new DynamicTool({
      name: "list_pods",
      description: "",
      func: async (given) => `ran ${given}`,
    });
    const [scale, text] = guardLangChainTools([new ScaleTool(), echo] as const, { gate, on });
    expect(await scale.invoke({ name: "web" })).toBe("web has 3");
    expect([scale.replicas, scale instanceof ScaleTool, isLangChainTool(scale)]).toEqual([3, true, true]);
    expect(await text.invoke("shop")).toBe("ran shop");
  });

  it("that is taken back is not run", async () => {
    const { gate } = memoryGate(guard);
    const [list] = guardLangChainTools([podTool("list_pods")], { gate, on });
    await expect(list?.invoke({}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(ran).toEqual([]);
  });

  it("that the gate cannot run is refused", async () => {
    const { gate } = memoryGate(guard);
    const runnable = RunnableLambda.from(() => "x").asTool({ name: "search", schema: z.string() });
    expect(() => guardLangChainTools([runnable], { gate, on })).toThrow(
      "`search` has no `_call`: the gate cannot run what somebody else runs",
    );
    const pieces = tool(
      async function* () {
        yield "a piece";
      },
      { name: "list_pods", schema },
    );
    const [stream] = guardLangChainTools([pieces], { gate, on });
    await expect(stream?.invoke({})).rejects.toThrow("`list_pods` gives its output in pieces");
  });
});
