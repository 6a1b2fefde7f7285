// The state of an interpreted evaluation: what all its calls share, and what one call has for itself.
import type {
  Block,
  Builtin,
  BuiltinContext,
  Plan,
  PlanFunction,
  PlanLocation,
  RegoSet,
  Statement,
  Value,
} from "@palisade/language";
import { EvaluationError, type EvaluationErrorCode } from "../evaluation-error.js";
import { weigh } from "../weight.js";
import type { Outcome } from "./outcome.js";

/** A plan made ready: what is looked up by name or by path is in a map. */
export type LoadedPlan = {
  readonly plan: Plan;
  readonly functions: ReadonlyMap<string, PlanFunction>;
  /** Keys are `pathKey` of the functions' paths. */
  readonly functionsByPath: ReadonlyMap<string, PlanFunction>;
  readonly builtins: ReadonlyMap<string, Builtin>;
  /** Built-ins that are called for their effect: their calls are never undefined. */
  readonly resultless: ReadonlySet<string>;
};

export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** What a tracer is told of each statement, before and after it runs. */
export type TraceStep = {
  readonly statement: Statement;
  readonly location: string;
  /** The function it stands in; absent in an entrypoint. */
  readonly function: string | undefined;
  /** How many calls are open. */
  readonly depth: number;
  readonly locals: ReadonlyMap<number, Value>;
};

export type Tracer = {
  readonly enter?: (step: TraceStep) => void;
  /** `defined` is false if the statement ended its block by being undefined. */
  readonly leave?: (step: TraceStep, defined: boolean) => void;
  /** A rule or function has another value than before: `true` if the evaluation is to go on and look for more of them. */
  readonly conflict?: (step: TraceStep) => boolean;
  /** A call is over; what it throws ends the evaluation. */
  readonly finish?: (name: string, depth: number) => void;
};

/** One per evaluation. */
export type Machine = {
  readonly loaded: LoadedPlan;
  readonly context: BuiltinContext;
  readonly strict: boolean;
  readonly tracer: Tracer | undefined;
  readonly results: RegoSet;
  readonly runBlock: (frame: Frame, block: Block) => Outcome;
  /** Collections this evaluation made, with their weights; no other may be changed. */
  readonly made: WeakMap<object, number>;
  /** Results of functions without arguments; one level for each `with` that is open. */
  readonly memory: Map<string, Value>[];
  /** The memory limit, which no single value may weigh more than. */
  readonly heaviest: number;
  stepsLeft: number;
  bytesLeft: number;
  /** Blocks that are open, in all calls together. */
  depth: number;
};

/** One per call. */
export type Frame = {
  readonly machine: Machine;
  readonly function: PlanFunction | undefined;
  readonly locals: Map<number, Value>;
  /** How many calls are open. */
  readonly depth: number;
};

export function locationText(plan: Plan, { file, row, column }: PlanLocation): string {
  return `${plan.static.files[file] ?? "<query>"}:${row}:${column}`;
}

export function traceStep(frame: Frame, statement: Statement): TraceStep {
  return {
    statement,
    location: locationText(frame.machine.loaded.plan, statement),
    function: frame.function?.name,
    depth: frame.depth,
    locals: frame.locals,
  };
}

export function evaluationError(
  frame: Frame,
  at: PlanLocation,
  code: EvaluationErrorCode,
  message: string,
  cause?: unknown,
): EvaluationError {
  const location = locationText(frame.machine.loaded.plan, at);
  return new EvaluationError(code, message, { location, ...(cause === undefined ? {} : { cause }) });
}

/** Takes from the memory budget. Nothing is given back: a WASM heap frees nothing during an evaluation either. */
export function takeMemory(frame: Frame, at: PlanLocation, bytes: number): void {
  frame.machine.bytesLeft -= bytes;
  if (frame.machine.bytesLeft < 0) throw memoryExceeded(frame, at);
}

function memoryExceeded(frame: Frame, at: PlanLocation): EvaluationError {
  return evaluationError(frame, at, "eval_cancel_error", "evaluation exceeded its memory limit");
}

/** Refuses a value that could not be written out. */
export function checkWeight(frame: Frame, at: PlanLocation, weight: number): void {
  if (weight > frame.machine.heaviest) throw memoryExceeded(frame, at);
}

/** So much of a value is read for the price of a step. */
const bytesPerStep = 256;

/** Takes steps for work that goes through the whole of values. */
export function takeWork(frame: Frame, at: PlanLocation, ...values: readonly Value[]): void {
  let steps = 0;
  for (const value of values) {
    const weight = weigh(value, frame.machine.made);
    checkWeight(frame, at, weight);
    steps += Math.floor(weight / bytesPerStep);
  }
  if (steps > 0) takeSteps(frame, at, steps);
}

/** The weight of a built-in's operands together. */
export function weighOperands(frame: Frame, at: PlanLocation, values: readonly Value[]): number {
  let sum = 0;
  for (const value of values) {
    const weight = weigh(value, frame.machine.made);
    checkWeight(frame, at, weight);
    sum += weight;
  }
  return sum;
}

export function takeStep(frame: Frame, at: PlanLocation): void {
  takeSteps(frame, at, 1);
}

export function takeSteps(frame: Frame, at: PlanLocation, count: number): void {
  frame.machine.stepsLeft -= count;
  if (frame.machine.stepsLeft < 0) throw stepsExceeded(frame, at);
}

function stepsExceeded(frame: Frame, at: PlanLocation): EvaluationError {
  return evaluationError(frame, at, "eval_cancel_error", "evaluation exceeded its step limit");
}
