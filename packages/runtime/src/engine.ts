// The contract of an engine: one loaded policy, evaluated many times.
import type { Capability, Value } from "@palisade/language";

/** What the host grants to every evaluation of a policy. */
export type HostOptions = {
  /** Nanoseconds since the epoch; default: the system's clock. */
  readonly clock?: () => bigint;
  /** Makes `rand.intn`, `uuid.rfc4122` and their like give the same every time. */
  readonly seed?: number;
  /** Where `print` goes, one message at a time, without a line break; default: nowhere. */
  readonly print?: (message: string) => void;
  /** Where the notes of `trace` go; default: nowhere. */
  readonly trace?: (message: string) => void;
  /**
   * Each gets the call's arguments as plain data and returns plain data, at once; `undefined` is undefined in
   * Rego, and what it throws is a built-in error. A policy that needs one that is missing is refused at load, unless
   * `ungranted` says otherwise.
   */
  readonly capabilities?: Partial<Record<Capability, (...values: readonly unknown[]) => unknown>>;
  /**
   * Functions of the host's own, by the names that policies call them by; a capabilities.json declares
   * them to the compiler. Arguments, results and errors as with `capabilities`.
   */
  readonly functions?: Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
  /**
   * What becomes of a policy that calls what nobody provides: it is refused at load (`refuse`, the default), or a call
   * of it ends the evaluation with `missing_capability` (`error`), and what makes no such call is answered.
   */
  readonly ungranted?: "refuse" | "error";
  /** The AST of a module's text, for `rego.parse_module`: the compiler's business, so its owner lends it. */
  readonly parseModule?: (filename: string, text: string) => Value;
  /** Hears of each case a test begins: `internal.test_case`, which test runners put into tests. */
  readonly testCase?: (names: readonly Value[]) => void;
};

/** What holds for one evaluation. */
export type EvaluateOptions = {
  /** Raise built-in errors instead of making the expression undefined. */
  readonly strictBuiltinErrors?: boolean;
  /** Steps an evaluation may take; default 50 million. */
  readonly steps?: number;
  /** Bytes of memory it may use; default 512 MiB. */
  readonly memory?: number;
  /** Nanoseconds since the epoch, for this evaluation. */
  readonly now?: bigint;
  /** Documents of `data` for this evaluation, by name, each in the place of the policy's own of that name. */
  readonly documents?: Readonly<Record<string, unknown>>;
};

/** Both engines have this shape, and every behaviour case runs on both. */
export type Engine = {
  readonly entrypoints: readonly string[];
  /** Whether it takes JSON text faster than values. */
  readonly prefersText?: boolean;
  /**
   * The result set of an entrypoint: one value for each binding (`[]` is undefined). `input` is a
   * value, or the UTF-8 bytes of one JSON text.
   * @throws {EvaluationError}
   */
  evaluate(
    entrypoint: string,
    input: Value | Uint8Array | undefined,
    data: Value,
    options?: EvaluateOptions,
  ): readonly Value[];
};
