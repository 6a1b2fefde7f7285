// The text being written, line by line, and the comments that still have to find their place in it.
import type { Comment } from "../syntax/ast.js";

/** Two comments want the end of one line: what they stand in is left as it was written. */
export class CrowdedLine {
  readonly kind = "crowded line";
}

type Mark = {
  readonly length: number;
  readonly level: number;
  readonly next: number;
};

export class LineWriter {
  /** Whether a line has been started and not ended. */
  inline = false;
  #comments: readonly Comment[];
  #next = 0;
  #parts: string[] = [];
  #level = 0;
  /** A comment for the end of the current line. */
  #trailing: Comment | undefined;
  #delayed = false;

  constructor(comments: readonly Comment[]) {
    this.#comments = comments;
  }

  /** Takes the comments beside some rows out of the queue; by row. */
  takeBeside(rows: ReadonlySet<number>): ReadonlyMap<number, string> {
    const isBeside = ({ location }: Comment) => rows.has(location.row);
    const beside = this.#comments.filter(isBeside);
    this.#comments = this.#comments.filter((comment) => !isBeside(comment));
    return new Map(beside.map((comment) => [comment.location.row, printComment(comment)]));
  }

  get text(): string {
    return this.#parts.join("");
  }

  get hasTrailing(): boolean {
    return this.#trailing !== undefined;
  }

  /** The row of the next comment, if there is one. */
  get nextCommentRow(): number | undefined {
    return this.#comments[this.#next]?.location.row;
  }

  write(text: string): void {
    this.#parts.push(text);
  }

  startLine(): void {
    this.inline = true;
    if (this.#level > 0) this.write("\t".repeat(this.#level));
  }

  endLine(): void {
    this.inline = false;
    if (this.#trailing !== undefined && !this.#delayed) {
      this.write(` ${printComment(this.#trailing)}`);
      this.#trailing = undefined;
    }
    this.#delayed = false;
    this.write("\n");
  }

  /** The comment at hand waits for the line after the next line end. */
  delayTrailing(): void {
    this.#delayed = true;
  }

  blankLine(): void {
    if (this.inline) this.endLine();
    this.write("\n");
  }

  indent(): void {
    this.#level++;
  }

  outdent(): void {
    this.#level--;
  }

  /** Writes the comments above a row on lines of their own; the one in the row waits for the line's end. */
  placeComments(row: number): void {
    let last: Comment | undefined;
    let inMetadata = false;
    for (
      let comment = this.#peek();
      comment !== undefined && comment.location.row < row;
      comment = this.#peek()
    ) {
      this.#next++;
      const opens = opensMetadata(comment);
      if (last !== undefined && comment.location.row - last.location.row > 1) {
        this.blankLine();
        inMetadata = false;
      } else if (last !== undefined && inMetadata && opens) this.blankLine();
      inMetadata ||= opens;
      this.#writeLine(printComment(comment));
      last = comment;
    }
    if (last !== undefined && row - last.location.row > 1) this.blankLine();
    const here = this.#peek();
    if (here?.location.row !== row) return;
    this.#next++;
    if (this.#trailing !== undefined) {
      this.#trailing = undefined;
      throw new CrowdedLine();
    }
    this.#trailing = here;
  }

  hasCommentBetween(after: number, before: number): boolean {
    for (let index = this.#next; index < this.#comments.length; index++) {
      const row = this.#comments[index]?.location.row ?? 0;
      if (row >= before) return false;
      if (row > after) return true;
    }
    return false;
  }

  mark(): Mark {
    return { length: this.#parts.length, level: this.#level, next: this.#next };
  }

  /** Back to a mark, then text as it was written, with the comments inside of it. */
  writeAsWritten(mark: Mark, text: string, firstRow: number, lastRow: number): void {
    this.#parts.length = mark.length;
    this.#level = mark.level;
    this.inline = true;
    this.write(text);
    this.#next = mark.next;
    const { row } = this.#trailing?.location ?? { row: -1 };
    if (row >= firstRow && row <= lastRow) this.#trailing = undefined;
    while ((this.#peek()?.location.row ?? lastRow) < lastRow) this.#next++;
  }

  /** The comments nothing stands below of. */
  writeRest(): void {
    for (let comment = this.#peek(); comment !== undefined; comment = this.#peek()) {
      this.#next++;
      this.#writeLine(printComment(comment));
    }
  }

  #peek(): Comment | undefined {
    return this.#comments[this.#next];
  }

  #writeLine(text: string): void {
    if (!this.inline) this.startLine();
    this.write(text);
    this.endLine();
  }
}

function printComment({ text }: Comment): string {
  return `#${text.trimEnd()}`;
}

function opensMetadata({ text, location }: Comment): boolean {
  return location.column === 1 && text.trim().startsWith("METADATA");
}
