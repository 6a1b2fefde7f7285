// Who pays for a function: short ones that do not call themselves are paid for by who calls them.
import type { Charge, ScannedFunction } from "./scan-function.js";

/** Bytes of code that a call may cost its caller. */
const mostPaidByCaller = 4096;

const unknown = -1;
const inProgress = -2;

/**
 * Bytes of code that a call of each function costs its caller: all that it may run before it takes fuel itself;
 * 0 for functions that pay for themselves. A call that nobody knows the target of costs the most there is.
 */
export class CallCosts {
  readonly #functions: readonly ScannedFunction[];
  /** Functions before the module's own come from the host, which takes what it likes. */
  readonly #imported: number;
  readonly #costs: Int32Array;

  constructor(functions: readonly ScannedFunction[], imported: number) {
    this.#functions = functions;
    this.#imported = imported;
    this.#costs = new Int32Array(functions.length).fill(unknown);
    for (let index = 0; index < functions.length; index++) this.#settle(index);
  }

  /** Of one of the module's own functions. */
  isPaidByCaller(index: number): boolean {
    return (this.#costs[index] as number) > 0;
  }

  bytesOf({ bytes, calls, indirectCalls }: Charge): number {
    let sum = bytes + indirectCalls * mostPaidByCaller;
    for (const target of calls) sum += this.#costs[target - this.#imported] ?? 0;
    return sum;
  }

  /** Callees first, without recursion of ours: calls may be nested as deeply as there are functions. */
  #settle(first: number): void {
    const waiting: { readonly index: number; next: number }[] = [];
    this.#begin(first, waiting);
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const { index } = top;
      const { entry } = this.#functions[index] as ScannedFunction;
      const target = entry.calls[top.next++];
      if (target !== undefined) {
        this.#begin(target - this.#imported, waiting);
        continue;
      }
      waiting.pop();
      // One that was reached again meanwhile is 0 already: it pays for itself.
      if (this.#costs[index] !== inProgress) continue;
      const bytes = this.bytesOf(entry);
      this.#costs[index] = bytes <= mostPaidByCaller ? bytes : 0;
    }
  }

  #begin(index: number, waiting: { readonly index: number; next: number }[]): void {
    const cost = this.#costs[index];
    if (cost === inProgress) this.#costs[index] = 0;
    if (cost !== unknown) return;
    this.#costs[index] = inProgress;
    waiting.push({ index, next: 0 });
  }
}
