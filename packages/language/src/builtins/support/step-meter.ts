// Counts the work of a call, and takes it from the evaluation's budget now and then.
import type { TakeSteps } from "../builtin-context.js";

/** Taking steps from a module costs more than counting them here. */
const batch = 2048;

export class StepMeter {
  readonly #takeSteps: TakeSteps;
  #open = 0;

  constructor(takeSteps: TakeSteps) {
    this.#takeSteps = takeSteps;
  }

  /** @throws {HaltError} when the evaluation has no steps left. */
  add(steps: number): void {
    this.#open += steps;
    if (this.#open < batch) return;
    const taken = Math.floor(this.#open);
    this.#open -= taken;
    this.#takeSteps(taken);
  }
}
