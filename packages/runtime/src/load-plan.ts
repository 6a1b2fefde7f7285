// A plan becomes an engine, or says why it does not.
import type { Plan } from "@palisade/language";
import type { Engine, HostOptions } from "./engine.js";
import { EvaluationError } from "./evaluation-error.js";
import { loadInterpreter } from "./interpreter/interpret.js";

/** @throws {EvaluationError} whatever the plan is: one that nests too deeply, or is none at all. */
export function loadPlan(plan: Plan, host: HostOptions): Engine {
  try {
    return loadInterpreter(plan, host);
  } catch (cause) {
    if (cause instanceof EvaluationError) throw cause;
    const reason = cause instanceof RangeError ? "it nests too deeply" : "it is malformed";
    throw new EvaluationError("invalid_module", `the plan cannot be loaded: ${reason}`, { cause });
  }
}
