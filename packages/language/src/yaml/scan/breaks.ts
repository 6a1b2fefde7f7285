// The text of many line breaks: nearly all are line feeds, which are counted before they are written.

export class Breaks {
  #text = "";
  #feeds = 0;

  add(lineBreak: string): void {
    if (lineBreak === "\n") {
      this.#feeds++;
      return;
    }
    this.#text = this.#written() + lineBreak;
    this.#feeds = 0;
  }

  take(): string {
    const text = this.#written();
    this.#text = "";
    this.#feeds = 0;
    return text;
  }

  #written(): string {
    return this.#feeds === 0 ? this.#text : this.#text + "\n".repeat(this.#feeds);
  }
}
