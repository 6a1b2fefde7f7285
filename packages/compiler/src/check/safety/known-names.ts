// The variables known to have a value at a place: those of the bodies around it, and of this one so far.

export type NameTest = { has(name: string): boolean };

export class KnownNames implements NameTest {
  readonly #own = new Set<string>();
  readonly #outer: NameTest | undefined;

  constructor(outer?: NameTest) {
    this.#outer = outer;
  }

  has(name: string): boolean {
    return this.#own.has(name) || (this.#outer?.has(name) ?? false);
  }

  add(name: string): void {
    this.#own.add(name);
  }

  addAll(names: Iterable<string>): void {
    for (const name of names) this.#own.add(name);
  }
}

/** Known everywhere. */
export const rootNames: NameTest = new Set(["input", "data"]);
