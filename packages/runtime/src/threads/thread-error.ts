// Why a thread gave no answer.

export type ThreadErrorCode =
  /** It needed more memory than a thread may have. */
  | "out_of_memory"
  /** It ended, or threw what is nobody's mistake but ours. */
  | "ended";

export class ThreadError extends Error {
  override readonly name = "ThreadError";
  readonly code: ThreadErrorCode;

  constructor(code: ThreadErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
