// Tools of MCP servers that are called through the gate.
export type { GuardedOptions, ToolCall } from "./guard-function.js";
export { guardMcpClient, type McpClient, type McpDenial } from "./guard-mcp-client.js";
