// Tools of LangChain behind the gate, called as an agent's loop calls them.
import { AIMessage, ToolMessage } from "@langchain/core/messages";
import { type StructuredToolInterface, tool } from "@langchain/core/tools";
import { guardLangChainTools } from "@palisade/guardrails/adapters/langchain";
import { deleteNamespace, deletePod, listed, listPods, named, namespace, wishes } from "./cluster.js";
import { openExampleGate } from "./gate.js";

const tools: readonly StructuredToolInterface[] = guardLangChainTools(
  [
    tool(listPods, { name: "list_pods", schema: listed }),
    tool(deletePod, { name: "delete_pod", schema: named }),
    tool(deleteNamespace, { name: "delete_namespace", schema: namespace }),
  ],
  await openExampleGate(),
);

/** What `createAgent` and graphs do with the calls of a model's message. */
async function answersTo({ tool_calls: calls = [] }: AIMessage): Promise<readonly ToolMessage[]> {
  const answers: ToolMessage[] = [];
  for (const { id = "", name, args } of calls) {
    const called = tools.find((each) => each.name === name);
    if (called === undefined) throw new Error(`there is no ${name}`);
    try {
      answers.push(await called.invoke({ type: "tool_call", id, name, args }));
    } catch (error) {
      const { message: content } = error as Error;
      answers.push(new ToolMessage({ content, tool_call_id: id, name, status: "error" }));
    }
  }
  return answers;
}

const calls = wishes.map(({ tool: name, given }, index) => ({ id: String(index), name, args: given }));
for (const { content } of await answersTo(new AIMessage({ content: "", tool_calls: calls })))
  console.log(content);
