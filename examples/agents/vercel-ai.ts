// Tools of Vercel's `ai` behind the gate; a scripted model stands in for a real one.
import { guardAiTools } from "@palisade/guardrails/adapters/ai";
import { generateText, stepCountIs, tool } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { deleteNamespace, deletePod, listed, listPods, named, namespace, wishes } from "./cluster.js";
import { openExampleGate } from "./gate.js";

const tools = guardAiTools(
  {
    list_pods: tool({ inputSchema: listed, execute: listPods }),
    delete_pod: tool({ inputSchema: named, execute: deletePod }),
    delete_namespace: tool({ inputSchema: namespace, execute: deleteNamespace }),
  },
  await openExampleGate(),
);

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
let step = 0;
const model = new MockLanguageModelV3({
  doGenerate: async () => {
    const wish = wishes[step++];
    const finish = wish === undefined ? ("stop" as const) : ("tool-calls" as const);
    return {
      content:
        wish === undefined
          ? [{ type: "text", text: "done" }]
          : [
              {
                type: "tool-call",
                toolCallId: String(step),
                toolName: wish.tool,
                input: JSON.stringify(wish.given),
              },
            ],
      finishReason: { unified: finish, raw: undefined },
      usage,
      warnings: [],
    };
  },
});

const { steps } = await generateText({ model, tools, prompt: "Clean up.", stopWhen: stepCountIs(5) });
for (const { content } of steps)
  for (const part of content) {
    if (part.type === "tool-result") console.log(part.output);
    if (part.type === "tool-error") console.log((part.error as Error).message);
  }
