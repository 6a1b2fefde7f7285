// Why a bundle did not take the place of the one that is served.

/** Every code with its meaning: types and documentation derive from it. */
export const reloadProblemCodes = {
  unreachable: "the source gave no answer",
  bad_response: "the source answered with something other than a bundle",
  too_large: "the bundle is larger than may be read",
  not_a_bundle: "what came is no bundle, or not one that can be loaded",
  bad_signature: "the bundle is not signed, or not for the key that was named",
  lower_revision: "its revision is not above the one that is served",
  unordered_revision: "nobody can tell whether its revision is above the one that is served",
  unusable: "no guard can be made of it: an entrypoint or parameter is missing, or its check failed",
} as const;

export type ReloadProblemCode = keyof typeof reloadProblemCodes;

export class ReloadError extends Error {
  override readonly name = "ReloadError";
  readonly code: ReloadProblemCode;

  constructor(code: ReloadProblemCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}
