// Why an evaluation has no result.

/** OPA's codes, and two of ours: the host is not able to run the policy, or the input is no JSON value. */
export type EvaluationErrorCode =
  | "eval_conflict_error"
  | "eval_type_error"
  | "eval_builtin_error"
  | "eval_cancel_error"
  | "eval_internal_error"
  | "unknown_entrypoint"
  | "invalid_input"
  | "missing_capability"
  | "unknown_builtin"
  | "invalid_module";

export class EvaluationError extends Error {
  override readonly name = "EvaluationError";
  readonly code: EvaluationErrorCode;
  /** `file:row:column` in the policy, where known. */
  readonly location: string | undefined;

  constructor(
    code: EvaluationErrorCode,
    message: string,
    options?: ErrorOptions & { location?: string | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.location = options?.location;
  }
}

/** What JavaScript raises when its stack, or the longest text or list it can have, is exceeded is a limit, too. */
export function hostErrorCode(error: unknown): EvaluationErrorCode {
  return error instanceof RangeError ? "eval_cancel_error" : "eval_internal_error";
}

/** OPA's words for conflicts, by what has more than one value. */
export const conflictMessages = {
  rule: "complete rules must not produce multiple outputs",
  function: "functions must not produce multiple outputs for same inputs",
  object: "object keys must be unique",
} as const;
