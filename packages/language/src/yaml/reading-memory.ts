// What was read last: whoever keeps documents by the thousand need not keep what is in them.

/** Documents that are likely to be asked for again soon. */
const usualSize = 16;

/** For `YamlOptions.memory`: one for all texts of a run. */
export class ReadingMemory {
  readonly #size: number;
  /** One for each thing that is kept; what was used last stands last. */
  readonly #forgetting = new Set<() => void>();

  constructor(size: number = usualSize) {
    this.#size = size;
  }

  /** Gives what is made, which is made again once it was forgotten. `first` is what there is already. */
  keep<Made>(make: () => Made, first: Made): () => Made {
    let kept: { readonly made: Made } | undefined = { made: first };
    const forget = (): void => {
      kept = undefined;
    };
    this.#use(forget);
    return () => {
      const { made } = kept ?? { made: make() };
      kept = { made };
      this.#use(forget);
      return made;
    };
  }

  #use(forget: () => void): void {
    this.#forgetting.delete(forget);
    this.#forgetting.add(forget);
    if (this.#forgetting.size <= this.#size) return;
    for (const oldest of this.#forgetting) {
      this.#forgetting.delete(oldest);
      oldest();
      return;
    }
  }
}
