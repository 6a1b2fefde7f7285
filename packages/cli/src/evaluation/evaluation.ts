// One query, compiled, with all that it is evaluated with.
import type { CompileResult, Source } from "@palisade/compiler";
import { isObject, type RegoObject, type Value } from "@palisade/language";
import { type EvaluateOptions, type HostOptions, type LineCount, loadWasmEngine } from "@palisade/runtime";
import { UsageError } from "../usage-error.js";
import { evaluateWithin } from "./evaluate-within.js";

export type Evaluation = {
  readonly sources: readonly Source[];
  readonly regoVersion: "v0" | "v1" | undefined;
  readonly compiled: CompileResult;
  readonly query: string;
  readonly input: Value | undefined;
  readonly data: Value;
  readonly host: HostOptions;
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

/** @throws {EvaluationError} */
export async function runEvaluation(evaluation: Evaluation, run: EvaluationRun): Promise<Evaluated> {
  const wasm = await moduleOf(evaluation, run.counting);
  const { input, data, host, options } = evaluation;
  if (run.timeoutMicros !== undefined) {
    const { strictBuiltinErrors = false, now = 0n } = options;
    return evaluateWithin(
      { wasm, input, data, strictBuiltinErrors, now, times: run.times },
      host,
      run.timeoutMicros,
    );
  }
  const engine = await loadWasmEngine(wasm, host);
  const evaluationNanos: number[] = [];
  let rows: readonly RegoObject[] = [];
  for (let index = 0; index < run.times; index++) {
    const began = process.hrtime.bigint();
    rows = engine.evaluate("eval", input, data, options).filter(isObject);
    evaluationNanos.push(Number(process.hrtime.bigint() - began));
  }
  return { rows, counts: engine.lineCounts(), evaluationNanos };
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
