// Calls of planned functions and of built-ins.
import {
  BuiltinError,
  callBuiltin,
  HaltError,
  type PlanFunction,
  type PlanLocation,
  stepsOfCall,
  type Value,
} from "@palisade/language";
import { EvaluationError, hostErrorCode } from "../evaluation-error.js";
import { sizeOf } from "./collections.js";
import { evaluationError, type Frame, takeMemory, takeSteps, takeWork, weighOperands } from "./frame.js";
import { returned } from "./outcome.js";

/** A function that takes `input` and `data` only answers the same until a `with` replaces one of them. */
export const documents = 2;

export function callFunction(
  frame: Frame,
  target: PlanFunction,
  values: readonly (Value | undefined)[],
): Value | undefined {
  const memory = frame.machine.memory.at(-1);
  const memoised = target.parameters.length === documents;
  const known = memoised ? memory?.get(target.name) : undefined;
  if (known !== undefined) return known;
  const locals = new Map<number, Value>();
  for (const [index, parameter] of target.parameters.entries()) {
    const value = values[index];
    if (value !== undefined) locals.set(parameter, value);
  }
  const inner: Frame = { machine: frame.machine, function: target, locals, depth: frame.depth + 1 };
  const result = runFunction(inner, target);
  frame.machine.tracer?.finish?.(target.name, inner.depth);
  if (memoised && result !== undefined) memory?.set(target.name, result);
  return result;
}

function runFunction(frame: Frame, target: PlanFunction): Value | undefined {
  for (const block of target.blocks) {
    if (frame.machine.runBlock(frame, block) === returned) return frame.locals.get(target.result);
  }
  return undefined;
}

export function callBuiltinByName(
  frame: Frame,
  at: PlanLocation,
  name: string,
  values: readonly (Value | undefined)[],
): Value | undefined {
  const { loaded, context, strict } = frame.machine;
  const builtin = loaded.builtins.get(name);
  if (builtin === undefined) {
    throw evaluationError(frame, at, "unknown_builtin", `the policy calls an unknown function: \`${name}\``);
  }
  if (!values.every((value) => value !== undefined)) return undefined;
  takeSteps(frame, at, stepsOfCall(builtin, weighOperands(frame, at, values)));
  const before = frame.machine.bytesLeft;
  try {
    const result = callBuiltin(builtin, values, context);
    if (result !== undefined) {
      const paid = before - frame.machine.bytesLeft;
      takeMemory(frame, at, Math.max(0, sizeOf(result) - paid));
      takeWork(frame, at, result);
    }
    return result;
  } catch (error) {
    if (error instanceof EvaluationError) throw error;
    if (error instanceof HaltError) throw evaluationError(frame, at, error.code, error.message, error);
    if (!(error instanceof BuiltinError)) {
      const message = error instanceof Error ? error.message : String(error);
      throw evaluationError(frame, at, hostErrorCode(error), `${name}: ${message}`, error);
    }
    if (strict) throw evaluationError(frame, at, error.code, error.message, error);
    return undefined;
  }
}
