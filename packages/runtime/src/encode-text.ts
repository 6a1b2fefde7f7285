// Text to UTF-8 for modules, which copy it at once: short ones into the same bytes again and again.

const scratchBytes = 65_536;
/** Bytes of UTF-8 that a unit of UTF-16 may become. */
const mostBytesPerUnit = 3;

/** One for each place where no other text is encoded before the last one has been copied. */
export class TextEncoding {
  readonly #encoder = new TextEncoder();
  #scratch: Uint8Array | undefined;

  /** Good until the next call. */
  encode(text: string): Uint8Array {
    if (text.length * mostBytesPerUnit > scratchBytes) return this.#encoder.encode(text);
    this.#scratch ??= new Uint8Array(scratchBytes);
    const { written } = this.#encoder.encodeInto(text, this.#scratch);
    return this.#scratch.subarray(0, written);
  }
}
