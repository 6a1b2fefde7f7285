// Why a store did not do what it was asked.

export type StoreErrorCode =
  /** There is one of this id already. */
  | "conflict"
  /** It cannot be reached, or cannot make anything durable. */
  | "unavailable"
  /** What it holds is not what was put there. */
  | "corrupt"
  /** Its last line has no end: it is being written, or was cut off. */
  | "unfinished";

/** What drivers throw, with what their library threw as `cause`. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}
