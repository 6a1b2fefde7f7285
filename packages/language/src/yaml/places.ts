// Places in a text, for people: lines and columns from 1.

/** A place in a text; lines and columns count from 1, columns in UTF-16 units. */
export type YamlPlace = { readonly line: number; readonly column: number };

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** Finds places by offset; the lines are looked for when the first place is asked for. */
export class Places {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): YamlPlace {
    this.#starts ??= this.#findStarts();
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  #findStarts(): readonly number[] {
    const starts = [0];
    for (const { index, 0: found } of this.#text.matchAll(lineBreak)) starts.push(index + found.length);
    return starts;
  }
}
