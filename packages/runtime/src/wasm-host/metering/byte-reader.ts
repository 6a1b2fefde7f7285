// Bytes of a module being read, with the integers of the WASM binary format; nothing is believed of them.
import { invalidModule } from "./invalid-module.js";

const longestInteger = 10;
const mostUnsigned = 2 ** 32;

/** A place in bytes that moves forward. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  byte(): number {
    if (this.#at >= this.#end) throw invalidModule("it is cut off");
    return this.#bytes[this.#at++] as number;
  }

  /** The next bytes, shared with the source. */
  bytes(count: number): Uint8Array {
    const start = this.#at;
    if (count > this.#end - start) throw invalidModule("it is cut off");
    this.#at += count;
    return this.#bytes.subarray(start, this.#at);
  }

  /** Bytes that were passed over, shared with the source. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#at);
  }

  unsigned(): number {
    let value = 0;
    for (let factor = 1; factor < mostUnsigned * 8; factor *= 0x80) {
      const next = this.byte();
      value += (next & 0x7f) * factor;
      if (next >= 0x80) continue;
      if (value < mostUnsigned) return value;
      break;
    }
    throw invalidModule("one of its numbers is too large");
  }

  /** Passes over an integer of any width. */
  skipInteger(): void {
    for (let count = 0; this.byte() >= 0x80; ) {
      if (++count >= longestInteger) throw invalidModule("one of its numbers is too large");
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
