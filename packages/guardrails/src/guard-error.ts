// Why no guard is made of what was given.

export type GuardErrorCode =
  /** The options are no object, or have a name that no option has. */
  | "invalid_options"
  /** The bundle is neither bytes nor a policy, or its file cannot be read. */
  | "invalid_bundle"
  /** The host lacks one of its functions. */
  | "invalid_host"
  /** The bundle's catalogue is none. */
  | "invalid_catalogue"
  /** Parameters or data that no policy can use. */
  | "invalid_parameters"
  /** Exceptions that are none, or lack what each must say. */
  | "invalid_exceptions";

/** A parameter that no policy can use. */
export type ParameterProblem = {
  /** JSON pointer to it, below the parameters: `/severities/K8S-PRIVILEGD`. */
  readonly at: string;
  readonly message: string;
  /** Its name may be right, and what it is set to is wrong. */
  readonly isValue?: true;
};

export type GuardErrorOptions = ErrorOptions & { readonly problems?: readonly ParameterProblem[] };

export class GuardError extends Error {
  override readonly name = "GuardError";
  readonly code: GuardErrorCode;
  /** All of them, where the message is about the first. */
  readonly problems: readonly ParameterProblem[];

  constructor(code: GuardErrorCode, message: string, { problems = [], ...options }: GuardErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.problems = problems;
  }
}
