// Hands out positions in sweeps: each sweep in rising order, positions behind the present one in the next sweep.

/** A binary heap of distinct positions. */
class PositionHeap {
  readonly #items: number[] = [];
  readonly #members = new Set<number>();

  get size(): number {
    return this.#items.length;
  }

  add(position: number): void {
    if (this.#members.has(position)) return;
    this.#members.add(position);
    const items = this.#items;
    let index = items.push(position) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((items[parent] as number) <= (items[index] as number)) break;
      this.#swap(parent, index);
      index = parent;
    }
  }

  take(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#members.delete(first);
    if (items.length > 0) {
      items[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    const items = this.#items;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let least = index;
      if (left < items.length && (items[left] as number) < (items[least] as number)) least = left;
      if (left + 1 < items.length && (items[left + 1] as number) < (items[least] as number)) least = left + 1;
      if (least === index) return;
      this.#swap(least, index);
      index = least;
    }
  }

  #swap(left: number, right: number): void {
    const items = this.#items;
    [items[left], items[right]] = [items[right] as number, items[left] as number];
  }
}

export class SweepQueue {
  #now = new PositionHeap();
  #next = new PositionHeap();
  #position = -1;

  constructor(size: number) {
    for (let position = 0; position < size; position++) this.#now.add(position);
  }

  add(position: number): void {
    (position > this.#position ? this.#now : this.#next).add(position);
  }

  take(): number | undefined {
    if (this.#now.size === 0) {
      [this.#now, this.#next] = [this.#next, this.#now];
      this.#position = -1;
    }
    const position = this.#now.take();
    if (position !== undefined) this.#position = position;
    return position;
  }
}
