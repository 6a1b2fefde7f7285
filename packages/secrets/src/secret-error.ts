// Why a secret could not be read; never with any of it.

export type SecretErrorCode =
  /** There is none where it should be. */
  | "not_found"
  /** What keeps it does not let us have it. */
  | "forbidden"
  /** What keeps it cannot be reached, or fails. */
  | "unavailable"
  /** What is there is no secret: empty, too long, of another form. */
  | "invalid";

/** What readers of secrets throw. Messages name places, never values. */
export class SecretError extends Error {
  override readonly name = "SecretError";
  readonly code: SecretErrorCode;

  constructor(code: SecretErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}
