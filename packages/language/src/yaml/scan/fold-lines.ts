// White space inside plain and quoted scalars: kept within a line, folded between lines.
import { isBlank, isBreak } from "./characters.js";
import type { Cursor } from "./cursor.js";

export class Folding {
  /** Blanks since the last character, as long as no line has ended. */
  #blanks = "";
  #first = "";
  #others = "";
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
        else this.#blanks += String.fromCharCode(code);
        cursor.at++;
      } else if (isBreak(code)) {
        if (this.hasBreak) {
          this.#others += cursor.readBreak();
        } else {
          this.#blanks = "";
          this.#first = cursor.readBreak();
          this.hasBreak = true;
        }
      } else return;
    }
  }

  /** What the white space comes to. */
  take(): string {
    const { hasBreak } = this;
    const folded = this.#first === "\n" ? this.#others || " " : this.#first + this.#others;
    const result = hasBreak ? folded : this.#blanks;
    this.#blanks = "";
    this.#first = "";
    this.#others = "";
    this.hasBreak = false;
    return result;
  }
}
