// How much memory a module wants to be given at its start.
import { EvaluationError } from "../evaluation-error.js";

const importSection = 2;
const headerLength = 8;
const memoryKind = 2;

/** Pages of 64 KiB that the module's imported memory must have, or 1 if it imports none. */
export function memoryMinimum(wasm: Uint8Array): number {
  const reader = new Reader(wasm, headerLength);
  while (!reader.done) {
    const id = reader.byte();
    const size = reader.integer();
    if (id === importSection) return readImports(reader) ?? 1;
    reader.skip(size);
  }
  return 1;
}

function readImports(reader: Reader): number | undefined {
  for (let count = reader.integer(); count > 0; count--) {
    reader.skip(reader.integer());
    reader.skip(reader.integer());
    const kind = reader.byte();
    if (kind === memoryKind) {
      reader.byte();
      return reader.integer();
    }
    skipDescription(kind, reader);
  }
  return undefined;
}

/** By kind: a function's type, a table's element type and limits, a global's type and mutability. */
function skipDescription(kind: number, reader: Reader): void {
  if (kind === 0) reader.integer();
  else if (kind === 1) {
    reader.byte();
    const hasMaximum = reader.byte() !== 0;
    reader.integer();
    if (hasMaximum) reader.integer();
  } else reader.skip(2);
}

class Reader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new EvaluationError("invalid_module", "the module is cut off");
    return value;
  }

  integer(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) break;
    }
    return value >>> 0;
  }

  skip(count: number): void {
    this.#at += count;
  }
}
