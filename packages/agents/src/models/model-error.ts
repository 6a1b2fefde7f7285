/** What goes wrong with a model: `code` is for programs, and no message holds a key. */
export type ModelErrorCode =
  /** Settings that name no model. */
  | "invalid_settings"
  /** It did not answer within its time. */
  | "timeout"
  /** The tokens of this run are used up. */
  | "budget"
  /** It could not be reached, or said no. */
  | "unavailable"
  /** What it answered is of another shape, is cut off, or was refused by the guard, twice. */
  | "unusable";

export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
