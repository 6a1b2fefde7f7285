// Tools of Vercel's `ai` that run through the gate.
export { type AiTool, guardAiTools } from "./guard-ai-tools.js";
export type { GuardedOptions, ToolCall } from "./guard-function.js";
export { ToolError, type ToolErrorCode } from "./tool-error.js";
