// A text with its name and line table: turns offsets into the rows and columns people and OPA count.
import type { Location } from "../syntax/ast.js";

const lineFeed = 10;
const byteOrderMark = 0xfeff;

/** A text with its table of lines: offsets (in UTF-16 units, from 0) to rows and columns (from 1). */
export class SourceFile {
  readonly name: string;
  readonly text: string;
  /** Where the text proper begins: after a byte-order mark, if there is one. */
  readonly contentStart: number;
  readonly #lineStarts: number[];
  /** Offsets of the second halves of surrogate pairs: they are no columns of their own. */
  readonly #pairs: number[] = [];

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
    this.contentStart = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    this.#lineStarts = [this.contentStart];
    for (let index = this.contentStart; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit === lineFeed) this.#lineStarts.push(index + 1);
      else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1))) {
        this.#pairs.push(index + 1);
      }
    }
  }

  get rowCount(): number {
    return this.#lineStarts.length;
  }

  /** Where a row (from 1) starts. */
  rowStart(row: number): number {
    return this.#lineStarts[row - 1] ?? this.text.length;
  }

  /** A row's text without its line end. */
  rowText(row: number): string {
    const end = row < this.#lineStarts.length ? this.rowStart(row + 1) - 1 : this.text.length;
    return this.text.slice(this.rowStart(row), end).replace(/\r$/, "");
  }

  row(offset: number): number {
    return Math.max(1, countUpTo(this.#lineStarts, offset));
  }

  /** The column of an offset: code points from 1. */
  column(offset: number, row = this.row(offset)): number {
    const start = this.rowStart(row);
    const pairs =
      this.#pairs.length === 0 ? 0 : countUpTo(this.#pairs, offset) - countUpTo(this.#pairs, start);
    return offset - start - pairs + 1;
  }

  location(start: number, end: number): Location {
    const row = this.row(start);
    return { file: this.name, row, column: this.column(start, row), start, end };
  }

  textOf(location: Location): string {
    return this.text.slice(location.start, location.end);
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** How many entries of an ascending list are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
