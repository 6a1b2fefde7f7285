// The text of a scalar that mostly is what stands there: runs of it, and what some places mean instead.
import { Pieces } from "./pieces.js";

export class Verbatim {
  readonly #source: string;
  /** Nothing as long as all is as it stands. */
  #pieces: Pieces | undefined;
  /** The run that is in no piece yet begins here. */
  #from: number;

  constructor(source: string, from: number) {
    this.#source = source;
    this.#from = from;
  }

  /** What stands between two offsets means another text. */
  replace(from: number, to: number, meaning: string): void {
    this.#pieces ??= new Pieces();
    this.#pieces.add(this.#source.slice(this.#from, from));
    this.#pieces.add(meaning);
    this.#from = to;
  }

  /** The text up to an offset. */
  until(end: number): string {
    const run = this.#source.slice(this.#from, end);
    if (this.#pieces === undefined) return run;
    this.#pieces.add(run);
    return this.#pieces.toString();
  }
}
