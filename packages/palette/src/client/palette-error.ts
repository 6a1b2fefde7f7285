// Why a call of Palette did not give what was asked for; nothing in it is secret.

export type PaletteErrorCode =
  /** The options are none a client can be made of. */
  | "invalid_options"
  /** Palette does not know the key, or there is none. */
  | "unauthorized"
  /** The key, or the projects this client is kept to, does not allow it. */
  | "forbidden"
  | "not_found"
  /** What is there now does not go with it. */
  | "conflict"
  /** The request is none that Palette takes; without a status, none that was sent. */
  | "invalid"
  /** Palette counts too many calls, or too many wait for their turn here. */
  | "rate_limited"
  /** Palette cannot be reached, or fails; so does what the calls depend on. */
  | "unavailable"
  | "timeout"
  | "cancelled"
  /** Palette failed so often that it is left alone for a while. */
  | "circuit_open"
  /** The answer is none that the API describes, is too large, or leads elsewhere. */
  | "unexpected_response"
  /** The call was made, but who keeps the record of calls failed. */
  | "not_recorded";

export type PaletteErrorDetails = {
  /** Of HTTP; absent if there was no answer. */
  readonly status?: number | undefined;
  readonly method?: string | undefined;
  /** Without the query. */
  readonly path?: string | undefined;
  /** Palette's own reference of the failure, for its support. */
  readonly ref?: string | undefined;
  /** Whether the same call can succeed later, without doing anything twice. */
  readonly retryable?: boolean | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
};

/**
 * What the clients throw.
 * @example
 * try { await palette.clusters.get(uid) } catch (error) {
 *   if (error instanceof PaletteError && error.code === "not_found") …
 * }
 */
export class PaletteError extends Error {
  override readonly name = "PaletteError";
  readonly code: PaletteErrorCode;
  readonly status: number | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly ref: string | undefined;
  readonly retryable: boolean;
  readonly hint: string | undefined;

  constructor(code: PaletteErrorCode, message: string, details: PaletteErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.method = details.method;
    this.path = details.path;
    this.ref = details.ref;
    this.retryable = details.retryable ?? false;
    this.hint = details.hint;
  }

  /** As a plain object, for logs and answers. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, code, message, status, method, path, ref, retryable, hint } = this;
    return { name, code, message, status, method, path, ref, retryable, hint };
  }
}
