// What a built-in says when it cannot answer.
import type { AbortCode } from "../wasm-abi.js";

/** OPA's codes: the operand is of a wrong type, or the operation failed. */
export type BuiltinErrorCode = "eval_type_error" | "eval_builtin_error";

/** Undefined in Rego; with strict built-in errors the evaluation ends with it. */
export class BuiltinError extends Error {
  override readonly name = "BuiltinError";
  readonly code: BuiltinErrorCode;

  /** `message` without the built-in's name, which the caller puts in front. */
  constructor(message: string, code: BuiltinErrorCode = "eval_builtin_error", options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a module's abort can say, and that the host does not grant what is called. */
export type HaltCode = AbortCode | "missing_capability";

/** Ends the evaluation whether or not errors are strict: a limit, or a call that the host refuses. */
export class HaltError extends Error {
  override readonly name = "HaltError";
  readonly code: HaltCode;

  constructor(message: string, code: HaltCode = "eval_cancel_error", options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
