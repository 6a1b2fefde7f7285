// What goes wrong on purpose: each fault says for which requests, how often, and what then happens.
import { noise, noiseKey } from "../state/noise.js";

export type Fault = {
  /** Of every method, if it is not said. */
  readonly method?: string;
  /** What paths begin with; every path, if it is not said. */
  readonly path?: string;
  /** So many requests that fit are spared first. */
  readonly after?: number;
  /** So many requests that fit are hit; all, if it is not said. */
  readonly times?: number;
  /** The part that is hit of those that fit: 0.1 is every tenth, drawn from the tenant's seed. */
  readonly share?: number;
  readonly effect: FaultEffect;
};

export type FaultEffect =
  /** Answers later. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** Answers with a status, and does nothing. */
  | { readonly kind: "status"; readonly status: number; readonly body?: "json" | "html" | "none" }
  /** Ends the connection: before anything is done, in the middle of the answer, or once all is done and nothing answered. */
  | { readonly kind: "drop"; readonly when: "before" | "during" | "after" }
  /** An answer whose JSON breaks off, although the connection does not. */
  | { readonly kind: "malformed" }
  /** An error whose message repeats the API key that it was asked with. */
  | { readonly kind: "echo-key" }
  /** Lists as a server should not give them. */
  | { readonly kind: "list"; readonly as: "repeated-token" | "no-listmeta" | "null-items" | "rows-missing" };

/** Faults, and how often each was met. */
export class FaultPlan {
  readonly #faults: { readonly fault: Fault; met: number }[] = [];
  readonly #key: number;

  constructor(seed: string, faults: readonly Fault[]) {
    this.#key = noiseKey(`${seed}/faults`);
    for (const fault of faults) this.add(fault);
  }

  /** From now on. */
  add(fault: Fault): void {
    this.#faults.push({ fault, met: 0 });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** What happens to the next request. */
  next(method: string, path: string): FaultEffect[] {
    return this.#faults.flatMap((entry, place) => {
      const { fault } = entry;
      if (fault.method !== undefined && fault.method !== method) return [];
      if (fault.path !== undefined && !path.startsWith(fault.path)) return [];
      const number = entry.met++;
      const { after = 0, times = Number.POSITIVE_INFINITY, share = 1 } = fault;
      if (number < after || number >= after + times) return [];
      const drawn = (noise(this.#key + place, number) + 1) / 2;
      return drawn < share || share === 1 ? [fault.effect] : [];
    });
  }
}
