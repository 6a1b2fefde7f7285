// Counts what is not seen, by kind.

/** Kinds of characters that a model reads and a person does not see, or does not see for what they are. */
export type HiddenKind =
  | "zero-width"
  | "bidi"
  | "tag"
  | "variation-selector"
  | "filler"
  | "annotation"
  | "control"
  | "combining";

export type HiddenCharacters = {
  readonly kind: HiddenKind;
  readonly count: number;
  /** How many of them stand in one row, at most: a stray one is an accident, a row spells something. */
  readonly longest: number;
};

export class HiddenCounts {
  readonly #counts = new Map<HiddenKind, { count: number; longest: number }>();
  #kind: HiddenKind | undefined;
  #end = -1;
  #run = 0;

  /** Notes one that takes the text's units from `start` to `end`. */
  add(kind: HiddenKind, start: number, end: number): void {
    this.#run = kind === this.#kind && start === this.#end ? this.#run + 1 : 1;
    this.#kind = kind;
    this.#end = end;
    const known = this.#counts.get(kind) ?? { count: 0, longest: 0 };
    known.count++;
    known.longest = Math.max(known.longest, this.#run);
    this.#counts.set(kind, known);
  }

  list(): readonly HiddenCharacters[] {
    return [...this.#counts].map(([kind, { count, longest }]) => ({ kind, count, longest }));
  }
}
