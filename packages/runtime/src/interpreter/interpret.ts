// The plan interpreter: slow, obvious and traceable; what the compiled modules are compared with.
import { copyValue, HaltError, type Plan, RegoSet, type Value, validatePlan } from "@palisade/language";
import { createBuiltinContext, linkBuiltins } from "../builtin-host.js";
import type { Engine, EvaluateOptions, HostOptions } from "../engine.js";
import { EvaluationError, hostErrorCode } from "../evaluation-error.js";
import { defaultMemory, defaultSteps } from "../limits.js";
import { readDocument } from "../read-document.js";
import { type Frame, type LoadedPlan, type Machine, pathKey, type Tracer } from "./frame.js";
import { runBlock } from "./run-block.js";

/** Local variables that every plan starts with. */
const inputLocal = 0;
const dataLocal = 1;

/**
 * An engine that runs the plan statement by statement. `tracer` hears of each one.
 * @throws {EvaluationError} if the plan calls what is unknown or not granted.
 */
export function loadInterpreter(plan: Plan, host: HostOptions = {}, tracer?: Tracer): Engine {
  const loaded = loadPlan(plan, host);
  const entrypoints = new Map(plan.plans.map((entrypoint) => [entrypoint.name, entrypoint]));
  return {
    entrypoints: [...entrypoints.keys()],
    evaluate(name, input, data, options = {}) {
      const entrypoint = entrypoints.get(name);
      if (entrypoint === undefined) {
        throw new EvaluationError("unknown_entrypoint", `the policy has no entrypoint \`${name}\``);
      }
      const machine = createMachine(loaded, host, options, tracer);
      const locals = new Map<number, Value>([[dataLocal, data]]);
      if (input !== undefined) locals.set(inputLocal, readDocument(input, "input"));
      const frame: Frame = { machine, function: undefined, locals, depth: 0 };
      try {
        // Only functions return: a valid plan says so.
        for (const block of entrypoint.blocks) runBlock(frame, block);
      } catch (error) {
        throw asEvaluationError(error);
      }
      // Parts of the data and of the input are in them, and whoever gets them may change them.
      return copyValue(machine.results.values()) as readonly Value[];
    },
  };
}

function loadPlan(plan: Plan, host: HostOptions): LoadedPlan {
  const [problem] = validatePlan(plan);
  if (problem !== undefined) throw new EvaluationError("invalid_module", problem.message, { cause: problem });
  const functions = new Map(plan.functions.map((target) => [target.name, target]));
  const { builtins } = plan.static;
  return {
    plan,
    functions,
    functionsByPath: new Map(
      plan.functions.flatMap((target) => (target.path === undefined ? [] : [[pathKey(target.path), target]])),
    ),
    builtins: linkBuiltins(
      builtins.map(({ name }) => name),
      host,
    ),
    resultless: new Set(
      builtins
        .filter(({ declaration }) => declaration.type === "function" && declaration.result === undefined)
        .map(({ name }) => name),
    ),
  };
}

function createMachine(
  loaded: LoadedPlan,
  host: HostOptions,
  options: EvaluateOptions,
  tracer: Tracer | undefined,
): Machine {
  const machine: Machine = {
    loaded,
    context: createBuiltinContext(host, options, {
      takeSteps: (count) => {
        machine.stepsLeft -= count;
        if (machine.stepsLeft < 0) throw new HaltError("evaluation exceeded its step limit");
      },
      takeMemory: (bytes) => {
        machine.bytesLeft -= bytes;
        if (machine.bytesLeft < 0) throw new HaltError("evaluation exceeded its memory limit");
      },
    }),
    strict: options.strictBuiltinErrors ?? false,
    tracer,
    runBlock,
    results: new RegoSet(),
    made: new WeakMap(),
    memory: [new Map()],
    stepsLeft: options.steps ?? defaultSteps,
    heaviest: options.memory ?? defaultMemory,
    bytesLeft: options.memory ?? defaultMemory,
    depth: 0,
  };
  return machine;
}

function asEvaluationError(error: unknown): EvaluationError {
  if (error instanceof EvaluationError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EvaluationError(hostErrorCode(error), message, { cause: error });
}
