// What the host hands to built-ins: nothing else reaches the world outside.
import type { Value } from "../values/value.js";
import type { Capability } from "./define-builtin.js";

/**
 * Takes steps from the evaluation's budget, for work that grows faster than what it is given.
 * @throws {HaltError} when the budget is used up.
 */
export type TakeSteps = (count: number) => void;

/**
 * Asks for bytes of the evaluation's memory, for what is about to be built: by this call, or to be kept until
 * the evaluation ends.
 * @throws {HaltError} when there are not so many left.
 */
export type TakeMemory = (bytes: number, kept?: "kept") => void;

/** What a call may use. */
export type Budget = { readonly takeSteps: TakeSteps; readonly takeMemory: TakeMemory };

/** One per evaluation. */
export type BuiltinContext = Budget & {
  /** Nanoseconds since the epoch, the same throughout an evaluation. */
  readonly now: bigint;
  /** Random bytes; a seeded host gives the same ones every time. */
  randomBytes(count: number): Uint8Array;
  /** Kept for the evaluation; keys are the built-in's name and its arguments' text. */
  readonly cache: Map<string, Value | undefined>;
  /** What was compiled in this evaluation, and paid for: patterns, schemas, keys. */
  readonly compiled: Map<object, unknown>;
  /** Where the notes of `trace` go; nowhere if absent. */
  readonly trace?: (message: string) => void;
  /** Where `print` goes. */
  print(message: string): void;
  /** The host's implementation of a capability, if it was granted. */
  readonly granted: ReadonlyMap<Capability, (values: readonly Value[]) => Value | undefined>;
  /** The AST of a module's text, for `rego.parse_module`; absent where no compiler is at hand. */
  readonly parseModule?: (filename: string, text: string) => Value;
  /** Hears of each case a test begins, by its names. */
  readonly testCase?: (names: readonly Value[]) => void;
};
