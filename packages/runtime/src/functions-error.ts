// Why a file lends no functions.

export type FunctionsErrorCode =
  /** It is not there, or it throws while it is loaded. */
  | "unreadable"
  /** Its default export is no object of functions. */
  | "no_functions"
  /** It has the name of a built-in that needs nothing of a host. */
  | "is_built_in";

export class FunctionsError extends Error {
  override readonly name = "FunctionsError";
  readonly code: FunctionsErrorCode;

  constructor(code: FunctionsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
