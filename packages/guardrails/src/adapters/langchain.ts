// Tools of LangChain that run through the gate.
export type { GuardedOptions, ToolCall } from "./guard-function.js";
export { guardLangChainTools, type LangChainTool } from "./guard-langchain-tools.js";
export { ToolError, type ToolErrorCode } from "./tool-error.js";
