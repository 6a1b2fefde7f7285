// What JavaScript takes for values, roughly: what comes out of a module is read as long as it is not too heavy.
import { EvaluationError } from "../evaluation-error.js";

export const bytesPer = { array: 64, item: 16, table: 256, entry: 64, number: 64 } as const;

/** Values that share their parts are small in a module, and may be endless once they are read. */
export class Scales {
  readonly #heaviest: number;
  /** Bytes so far. */
  weight = 0;

  constructor(heaviest: number) {
    this.#heaviest = heaviest;
  }

  /** @throws {EvaluationError} `eval_cancel_error` beyond the heaviest. */
  take(bytes: number): void {
    this.weight += bytes;
    if (this.weight > this.#heaviest) throw new EvaluationError("eval_cancel_error", "memory limit exceeded");
  }
}
