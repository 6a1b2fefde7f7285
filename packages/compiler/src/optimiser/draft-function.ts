// A function that is being rewritten: what is known of it, and new locals for it.
import type { Local, PlanFunction } from "@palisade/language";
import { findLookups, type Lookups } from "../analysis/lookups.js";
import { localsIn, statementsIn } from "../analysis/visit-statements.js";

export type FunctionDraft = {
  readonly function: PlanFunction;
  readonly strings: readonly string[];
  readonly lookups: Lookups;
  readonly newLocal: () => Local;
};

/** @throws {GenerateError} `too-large` if blocks nest too deeply. */
export function draftFunction(item: PlanFunction, strings: readonly string[]): FunctionDraft {
  const statements = statementsIn(item.blocks);
  let last = Math.max(item.result, ...item.parameters);
  for (const { statement } of statements) {
    for (const local of localsIn(statement)) last = Math.max(last, local);
  }
  return {
    function: item,
    strings,
    lookups: findLookups(item, strings),
    newLocal: () => ++last,
  };
}
