// Tasks that run side by side, and answers that are taken in the order of the tasks.

type Entry = { isEnded: boolean; readonly waiting: (() => void)[] };

/** What is about a later task waits until the earlier ones have ended. */
export class InOrder {
  readonly #entries: Entry[] = [];
  #head = 0;

  /** Tasks that have begun, and are not yet taken in whole. */
  get open(): number {
    return this.#entries.length - this.#head;
  }

  /** The number of a task that begins. */
  begin(): number {
    return this.#entries.push({ isEnded: false, waiting: [] }) - 1;
  }

  take(task: number, action: () => void): void {
    if (task === this.#head) action();
    else this.#entries[task]?.waiting.push(action);
  }

  end(task: number): void {
    const ended = this.#entries[task];
    if (ended !== undefined) ended.isEnded = true;
    while (this.#entries[this.#head]?.isEnded === true) {
      this.#head++;
      for (const action of this.#entries[this.#head]?.waiting.splice(0) ?? []) action();
    }
  }
}
