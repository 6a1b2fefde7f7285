// Calls of built-ins from a module: by id to a name, by name to the reference implementation.
import {
  type Builtin,
  type BuiltinContext,
  BuiltinError,
  callBuiltin,
  HaltError,
  type Value,
} from "@palisade/language";
import { EvaluationError, hostErrorCode } from "../evaluation-error.js";

export type BuiltinCall = {
  readonly builtin: Builtin;
  readonly values: readonly Value[];
  readonly context: BuiltinContext;
  readonly strict: boolean;
  /** `file:row:column`, where the module says it. */
  readonly location: string | undefined;
};

/**
 * The built-in's answer; errors of its own are undefined unless errors are strict.
 * @throws {EvaluationError}
 */
export function dispatchBuiltin(call: BuiltinCall): Value | undefined {
  const { builtin, values, context, strict, location } = call;
  try {
    return callBuiltin(builtin, values, context);
  } catch (error) {
    if (error instanceof EvaluationError) throw error;
    if (error instanceof BuiltinError) {
      if (!strict) return undefined;
      throw new EvaluationError(error.code, error.message, { location, cause: error });
    }
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof HaltError) {
      throw new EvaluationError(error.code, message, { location, cause: error });
    }
    throw new EvaluationError(hostErrorCode(error), `${builtin.name}: ${message}`, {
      location,
      cause: error,
    });
  }
}
