// Reads DER, the one binary form of ASN.1 data: tags, lengths and what they enclose, piece by piece.
import { decodeUtf8 } from "../../../values/utf8.js";
import { integerOfBytes } from "../crypto/bytes.js";

/** Tags that X.509 uses. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag that only its context gives a meaning. */
export function contextTag(number: number, constructed = false): number {
  return (constructed ? 0xa0 : 0x80) | number;
}

export type DerElement = {
  readonly tag: number;
  readonly contents: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
};

/** What it reads is gone; `undefined` says that something else is there, or nothing well-formed. */
export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get empty(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** How far it has read. */
  get position(): number {
    return this.#at;
  }

  peek(tag: number): boolean {
    return this.#bytes[this.#at] === tag;
  }

  next(): DerElement | undefined {
    const tag = this.#bytes[this.#at];
    // Tags of several bytes occur nowhere in X.509.
    if (tag === undefined || (tag & 0x1f) === 0x1f) return undefined;
    const length = this.#length();
    if (length === undefined) return undefined;
    const start = this.#at + length.bytes + 1;
    const end = start + length.value;
    if (end > this.#bytes.length) return undefined;
    const whole = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return { tag, contents: this.#bytes.subarray(start, end), whole };
  }

  /** The shortest form that does is the only one. */
  #length(): { readonly value: number; readonly bytes: number } | undefined {
    const first = this.#bytes[this.#at + 1];
    if (first === undefined) return undefined;
    if (first < 0x80) return { value: first, bytes: 1 };
    const count = first & 0x7f;
    if (count === 0 || count > 4 || this.#at + 2 + count > this.#bytes.length) return undefined;
    const digits = this.#bytes.subarray(this.#at + 2, this.#at + 2 + count);
    const value = digits.reduce((sum, digit) => sum * 256 + digit, 0);
    if (value < 0x80 || digits[0] === 0) return undefined;
    return { value, bytes: count + 1 };
  }

  element(tag: number): DerElement | undefined {
    return this.peek(tag) ? this.next() : undefined;
  }

  contents(tag: number): Uint8Array | undefined {
    return this.element(tag)?.contents;
  }

  /** A reader of what an element encloses. */
  enter(tag: number): DerReader | undefined {
    const contents = this.contents(tag);
    return contents === undefined ? undefined : new DerReader(contents);
  }

  integer(tag: number = tags.integer): bigint | undefined {
    const contents = this.contents(tag);
    if (contents === undefined || contents.length === 0) return undefined;
    const [first = 0, second] = contents;
    if (second !== undefined && (first === 0 ? second < 0x80 : first === 0xff && second >= 0x80))
      return undefined;
    const value = integerOfBytes(contents);
    return first >= 0x80 ? value - (1n << BigInt(contents.length * 8)) : value;
  }

  boolean(): boolean | undefined {
    const contents = this.contents(tags.boolean);
    if (contents?.length !== 1) return undefined;
    return contents[0] === 0xff ? true : contents[0] === 0 ? false : undefined;
  }

  objectIdentifier(): readonly number[] | undefined {
    const contents = this.contents(tags.objectIdentifier);
    return contents === undefined ? undefined : readObjectIdentifier(contents);
  }

  bitString(): BitString | undefined {
    const contents = this.contents(tags.bitString);
    if (contents === undefined || contents.length === 0) return undefined;
    const unused = contents[0] as number;
    const bytes = contents.subarray(1);
    if (unused > 7 || (bytes.length === 0 && unused > 0)) return undefined;
    if (((bytes.at(-1) ?? 0) & ((1 << unused) - 1)) !== 0) return undefined;
    return { bytes, unused };
  }
}

export type BitString = { readonly bytes: Uint8Array; readonly unused: number };

export function bitAt({ bytes, unused }: BitString, index: number): boolean {
  if (index >= bytes.length * 8 - unused) return false;
  return (((bytes[index >> 3] as number) >> (7 - (index & 7))) & 1) === 1;
}

/** The bits as a number's, as signatures and keys mean them. */
export function rightAligned({ bytes, unused }: BitString): Uint8Array {
  if (unused === 0) return bytes;
  return bytes.map((byte, index) => (byte >> unused) | ((bytes[index - 1] ?? 0) << (8 - unused)));
}

/** Numbers of at most 31 bits, as Go holds them. */
export function readObjectIdentifier(contents: Uint8Array): readonly number[] | undefined {
  const parts: number[] = [];
  let part = 0;
  let fresh = true;
  for (const byte of contents) {
    if ((fresh && byte === 0x80) || part >= 2 ** 24) return undefined;
    part = part * 128 + (byte & 0x7f);
    fresh = byte < 0x80;
    if (!fresh) continue;
    if (parts.length === 0)
      parts.push(Math.min(2, Math.floor(part / 40)), part - Math.min(2, Math.floor(part / 40)) * 40);
    else parts.push(part);
    part = 0;
  }
  return fresh && parts.length > 0 ? parts : undefined;
}

/** Only ASCII. */
export function readIa5(contents: Uint8Array): string | undefined {
  return contents.every((byte) => byte < 0x80) ? decodeUtf8(contents) : undefined;
}
