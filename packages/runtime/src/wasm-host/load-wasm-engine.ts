// The WASM engine: one compiled module, one instance that is used again and again.
import type { Value } from "@palisade/language";
import type { Engine, EvaluateOptions, HostOptions } from "../engine.js";
import { EvaluationError } from "../evaluation-error.js";
import { Evaluator } from "./evaluator.js";
import type { LineCount } from "./line-counts.js";
import { compilePolicy } from "./wasm-policy.js";

/** An engine that also takes its input as JSON text. */
export type WasmEngine = Engine & {
  /**
   * `input`: a value, or the UTF-8 bytes of one JSON text, which the module reads itself.
   * @throws {EvaluationError}
   */
  evaluate(
    entrypoint: string,
    input: Value | Uint8Array | undefined,
    data: Value,
    options?: EvaluateOptions,
  ): readonly Value[];
  /** How often each place with a statement was reached since the engine was loaded; empty unless the module was made to count. */
  lineCounts(): readonly LineCount[];
};

/**
 * An engine for a module of OPA's ABI 1: ours, or one that `opa build -t wasm` made. Data are kept in
 * the module until other data are passed (by identity).
 * @throws {EvaluationError} if the module cannot be run here, or calls what is unknown or not granted.
 */
export async function loadWasmEngine(wasm: Uint8Array, host: HostOptions = {}): Promise<WasmEngine> {
  const policy = await compilePolicy(wasm, host);
  const evaluator = new Evaluator(policy, host);
  return {
    entrypoints: [...policy.entrypoints.keys()],
    // Modules of others may read JSON in ways of their own.
    prefersText: policy.countsSteps,
    evaluate(entrypoint, input, data, options = {}) {
      const id = policy.entrypoints.get(entrypoint);
      if (id === undefined) {
        throw new EvaluationError("unknown_entrypoint", `the policy has no entrypoint \`${entrypoint}\``);
      }
      return evaluator.evaluate(id, input, data, options);
    },
    lineCounts: () => evaluator.lineCounts(),
  };
}
