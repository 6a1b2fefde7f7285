// The mutants that change nothing anyone could see, each with its reason; an entry that no longer fits fails the run.
import { parse as load } from "yaml";
import type { Mutant } from "./mutant.js";

export type Equivalent = {
  readonly file: string;
  readonly operator: string;
  /** The text that goes, as reports print it. */
  readonly before: string;
  /** The line on which it stands, trimmed. */
  readonly context: string;
  readonly reason: string;
};

/** Reads the list; every field of every entry is a text. */
export function readEquivalents(text: string): readonly Equivalent[] {
  const data = load(text);
  if (!Array.isArray(data)) throw new Error("the list of equivalents is no list");
  for (const entry of data as Record<string, unknown>[]) {
    for (const field of ["file", "operator", "before", "context", "reason"]) {
      if (typeof entry[field] !== "string") throw new Error(`an equivalent needs \`${field}\``);
    }
  }
  return data as Equivalent[];
}

export function isEquivalent(mutant: Mutant, equivalents: readonly Equivalent[]): boolean {
  return equivalents.some((entry) => matches(entry, mutant));
}

/** Entries that fit none of the mutants. */
export function staleEquivalents(
  equivalents: readonly Equivalent[],
  mutants: readonly Mutant[],
): readonly Equivalent[] {
  return equivalents.filter((entry) => !mutants.some((mutant) => matches(entry, mutant)));
}

function matches({ file, operator, before, context }: Equivalent, mutant: Mutant): boolean {
  const isThere = mutant.file === file && mutant.context === context;
  return isThere && mutant.operator === operator && mutant.before === before;
}
