// White space inside plain and quoted scalars, as far as lines end in it; within a line it is kept as it stands.
import { Breaks } from "./breaks.js";
import { isBlank, isBreak } from "./characters.js";
import type { Cursor } from "./cursor.js";

export class Folding {
  #first = "";
  readonly #others = new Breaks();
  /** A line has ended since the last character. */
  hasBreak = false;

  /** An escaped line break joins two lines without a space. */
  startAfterEscapedBreak(): void {
    this.hasBreak = true;
  }

  /** Passes blanks and line breaks; `refuse` sees each blank that begins a line. */
  scan(cursor: Cursor, refuse?: () => void): void {
    for (;;) {
      const code = cursor.code();
      if (isBlank(code)) {
        if (this.hasBreak) refuse?.();
        cursor.at++;
      } else if (isBreak(code)) {
        if (this.hasBreak) {
          this.#others.add(cursor.readBreak());
        } else {
          this.#first = cursor.readBreak();
          this.hasBreak = true;
        }
      } else return;
    }
  }

  /** What the line breaks come to. */
  take(): string {
    const others = this.#others.take();
    const folded = this.#first === "\n" ? others || " " : this.#first + others;
    this.#first = "";
    this.hasBreak = false;
    return folded;
  }
}
