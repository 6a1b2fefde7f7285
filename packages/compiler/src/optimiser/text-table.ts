// The texts of a plan, and those that a pass adds.
export class TextTable {
  readonly #texts: string[];
  readonly #indices: Map<string, number>;

  constructor(texts: readonly string[]) {
    this.#texts = [...texts];
    this.#indices = new Map(texts.map((text, index) => [text, index]));
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  indexOf(text: string): number {
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.push(text) - 1;
    this.#indices.set(text, index);
    return index;
  }
}
