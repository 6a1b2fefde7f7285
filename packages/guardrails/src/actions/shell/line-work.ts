// What reading one line may take: loops in loops, and variables of variables, grow by powers.

/** Nodes of the grammar that are walked. */
const maximumSteps = 50_000;

/** In UTF-16 units: what variables put into words, all together. */
const maximumExpanded = 65_536;

export class LineWork {
  #steps = 0;
  #expanded = 0;

  step(): void {
    this.#steps++;
  }

  /** @returns whether a value still fits */
  expand(value: string): boolean {
    this.#expanded += value.length;
    return this.#expanded <= maximumExpanded;
  }

  get isExhausted(): boolean {
    return this.#steps > maximumSteps || this.#expanded > maximumExpanded;
  }
}
