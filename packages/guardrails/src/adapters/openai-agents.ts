// Tools of the OpenAI Agents SDK that run through the gate.
export type { GuardedOptions, ToolCall } from "./guard-function.js";
export { guardOpenAiTools, type OpenAiTool } from "./guard-openai-tools.js";
export { ToolError, type ToolErrorCode } from "./tool-error.js";
