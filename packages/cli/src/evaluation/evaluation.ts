// One query, compiled, with all that it is evaluated with.
import type { CompileResult, Source } from "@palisade/compiler";
import { isObject, RegoObject, type Value } from "@palisade/language";
import { type EvaluateOptions, type HostOptions, type LineCount, loadWasmEngine } from "@palisade/runtime";
import { UsageError } from "../usage-error.js";
import { evaluateWithin } from "./evaluate-within.js";
import { type QueryExpression, valuePrefix } from "./query-values.js";

export type Evaluation = {
  readonly sources: readonly Source[];
  readonly regoVersion: "v0" | "v1" | undefined;
  readonly compiled: CompileResult;
  /** What the module calls the query: one that came with a bundle knows its entrypoints only. */
  readonly entrypoint: string;
  readonly query: string;
  readonly expressions: readonly QueryExpression[];
  readonly input: Value | undefined;
  readonly data: Value;
  readonly host: HostOptions;
  /** Where the functions of `host` come from, for a thread that has to load them itself. */
  readonly functionsFile: string | undefined;
  readonly options: EvaluateOptions;
};

export type Evaluated = {
  readonly rows: readonly RegoObject[];
  /** Empty unless the module counts. */
  readonly counts: readonly LineCount[];
  /** Of each run. */
  readonly evaluationNanos: readonly number[];
};

export type EvaluationRun = {
  readonly counting: "expressions" | "heads" | undefined;
  readonly times: number;
  readonly timeoutMicros: number | undefined;
};

/** The entrypoint of a module that was compiled for a query. */
export const queryName = "eval";

/** @throws {EvaluationError} */
export async function runEvaluation(evaluation: Evaluation, run: EvaluationRun): Promise<Evaluated> {
  const wasm = await moduleOf(evaluation, run.counting);
  const { entrypoint, input, data, host, functionsFile, options } = evaluation;
  if (run.timeoutMicros !== undefined) {
    const { strictBuiltinErrors = false, now = 0n, steps, memory } = options;
    const task = {
      ...{ wasm, entrypoint, input, data, functionsFile, strictBuiltinErrors, now, steps, memory },
      times: run.times,
    };
    const evaluated = await evaluateWithin(task, host, run.timeoutMicros);
    return entrypoint === queryName ? evaluated : { ...evaluated, rows: evaluated.rows.map(resultRow) };
  }
  const engine = await loadWasmEngine(wasm, host);
  const evaluationNanos: number[] = [];
  let rows: readonly RegoObject[] = [];
  for (let index = 0; index < run.times; index++) {
    const began = process.hrtime.bigint();
    rows = engine.evaluate(entrypoint, input, data, options).filter(isObject);
    evaluationNanos.push(Number(process.hrtime.bigint() - began));
  }
  return {
    rows: entrypoint === queryName ? rows : rows.map(resultRow),
    counts: engine.lineCounts(),
    evaluationNanos,
  };
}

/** The value of an entrypoint as that of a query. */
function resultRow(row: RegoObject): RegoObject {
  const value = row.size === 1 ? row.get("result") : undefined;
  return value === undefined ? row : RegoObject.from([[`${valuePrefix}0`, value]]);
}

/** A module that counts is another one. */
async function moduleOf(
  { compiled, sources, regoVersion }: Evaluation,
  counting: EvaluationRun["counting"],
): Promise<Uint8Array> {
  const { plan, wasm } = compiled;
  if (counting === undefined || plan === undefined) return wasm as Uint8Array;
  const { GenerateError, generateWasm } = await import("@palisade/compiler");
  const { countHeadsWhenTheyHold, parseSources } = await import("@palisade/tester");
  const counted =
    counting === "heads" ? countHeadsWhenTheyHold(plan, parseSources(sources, regoVersion)) : plan;
  try {
    return generateWasm(counted, { coverage: true });
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error;
    throw new UsageError(`with counters, ${error.message}`);
  }
}
