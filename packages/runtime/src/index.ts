// The public surface, line by line.

export type { BundleVerification } from "@palisade/bundle";
export { createBuiltinContext, linkBuiltins } from "./builtin-host.js";
export type { Engine, EvaluateOptions, HostOptions } from "./engine.js";
export { conflictMessages, EvaluationError, type EvaluationErrorCode } from "./evaluation-error.js";
export type { Tracer, TraceStep } from "./interpreter/frame.js";
export { loadInterpreter } from "./interpreter/interpret.js";
export { defaultMemory, defaultSteps } from "./limits.js";
export { type LoadBundleOptions, loadBundle } from "./load-bundle.js";
export { loadPolicy, type Policy, type PolicySource } from "./policy.js";
export { type RuntimeInformation, runtimeInformation } from "./runtime-information.js";
export { ThreadError, type ThreadErrorCode } from "./threads/thread-error.js";
export type { LineCount } from "./wasm-host/line-counts.js";
export { loadWasmEngine, type WasmEngine } from "./wasm-host/load-wasm-engine.js";
export { plainJson } from "./wasm-host/plain-json.js";
