// Places in a text, for people: lines and columns from 1.
import { isBreak, unit } from "./scan/characters.js";

/** A place in a text; lines and columns count from 1, columns in UTF-16 units. */
export type YamlPlace = { readonly line: number; readonly column: number };

/** Finds places by offset; lines are looked for as far as a place is asked for. */
export class Places {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** So far lines have been looked for. */
  #passed = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): YamlPlace {
    this.#findStarts(offset);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  #findStarts(end: number): void {
    const text = this.#text;
    let at = this.#passed;
    while (at < end) {
      const code = text.charCodeAt(at++);
      if (!isBreak(code)) continue;
      if (code === unit.carriageReturn && text.charCodeAt(at) === unit.lineFeed) at++;
      this.#starts.push(at);
    }
    this.#passed = Math.max(this.#passed, at);
  }
}
