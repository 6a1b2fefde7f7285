// The contract of a judge: whether the tests notice a mutant.
import type { Mutant, Outcome } from "./mutant.js";

export type Judge = {
  /** Runs the tests related to the mutant's file until one fails. */
  judge(mutant: Mutant): Promise<Outcome>;
  /** Whether the tests pass on what is not mutated: without that, nothing that fails tells anything. */
  check(): Promise<boolean>;
  close(): Promise<void>;
};
