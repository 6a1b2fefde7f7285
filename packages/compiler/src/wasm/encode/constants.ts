// Writes values as bytes of a data segment, in the layout of the heap: ready to use where they lie.
import {
  isArray,
  isNumber,
  isObject,
  wasmLayout as layout,
  type NumberValue,
  numberText,
  type RegoObject,
  type RegoSet,
  type Value,
} from "@palisade/language";
import { hashBytes, hashValue } from "./hash-value.js";

const utf8 = new TextEncoder();
const plainInteger = /^(?:0|-?[1-9][0-9]*)$/;

type Entry = { readonly key: number; readonly value: number; readonly hash: number };

/** Values that lie one after the other from `base` on. Strings and numbers are written once each. */
export class ConstantPool {
  readonly base: number;
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #strings = new Map<string, number>();
  readonly #numbers = new Map<string, number>();

  /** `base` is a multiple of 8. */
  constructor(base: number) {
    this.base = base;
  }

  /** The address after the last value, a multiple of 8: where the heap may start. */
  get end(): number {
    return this.base + this.#length;
  }

  /** What lies at `base`. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** The address of a value, which is written unless it is there. */
  add(value: Value): number {
    if (value === null) return layout.nullAddress;
    if (typeof value === "boolean") return value ? layout.trueAddress : layout.falseAddress;
    if (typeof value === "string") return this.#addString(value);
    if (isNumber(value)) return this.#addNumber(value);
    if (isArray(value)) return this.#addArray(value.map((item) => this.add(item)));
    return isObject(value) ? this.#addObject(value) : this.#addSet(value);
  }

  /** UTF-8 with a NUL at the end, for messages. */
  addText(text: string): number {
    const bytes = utf8.encode(text);
    const address = this.#reserve(bytes.length + 1);
    this.#bytes.set(bytes, address - this.base);
    return address;
  }

  #addString(text: string): number {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    const bytes = utf8.encode(text);
    const address = this.#reserve(layout.stringText + bytes.length);
    this.#put(address, layout.tagString);
    this.#put(address + layout.stringLength, bytes.length);
    this.#put(address + layout.stringHash, hashBytes(bytes));
    this.#bytes.set(bytes, address + layout.stringText - this.base);
    this.#strings.set(text, address);
    return address;
  }

  #addNumber(value: NumberValue): number {
    const text = numberText(value);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const address = isLong(text) ? this.#addInteger(BigInt(text)) : this.#addDecimal(text, value);
    this.#numbers.set(text, address);
    return address;
  }

  #addInteger(value: bigint): number {
    const address = this.#reserve(layout.integerSize);
    this.#put(address, layout.tagNumber);
    this.#view.setBigInt64(address + layout.numberInteger - this.base, value, true);
    return address;
  }

  #addDecimal(text: string, value: NumberValue): number {
    const address = this.#reserve(layout.numberText + text.length);
    this.#put(address, layout.tagNumber);
    this.#put(address + layout.numberLength, text.length);
    this.#put(address + layout.numberHash, hashValue(value));
    this.#bytes.set(utf8.encode(text), address + layout.numberText - this.base);
    return address;
  }

  #addArray(items: readonly number[]): number {
    const address = this.#reserve(layout.arraySize);
    const list = items.length === 0 ? 0 : this.#reserve(items.length * 4);
    items.forEach((item, index) => {
      this.#put(list + index * 4, item);
    });
    this.#put(address, layout.tagArray);
    this.#put(address + layout.arrayCount, items.length);
    this.#put(address + layout.arrayItems, list);
    this.#put(address + layout.arrayCapacity, items.length);
    return address;
  }

  #addObject(object: RegoObject): number {
    const entries = object.entries().map(([key, value]) => ({
      key: this.add(key),
      value: this.add(value),
      hash: hashValue(key),
    }));
    return this.#addTable(layout.tagObject, entries);
  }

  #addSet(set: RegoSet): number {
    const entries = set.values().map((member) => {
      const address = this.add(member);
      return { key: address, value: address, hash: hashValue(member) };
    });
    return this.#addTable(layout.tagSet, entries);
  }

  /** The entries are in the order of their keys. */
  #addTable(tag: number, entries: readonly Entry[]): number {
    const address = this.#reserve(layout.tableSize);
    const list = entries.length === 0 ? 0 : this.#reserve(entries.length * layout.entrySize);
    entries.forEach(({ key, value, hash }, index) => {
      const entry = list + index * layout.entrySize;
      this.#put(entry + layout.entryKey, key);
      this.#put(entry + layout.entryValue, value);
      this.#put(entry + layout.entryHash, hash);
    });
    this.#put(address, tag);
    this.#put(address + layout.tableCount, entries.length);
    this.#put(address + layout.tableEntries, list);
    this.#put(address + layout.tableCapacity, entries.length);
    this.#put(address + layout.tableSorted, 1);
    if (entries.length > layout.smallCount) this.#addIndex(address, entries);
    return address;
  }

  #addIndex(table: number, entries: readonly Entry[]): void {
    let places = 32;
    while (places < entries.length * 2) places *= 2;
    const index = this.#reserve(places * 4);
    const taken = new Uint32Array(places);
    entries.forEach(({ hash }, number) => {
      let place = hash & (places - 1);
      while (taken[place] !== 0) place = (place + 1) & (places - 1);
      taken[place] = number + 1;
      this.#put(index + place * 4, number + 1);
    });
    this.#put(table + layout.tableIndex, index);
    this.#put(table + layout.tableMask, places - 1);
  }

  /** A zeroed block; its address is a multiple of 8. */
  #reserve(size: number): number {
    const start = this.#length;
    const length = start + ((size + 7) & ~7);
    if (length > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      wider.set(this.#bytes);
      this.#bytes = wider;
      this.#view = new DataView(wider.buffer);
    }
    this.#length = length;
    return this.base + start;
  }

  #put(address: number, word: number): void {
    this.#view.setUint32(address - this.base, word, true);
  }
}

/** Whether a number's text is the plain one of a 64-bit integer. */
function isLong(text: string): boolean {
  if (!plainInteger.test(text) || text.length > 20) return false;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value;
}
