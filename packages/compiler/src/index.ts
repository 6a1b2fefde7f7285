export { type CompileOptions, type CompileResult, compile, type Source } from "./compile.js";
export { generateWasm } from "./wasm/generate.js";
export { GenerateError, type GenerateErrorCode } from "./wasm/generate-error.js";
