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
  #last: { readonly kind: HiddenKind; readonly end: number; readonly run: number } | undefined;

  /** Notes one that takes the text's units from `start` to `end`. */
  add(kind: HiddenKind, start: number, end: number): void {
    const last = this.#last;
    const run = last?.kind === kind && last.end === start ? last.run + 1 : 1;
    this.#last = { kind, end, run };
    const known = this.#counts.get(kind);
    this.#counts.set(kind, {
      count: (known?.count ?? 0) + 1,
      longest: Math.max(known?.longest ?? run, run),
    });
  }

  list(): readonly HiddenCharacters[] {
    return [...this.#counts].map(([kind, { count, longest }]) => ({ kind, count, longest }));
  }
}
