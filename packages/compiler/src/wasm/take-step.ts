// Counting steps, so that no policy runs for ever.
import type { FunctionScope } from "./function-scope.js";

/** Counts a step down where the budget lies, and leaves what happens at its end to the library. */
export function takeStep({ code, module }: FunctionScope): void {
  const steps = module.libraryGlobal("palisade_steps");
  if (steps === undefined) {
    code.call(module.library("take_step"));
    return;
  }
  code.globalGet(steps);
  code.plain("isZero64");
  code.if();
  code.call(module.library("take_step"));
  code.end();
  code.globalGet(steps);
  code.constant64(1n);
  code.plain("subtract64");
  code.globalSet(steps);
}
