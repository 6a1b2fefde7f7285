// Functions that run through the gate.
export { type GuardedOptions, guardFunction, type ToolCall } from "./guard-function.js";
export { ToolError, type ToolErrorCode } from "./tool-error.js";
