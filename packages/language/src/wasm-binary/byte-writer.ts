// Bytes of a WASM module being written, with the integers of the binary format.

/** A growing buffer of bytes. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  bytes(values: ArrayLike<number>): this {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
    return this;
  }

  /** Unsigned LEB128, for sizes and indices. */
  unsigned(value: number): this {
    this.#reserve(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** Signed LEB128 of 32 bits, for `i32.const`. Addresses beyond 2^31 wrap, as they do in WASM. */
  signed(value: number): this {
    this.#reserve(5);
    let rest = value | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
      this.#bytes[this.#length++] = done ? low : low | 0x80;
      if (done) return this;
    }
  }

  /** Signed LEB128 of 64 bits, for `i64.const`. */
  signed64(value: bigint): this {
    this.#reserve(10);
    let rest = BigInt.asIntN(64, value);
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
      this.#bytes[this.#length++] = done ? low : low | 0x80;
      if (done) return this;
    }
  }

  /** A text with its length in front. */
  name(text: string): this {
    return this.sized(new TextEncoder().encode(text));
  }

  /** Bytes with their length in front. */
  sized(values: ArrayLike<number>): this {
    return this.unsigned(values.length).bytes(values);
  }

  /** How many there are, then each. */
  vector<Item>(items: readonly Item[], write: (item: Item, writer: this) => void): this {
    this.unsigned(items.length);
    for (const item of items) write(item, this);
    return this;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
