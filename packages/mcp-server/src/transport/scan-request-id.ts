// The id of a request that is too long, or too odd, to be read: found byte by byte, in constant memory.

const quote = 0x22;
const backslash = 0x5c;
const [comma, colon] = [0x2c, 0x3a];
const openers: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const closers: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const spaces: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Of a name or an id; longer ones are no ids of any client. */
const maximumTextBytes = 256;

export type RequestId = string | number;

/** An id as MCP has them. */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isSafeInteger(value);
}

/** Takes a JSON object in pieces; `id` is that of its top level, if there is exactly one. */
export class RequestIdScanner {
  readonly #ids: (RequestId | undefined)[] = [];
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isObject = false;
  #name: string | undefined;
  /** What stands at the top level since the last comma or colon. */
  #text: number[] = [];
  #isNested = false;

  get id(): RequestId | null {
    const [id] = this.#ids;
    return this.#ids.length === 1 && id !== undefined ? id : null;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#isInString) this.#takeInString(byte);
      else this.#take(byte);
    }
  }

  #takeInString(byte: number): void {
    this.#keep(byte);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInString = false;
  }

  #take(byte: number): void {
    if (spaces.has(byte)) return;
    if (openers.has(byte)) this.#open(byte);
    else if (closers.has(byte)) this.#close();
    else if (this.#depth === 1 && byte === colon) {
      this.#name = this.#read() as string | undefined;
      this.#begin();
    } else if (this.#depth === 1 && byte === comma) this.#endMember();
    else {
      this.#isInString = byte === quote;
      this.#keep(byte);
    }
  }

  #open(byte: number): void {
    if (this.#depth === 0) this.#isObject = byte === 0x7b;
    else this.#isNested = true;
    this.#depth++;
  }

  #close(): void {
    if (this.#depth === 1) this.#endMember();
    this.#depth--;
  }

  #endMember(): void {
    if (this.#isObject && this.#name === "id") {
      const value = this.#isNested ? undefined : this.#read();
      this.#ids.push(isRequestId(value) ? value : undefined);
    }
    this.#name = undefined;
    this.#begin();
  }

  #begin(): void {
    this.#text = [];
    this.#isNested = false;
  }

  #keep(byte: number): void {
    if (this.#depth === 1 && this.#text.length <= maximumTextBytes) this.#text.push(byte);
  }

  #read(): unknown {
    if (this.#text.length > maximumTextBytes) return undefined;
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(this.#text)));
    } catch {
      return undefined;
    }
  }
}

/** Of a line that is there as a whole. */
export function scanRequestId(line: Uint8Array): RequestId | null {
  const scanner = new RequestIdScanner();
  scanner.push(line);
  return scanner.id;
}
