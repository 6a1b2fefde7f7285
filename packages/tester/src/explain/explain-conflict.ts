// Which values a rule or function had at once, and where: found by a second evaluation, in the words of OPA.
import { type Operand, type Plan, type PlanFunction, regoText, type Value } from "@palisade/language";
import {
  type EvaluateOptions,
  EvaluationError,
  type HostOptions,
  loadInterpreter,
  type Tracer,
  type TraceStep,
} from "@palisade/runtime";
import { printPath } from "./print-path.js";

export type ConflictRequest = {
  readonly plan: Plan;
  readonly entrypoint: string;
  readonly input: Value | undefined;
  readonly data: Value;
  readonly host: HostOptions;
  readonly options: EvaluateOptions;
};

/** The interpreter is slow: a few seconds at most. */
const mostSteps = 3_000_000;
const mostValues = 10;
const longestValue = 80;

/** The error with the rule's name, its values and their lines; the error as it was where that cannot be found out. */
export function explainConflict(error: EvaluationError, request: ConflictRequest): EvaluationError {
  if (error.code !== "eval_conflict_error") return error;
  const { plan, entrypoint, input, data, host, options } = request;
  const listener = new ConflictListener(plan);
  const steps = Math.min(options.steps ?? mostSteps, mostSteps);
  try {
    const engine = loadInterpreter(plan, { ...host, print: () => undefined }, listener);
    engine.evaluate(entrypoint, input, data, { ...options, steps });
  } catch (found) {
    if (!(found instanceof EvaluationError)) throw found;
    if (found.code === error.code && listener.isTold(found)) return found;
  }
  return error;
}

type Produced = { readonly value: Value; readonly step: TraceStep };
type Conflict = {
  readonly function: string;
  readonly depth: number;
  readonly produced: Produced[];
  more: boolean;
};

class ConflictListener implements Tracer {
  readonly #plan: Plan;
  readonly #functions: ReadonlyMap<string, PlanFunction>;
  /** The first value of each open call. */
  readonly #first: (Produced | undefined)[] = [];
  #conflict: Conflict | undefined;
  #told: EvaluationError | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#functions = new Map(plan.functions.map((each) => [each.name, each]));
  }

  enter(step: TraceStep): void {
    const { statement, depth, locals } = step;
    if (statement.kind !== "AssignVarOnce" || locals.has(statement.target)) return;
    const value = this.#read(statement.source, locals);
    if (value !== undefined) this.#first[depth] = { value, step };
  }

  conflict(step: TraceStep): boolean {
    const { statement, depth, locals, function: name } = step;
    const first = this.#first[depth];
    if (statement.kind !== "AssignVarOnce" || first === undefined || name === undefined) return false;
    this.#conflict ??= { function: name, depth, produced: [first], more: false };
    const { produced } = this.#conflict;
    const value = this.#read(statement.source, locals);
    if (value === undefined || this.#conflict.depth !== depth) return false;
    // Each rule is told once.
    if (produced.some(({ step: { location } }) => location === step.location)) return true;
    if (produced.length < mostValues) produced.push({ value, step });
    else this.#conflict.more = true;
    return true;
  }

  finish(name: string, depth: number): void {
    this.#first.length = Math.min(this.#first.length, depth);
    const conflict = this.#conflict;
    if (conflict === undefined || conflict.function !== name || conflict.depth !== depth) return;
    this.#told = this.#error(conflict);
    throw this.#told;
  }

  isTold(error: EvaluationError): boolean {
    return error === this.#told;
  }

  #error({ function: name, produced, more }: Conflict): EvaluationError {
    const target = this.#functions.get(name);
    const isFunction = (target?.parameters.length ?? 0) > documents;
    const subject = `${isFunction ? "function" : "rule"} ${printPath(target?.path ?? [])}`;
    const what = isFunction ? "conflicting values for the same inputs" : "conflicting values";
    const lines = [...produced].sort(byPlace).map(({ value, step: { location } }) => {
      const text = regoText(value);
      const shown =
        [...text].length > longestValue ? `${[...text].slice(0, longestValue).join("")}...` : text;
      return `\n  ${shown} at ${location.replace(/:\d+$/, "")}`;
    });
    const location = produced[1]?.step.location;
    const message = `${subject} produced ${what}:${lines.join("")}${more ? "\n  ..." : ""}`;
    return new EvaluationError("eval_conflict_error", message, { location });
  }

  #read(operand: Operand, locals: ReadonlyMap<number, Value>): Value | undefined {
    if (operand.kind === "local") return locals.get(operand.local);
    return operand.kind === "boolean" ? operand.value : this.#plan.static.strings[operand.index];
  }
}

/** `input` and `data`, which every function takes. */
const documents = 2;

function byPlace({ step: left }: Produced, { step: right }: Produced): number {
  return (
    left.statement.file - right.statement.file ||
    left.statement.row - right.statement.row ||
    left.statement.column - right.statement.column
  );
}
