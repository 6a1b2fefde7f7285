// A module that cannot run here, by the reason.
import { EvaluationError } from "../../evaluation-error.js";

/** `reason` is said of the module: "it …". */
export function invalidModule(reason: string, options?: ErrorOptions): EvaluationError {
  return new EvaluationError("invalid_module", `the module cannot be loaded: ${reason}`, options);
}
