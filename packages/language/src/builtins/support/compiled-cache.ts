// Remembers what is costly to make from a text, such as patterns and schemas: how much it may keep is bounded by size.
import { budget, compiledInEvaluation } from "./budget.js";

/** What making an entry costs: known before it is made. */
export type Price = { readonly steps: number; readonly bytes: number };

type Kept<Entry> = { readonly entry: Entry; readonly bytes: number };

/**
 * An evaluation pays for an entry the first time it asks for it, whether or not another one had it made before:
 * what an evaluation may do does not depend on those before it.
 */
export class CompiledCache<Entry> {
  readonly #entries = new Map<string, Kept<Entry>>();
  readonly #capacity: number;
  readonly #priceOf: (key: string) => Price;
  #bytes = 0;

  /** `capacity` in bytes. */
  constructor(capacity: number, priceOf: (key: string) => Price) {
    this.#capacity = capacity;
    this.#priceOf = priceOf;
  }

  /** @throws {HaltError} if the evaluation cannot pay for it. */
  getOrMake(key: string, make: () => Entry): Entry {
    const ofEvaluation = this.#ofEvaluation();
    const paid = ofEvaluation?.get(key);
    if (paid !== undefined) return paid;
    const { steps, bytes } = this.#priceOf(key);
    budget.takeSteps(steps);
    budget.takeMemory(bytes, "kept");
    const entry = this.#entries.get(key)?.entry ?? this.#keep(key, make(), bytes);
    ofEvaluation?.set(key, entry);
    return entry;
  }

  #ofEvaluation(): Map<string, Entry> | undefined {
    const compiled = compiledInEvaluation();
    if (compiled === undefined) return undefined;
    const known = compiled.get(this) as Map<string, Entry> | undefined;
    if (known !== undefined) return known;
    const made = new Map<string, Entry>();
    compiled.set(this, made);
    return made;
  }

  /** The oldest go first; what would push out most of the others is not kept at all. */
  #keep(key: string, entry: Entry, bytes: number): Entry {
    if (bytes > this.#capacity / 8) return entry;
    for (const [oldest, { bytes: freed }] of this.#entries) {
      if (this.#bytes + bytes <= this.#capacity) break;
      this.#entries.delete(oldest);
      this.#bytes -= freed;
    }
    this.#entries.set(key, { entry, bytes });
    this.#bytes += bytes;
    return entry;
  }
}
