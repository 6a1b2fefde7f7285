// What the call that is running may still use.
// A built-in runs to its end before anything else does, so one variable serves encoders however deep below it.
import type { Budget, BuiltinContext } from "../builtin-context.js";

let running: BuiltinContext | undefined;

/** From now on `context` pays; returns who did before. */
export function enterCall(context: BuiltinContext): BuiltinContext | undefined {
  const before = running;
  running = context;
  return before;
}

export function leaveCall(before: BuiltinContext | undefined): void {
  running = before;
}

/** What the running call has compiled before; none outside of calls. */
export function compiledInEvaluation(): Map<object, unknown> | undefined {
  return running?.compiled;
}

/** Of the running call; outside of one, as in tests of a single encoder, nothing is counted. */
export const budget: Budget = {
  takeSteps: (count) => running?.takeSteps(count),
  takeMemory: (bytes, kept) => running?.takeMemory(bytes, kept),
};
