// Why a bundle cannot be read or written: one error, naming the file.

/** What is wrong; explained in docs/reference/codes.md. */
export type BundleErrorCode =
  | "not_gzip"
  | "truncated"
  | "damaged"
  | "too_large"
  | "bad_archive"
  | "unsafe_path"
  | "duplicate_file"
  | "bad_manifest"
  | "bad_data"
  | "bad_policy"
  | "bad_plan"
  | "bad_signatures"
  | "bad_key"
  | "digest_mismatch"
  | "unsupported";

/** A bundle that cannot be read, written or trusted. */
export class BundleError extends Error {
  override readonly name = "BundleError";
  readonly code: BundleErrorCode;

  /** `message` names the file inside the bundle, where there is one. */
  constructor(code: BundleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
