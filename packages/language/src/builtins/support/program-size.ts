// How many instructions a regular expression is going to be compiled to, read off its text: repetitions are
// written out, so that `(a{1,500}){1,2}` has a thousand.

/** Beyond this product of nested repetitions an expression is refused before anything is written out. */
const mostRepetitions = 1000;
/** A class of Unicode has hundreds of ranges. */
const sizeOfUnicodeClass = 24;
const sizeOfNamedClass = 8;

/** What was read last, which a repetition would repeat. */
type Piece = { size: number; repetitions: number };
type Group = { before: number; last: Piece; deepest: number };

/** Never less than a quarter of what the compiler makes; the text's length for what it refuses. */
export function programSize(pattern: string): number {
  return new SizeReader(pattern).read();
}

const repetition = /\{(\d{1,4})(?:,(\d{0,4}))?\}/y;

class SizeReader {
  readonly #pattern: string;
  readonly #open: Group[] = [];
  #at = 0;
  /** All but the last piece of the group that is open. */
  #before = 0;
  #deepest = 1;
  #last: Piece = { size: 0, repetitions: 1 };

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): number {
    while (this.#at < this.#pattern.length) this.#piece();
    while (this.#open.length > 0) this.#closeGroup();
    const size = this.#before + this.#last.size;
    return this.#isRefused() ? this.#pattern.length : size;
  }

  #isRefused(): boolean {
    return this.#deepest > mostRepetitions || this.#last.repetitions > mostRepetitions;
  }

  #piece(): void {
    const character = this.#pattern[this.#at++];
    if (character === "(") this.#openGroup();
    else if (character === ")") this.#closeGroup();
    else if (character === "[") this.#begin(this.#characterClass());
    else if (character === "\\") this.#escape();
    else if (character === "*" || character === "+" || character === "?") this.#last.size += 1;
    else if (character === "{" && this.#repeat()) return;
    else this.#begin(1);
  }

  #begin(size: number, repetitions = 1): void {
    this.#before += this.#last.size;
    this.#deepest = Math.max(this.#deepest, this.#last.repetitions);
    this.#last = { size, repetitions };
  }

  #openGroup(): void {
    this.#open.push({ before: this.#before, last: this.#last, deepest: this.#deepest });
    this.#before = 0;
    this.#deepest = 1;
    this.#last = { size: 0, repetitions: 1 };
  }

  #closeGroup(): void {
    const outer = this.#open.pop();
    const size = this.#before + this.#last.size + 2;
    const repetitions = Math.max(this.#deepest, this.#last.repetitions);
    if (outer !== undefined) {
      this.#before = outer.before;
      this.#last = outer.last;
      this.#deepest = outer.deepest;
    }
    this.#begin(size, repetitions);
  }

  /** Behind a `{`. */
  #repeat(): boolean {
    repetition.lastIndex = this.#at - 1;
    const match = repetition.exec(this.#pattern);
    if (match === null) return false;
    this.#at = repetition.lastIndex;
    const least = Number(match[1]);
    const most = match[2] === undefined || match[2] === "" ? least + 1 : Number(match[2]);
    const times = Math.max(1, least, most);
    this.#last.size = (this.#last.size + 1) * times;
    this.#last.repetitions *= Math.max(1, least, Number(match[2] ?? 0));
    return true;
  }

  /** Behind a backslash. */
  #escape(): void {
    const kind = this.#pattern[this.#at++] ?? "";
    if (kind === "p" || kind === "P") {
      this.#skipName();
      this.#begin(sizeOfUnicodeClass);
    } else if (kind === "Q") {
      const end = this.#pattern.indexOf("\\E", this.#at);
      const stop = end < 0 ? this.#pattern.length : end;
      this.#begin(stop - this.#at);
      this.#begin(1);
      this.#at = end < 0 ? stop : stop + 2;
    } else {
      if (kind === "x" && this.#pattern[this.#at] === "{") this.#skipName();
      this.#begin(1);
    }
  }

  /** `L`, or `{Greek}`. */
  #skipName(): void {
    const end = this.#pattern[this.#at] === "{" ? this.#pattern.indexOf("}", this.#at) : this.#at;
    if (end >= 0) this.#at = end + 1;
  }

  /** Behind a `[`, up to its end. */
  #characterClass(): number {
    let size = 1;
    if (this.#pattern[this.#at] === "^") this.#at++;
    for (let first = true; this.#at < this.#pattern.length; first = false) {
      const character = this.#pattern[this.#at++];
      if (character === "]" && !first) break;
      size++;
      if (character === "[" && this.#pattern[this.#at] === ":") size += sizeOfNamedClass;
      if (character !== "\\") continue;
      const kind = this.#pattern[this.#at++];
      if (kind !== "p" && kind !== "P") continue;
      this.#skipName();
      size += sizeOfUnicodeClass;
    }
    return size;
  }
}
