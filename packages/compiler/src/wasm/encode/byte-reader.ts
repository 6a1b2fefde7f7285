// Bytes being read, with the integers of the WASM binary format.
import { GenerateError } from "../../analysis/generate-error.js";

/** A place in bytes that moves forward. Running off the end is an `invalid-library`. */
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
    const value = this.#at < this.#end ? this.#bytes[this.#at++] : undefined;
    if (value === undefined) throw new GenerateError("invalid-library", "a module ends too early");
    return value;
  }

  /** The next bytes, shared with the source. */
  bytes(count: number): Uint8Array {
    const start = this.#at;
    if (start + count > this.#end) throw new GenerateError("invalid-library", "a module ends too early");
    this.#at += count;
    return this.#bytes.subarray(start, this.#at);
  }

  /** Bytes between two places, shared with the source. */
  slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  /** A reader of the next bytes, which are passed over. */
  inner(count: number): ByteReader {
    const start = this.#at;
    this.bytes(count);
    return new ByteReader(this.#bytes, start, start + count);
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value >>> 0;
    }
  }

  /** An i32 constant. */
  signed(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      shift += 7;
      if (next < 0x80) return shift < 32 && (next & 0x40) !== 0 ? value | (-1 << shift) : value;
    }
  }

  /** Passes over a LEB128 integer of any width. */
  skipInteger(): void {
    while (this.byte() >= 0x80);
  }

  name(): string {
    return new TextDecoder().decode(this.bytes(this.unsigned()));
  }

  vector<Item>(read: (reader: this) => Item): Item[] {
    const count = this.unsigned();
    const items: Item[] = [];
    for (let index = 0; index < count; index++) items.push(read(this));
    return items;
  }
}
