// Long work in turns: whoever else needs the thread gets it in between.

/** Milliseconds of one turn. */
const longestTurn = 5;

export class Turns {
  #began = performance.now();

  /** Lets others have the thread if this turn was long enough. */
  async rest(): Promise<void> {
    if (performance.now() - this.#began < longestTurn) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#began = performance.now();
  }
}
