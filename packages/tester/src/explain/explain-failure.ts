// Runs a failed test once more on the plan interpreter, to say which expression failed and what it saw.
import type { PlanVariable } from "@palisade/compiler";
import type { Plan, Value } from "@palisade/language";
import {
  type Engine,
  type EvaluateOptions,
  EvaluationError,
  type HostOptions,
  loadInterpreter,
  type Tracer,
} from "@palisade/runtime";
import type { Suite } from "../compile-tests.js";
import { caseNames } from "../read-outcome.js";
import { type ExpressionPlace, isWithin, type SourcePlaces } from "../source-places.js";
import type { Failure, TestCase } from "../test-case.js";
import { type Stop, StopRecorder } from "./record-stops.js";
import { shownValues } from "./shown-values.js";

export type FailureContext = {
  readonly suite: Suite;
  readonly places: ReadonlyMap<string, SourcePlaces>;
  readonly host: HostOptions;
  readonly data: Value;
  readonly options: EvaluateOptions;
  /** Made for the first test that fails: a suite may have thousands of functions to make ready. */
  listening?: ListeningEngine;
};

/** An interpreter whose listener is another one for each test. */
type ListeningEngine = { readonly engine: Engine; listener: StopRecorder; stepsLeft: number };

/** The interpreter is slow: a few seconds at most for all tests of a suite, and hardly anything for one that comes after. */
const suiteSteps = 3_000_000;
const leastSteps = 5_000;

/** One for the test, or one for each of `failed`, its cases that failed. */
export function explainFailure(
  test: TestCase,
  failed: readonly (readonly string[])[],
  context: FailureContext,
): readonly Failure[] {
  const { suite, places, host, data, options } = context;
  const { plan, variables } = suite;
  if (plan === undefined) return [];
  const recorder = new StopRecorder(plan.static.strings);
  context.listening ??= listeningEngine(plan, host, recorder);
  const { listening } = context;
  listening.listener = recorder;
  try {
    listening.engine.evaluate(test.entrypoint, undefined, data, {
      ...options,
      steps: Math.min(options.steps ?? suiteSteps, Math.max(leastSteps, listening.stepsLeft)),
    });
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // It failed on the module, so here it was cut short: what it stopped at last would mislead.
    return [];
  }
  const stops = recorder.stops();
  const place = (stop: Stop) => places.get(plan.static.files[stop.statement.file] ?? "");
  return (failed.length === 0 ? [[]] : failed).flatMap((path): readonly Failure[] => {
    const own = stops.get(path.length === 0 ? "" : JSON.stringify(path)) ?? [];
    const last = lastStop(own, place);
    if (last === undefined) return [];
    const { stop, found, at } = last;
    const { row, column } = found.range.start;
    return [
      {
        path,
        file: at.source.name,
        row,
        column,
        source: at.source.textOf(found.expression.location),
        values: shownValues(stop, found, {
          places: at,
          variables: variables.get(stop.function) ?? ([] as readonly PlanVariable[]),
          read: (operand, locals) => recorder.read(operand, locals),
        }),
      },
    ];
  });
}

function listeningEngine(plan: Plan, host: HostOptions, first: StopRecorder): ListeningEngine {
  const tracer: Tracer = {
    enter: (step) => {
      listening.stepsLeft--;
      listening.listener.enter(step);
    },
    leave: (step, defined) => listening.listener.leave(step, defined),
  };
  const testCase = (names: readonly Value[]): void =>
    listening.listener.beginCase(JSON.stringify(caseNames(names)));
  // What it prints has been printed.
  const engine = loadInterpreter(plan, { ...host, print: () => undefined, testCase }, tracer);
  const listening: ListeningEngine = { engine, listener: first, stepsLeft: suiteSteps };
  return listening;
}

type Found = { readonly stop: Stop; readonly found: ExpressionPlace; readonly at: SourcePlaces };

/** The last stop in the text of the test; of an `every`, the expression in its body that failed. */
function lastStop(
  stops: readonly Stop[],
  place: (stop: Stop) => SourcePlaces | undefined,
): Found | undefined {
  const located = stops
    .flatMap((stop): readonly Found[] => {
      const at = place(stop);
      const found = at?.expressionAt(stop.statement);
      return at === undefined || found === undefined ? [] : [{ stop, found, at }];
    })
    .sort((left, right) => right.stop.order - left.stop.order);
  const [last] = located;
  if (last === undefined) return undefined;
  const inner = located.find(
    ({ found, at }) => at === last.at && found !== last.found && isWithin(found.range, last.found.range),
  );
  if (last.found.expression.code.kind === "every" && inner !== undefined) return inner;
  if (last.stop.statement.kind === "Not") return last;
  // A `with` around an expression stops after what it is around: the inner stop knows more.
  return located.find(({ found, stop }) => found === last.found && compares(stop)) ?? last;
}

function compares({ statement }: Stop): boolean {
  return statement.kind === "Equal" || statement.kind === "NotEqual";
}
