// A stream as lines; of one that is too long, only the id of its request is kept.
import { type RequestId, RequestIdScanner } from "./scan-request-id.js";

const lineFeed = 0x0a;

export type Line =
  | { readonly kind: "line"; readonly bytes: Uint8Array }
  | { readonly kind: "too-long"; readonly id: RequestId | null };

/** Holds no more than a line of the limit and a chunk. */
export class BoundedLines {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** While a line that is too long goes by. */
  #scanner: RequestIdScanner | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that are kept. */
  get held(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  /** The lines that end in this chunk. */
  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#take(chunk.subarray(start, end));
      yield this.#finish();
      start = end + 1;
    }
    if (start < chunk.length) this.#take(chunk.subarray(start));
  }

  /** What stands behind the last line feed, if anything does. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#finish();
  }

  #take(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length <= this.#limit) this.#chunks.push(part);
    else {
      if (this.#scanner === undefined) {
        this.#scanner = new RequestIdScanner();
        for (const kept of this.#chunks) this.#scanner.push(kept);
        this.#chunks = [];
      }
      this.#scanner.push(part);
    }
  }

  #finish(): Line {
    const line: Line =
      this.#scanner === undefined
        ? { kind: "line", bytes: joined(this.#chunks, this.#length) }
        : { kind: "too-long", id: this.#scanner.id };
    this.#chunks = [];
    this.#length = 0;
    this.#scanner = undefined;
    return line;
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
