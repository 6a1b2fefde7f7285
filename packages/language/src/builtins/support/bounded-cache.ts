// Remembers what is costly to make, such as compiled patterns, but never more than so many.

/** Forgets the oldest entry first. */
export class BoundedCache<Entry> {
  readonly #entries = new Map<string, Entry>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The entry under a key, made if it is not there. */
  getOrMake(key: string, make: () => Entry): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#entries.size >= this.#capacity) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(key, made);
    return made;
  }
}
