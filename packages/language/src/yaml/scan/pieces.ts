// A text that is put together from many pieces. Joined some hundreds at a time: a chain of millions of them costs the
// collector of garbage more than the text is long.

const mostLoose = 512;

export class Pieces {
  readonly #joined: string[] = [];
  #loose: string[] = [];

  add(piece: string): void {
    if (piece === "") return;
    this.#loose.push(piece);
    if (this.#loose.length < mostLoose) return;
    this.#joined.push(this.#loose.join(""));
    this.#loose = [];
  }

  toString(): string {
    const rest = this.#loose.length === 1 ? (this.#loose[0] ?? "") : this.#loose.join("");
    return this.#joined.length === 0 ? rest : this.#joined.join("") + rest;
  }
}
