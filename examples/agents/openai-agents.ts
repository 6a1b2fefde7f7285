// Tools of the OpenAI Agents SDK behind the gate; a scripted model stands in for a real one.
import { Agent, type Model, type ModelResponse, run, setTracingDisabled, tool, Usage } from "@openai/agents";
import { guardOpenAiTools } from "@palisade/guardrails/adapters/openai-agents";
import { deleteNamespace, deletePod, listed, listPods, named, namespace, wishes } from "./cluster.js";
import { openExampleGate } from "./gate.js";

const tools = guardOpenAiTools(
  [
    tool({ name: "list_pods", description: "", parameters: listed, execute: listPods }),
    tool({ name: "delete_pod", description: "", parameters: named, execute: deletePod }),
    tool({ name: "delete_namespace", description: "", parameters: namespace, execute: deleteNamespace }),
  ],
  await openExampleGate(),
);

class ScriptedModel implements Model {
  #step = 0;

  async getResponse(): Promise<ModelResponse> {
    const wish = wishes[this.#step++];
    const callId = String(this.#step);
    return {
      usage: new Usage(),
      output: [
        wish === undefined
          ? {
              type: "message",
              role: "assistant",
              status: "completed",
              content: [{ type: "output_text", text: "done" }],
            }
          : { type: "function_call", callId, name: wish.tool, arguments: JSON.stringify(wish.given) },
      ],
    };
  }

  getStreamedResponse(): never {
    throw new Error("it gives its answers at once");
  }
}

setTracingDisabled(true);
const { newItems } = await run(
  new Agent({ name: "operator", model: new ScriptedModel(), tools }),
  "Clean up.",
);
for (const item of newItems) if (item.type === "tool_call_output_item") console.log(item.output);
