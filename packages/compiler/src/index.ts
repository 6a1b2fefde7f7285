export { generateWasm } from "./wasm/generate.js";
export { GenerateError, type GenerateErrorCode } from "./wasm/generate-error.js";
