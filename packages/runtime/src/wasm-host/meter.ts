// The host's end of the meter that is put into modules: how far they may go, and why they stopped.
import { EvaluationError } from "../evaluation-error.js";
import { meterExports } from "./metering/meter-module.js";
import { pageSize } from "./module-memory.js";

/** Units for a step of the policy, which is some instructions of the policy and a call of the value library. */
const fuelPerStep = 64;
/** Units for a byte that a module reads: its parsers take some turns of a loop for each. */
const fuelPerByte = 256;
/** Reading the names in a module, and its start function. */
export const loadFuel = 200_000_000;
/** What it takes to ask a module at all. */
const spareFuel = 10_000_000;
const mostFuel = 2 ** 62;

type NumberGlobal = { readonly value: bigint };

export class Meter {
  readonly #fuel: NumberGlobal;
  readonly #pages: NumberGlobal;
  readonly #allow: (fuel: number, pages: number) => void;
  readonly #take: (fuel: number) => number;

  constructor(exports: Readonly<Record<string, unknown>>) {
    this.#fuel = exports[meterExports.fuel] as NumberGlobal;
    this.#pages = exports[meterExports.pages] as NumberGlobal;
    this.#allow = exports[meterExports.allow] as (fuel: number, pages: number) => void;
    this.#take = exports[meterExports.take] as (fuel: number) => number;
  }

  /** What may be used from now on; `read`: bytes of text that the module is going to be given. */
  allow({
    steps,
    pages,
    read,
  }: {
    readonly steps: number;
    readonly pages: number;
    readonly read: number;
  }): void {
    const fuel = spareFuel + Math.floor(steps) * fuelPerStep + read * fuelPerByte;
    this.#allow(Math.min(mostFuel, fuel), pages);
  }

  /** Work of the host for the module. */
  takeSteps(count: number): void {
    const isGone = this.#take(Math.min(mostFuel, Math.ceil(count) * fuelPerStep)) !== 0;
    if (isGone) throw new EvaluationError("eval_cancel_error", "step limit exceeded");
  }

  /** The limit that the module has met, if it met one. */
  exceeded(): EvaluationError | undefined {
    if (this.#fuel.value < 0n) return new EvaluationError("eval_cancel_error", "step limit exceeded");
    if (this.#pages.value < 0n) return new EvaluationError("eval_cancel_error", "memory limit exceeded");
    return undefined;
  }
}

/** Pages that hold so many bytes. */
export function pagesOf(bytes: number): number {
  return Math.ceil(bytes / pageSize);
}
