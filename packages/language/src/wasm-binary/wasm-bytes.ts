// Bytes of a WASM module being read, with the integers of the binary format: nothing is believed of them.

/** Why reading cannot go on. */
export type WasmBytesFault = "cut-off" | "number-too-large";

/** Bytes of an integer of 64 bits, the widest there is. */
const longestInteger = 10;
const mostUnsigned = 2 ** 32;

/** A place in bytes that moves forward, and never beyond their end. Whoever reads says what a fault means there. */
export abstract class WasmBytes {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** The error that a fault is thrown as. */
  protected abstract faultError(fault: WasmBytesFault): Error;

  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  byte(): number {
    if (this.#at >= this.#end) throw this.faultError("cut-off");
    return this.#bytes[this.#at++] as number;
  }

  /** The next bytes, shared with the source. */
  bytes(count: number): Uint8Array {
    const start = this.#at;
    if (count > this.#end - start) throw this.faultError("cut-off");
    this.#at += count;
    return this.#bytes.subarray(start, this.#at);
  }

  /** Bytes from a place to another, or to where reading stands, shared with the source. */
  slice(start: number, end: number = this.#at): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  /** An integer of 32 bits (LEB128), in at most five bytes. */
  unsigned(): number {
    let value = 0;
    for (let factor = 1; factor < mostUnsigned * 8; factor *= 0x80) {
      const next = this.byte();
      value += (next & 0x7f) * factor;
      if (next >= 0x80) continue;
      if (value < mostUnsigned) return value;
      break;
    }
    throw this.faultError("number-too-large");
  }

  /** Passes over an integer of any width. */
  skipInteger(): void {
    for (let count = 0; this.byte() >= 0x80; ) {
      if (++count >= longestInteger) throw this.faultError("number-too-large");
    }
  }

  name(): string {
    return new TextDecoder().decode(this.bytes(this.unsigned()));
  }

  /** As many items as a count says that goes before them. */
  vector<Item>(read: (reader: this) => Item): Item[] {
    const items: Item[] = [];
    for (let count = this.unsigned(); count > 0; count--) items.push(read(this));
    return items;
  }
}
