// Why a plan has no module.

/** Why there is no module. */
export type GenerateErrorCode =
  /** The plan refers to what it does not hold, or nests impossibly. */
  | "invalid-plan"
  /** A built-in takes more arguments than the ABI can pass. */
  | "too-many-arguments"
  /** The policy is beyond what a WASM engine accepts. */
  | "too-large"
  /** The value library is not the one this compiler was made for. */
  | "invalid-library";

/** A plan that no module can be made of, or a library that does not fit this compiler. */
export class GenerateError extends Error {
  override readonly name = "GenerateError";
  readonly code: GenerateErrorCode;
  /** `file:row:column` in the policy, where known. */
  readonly location: string | undefined;

  constructor(
    code: GenerateErrorCode,
    message: string,
    options?: ErrorOptions & { location?: string | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.location = options?.location;
  }
}
