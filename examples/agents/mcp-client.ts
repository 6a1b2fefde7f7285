// Tools of an MCP server behind the gate: the agent has `callTool`, and not the client.
import { Client, InMemoryTransport } from "@modelcontextprotocol/client";
import { McpServer } from "@modelcontextprotocol/server";
import { guardMcpClient } from "@palisade/guardrails/adapters/mcp";
import { deleteNamespace, deletePod, listed, listPods, named, namespace, wishes } from "./cluster.js";
import { openExampleGate } from "./gate.js";

const said = (text: string) => ({ content: [{ type: "text" as const, text }] });
const server = new McpServer({ name: "cluster", version: "1.0.0" });
server.registerTool("list_pods", { inputSchema: listed }, async (given) => said(listPods(given)));
server.registerTool("delete_pod", { inputSchema: named }, async (given) => said(deletePod(given)));
server.registerTool("delete_namespace", { inputSchema: namespace }, async (given) =>
  said(deleteNamespace(given)),
);

const client = new Client({ name: "agent", version: "1.0.0" });
const [near, far] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(far), client.connect(near)]);

const callTool = guardMcpClient("cluster", client, await openExampleGate());
for (const { tool, given } of wishes) {
  const { content } = await callTool({ name: tool, arguments: given });
  for (const part of content) if (part.type === "text") console.log(part.text);
}
await client.close();
