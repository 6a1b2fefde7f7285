// Reads values where they lie in the memory of our own modules, by the layout of the value library.
import {
  wasmLayout as layout,
  maximumDepth,
  numberFromBigInt,
  numberFromText,
  RegoObject,
  RegoSet,
  type Value,
} from "@palisade/language";
import { EvaluationError } from "../evaluation-error.js";
import type { ModuleMemory } from "./module-memory.js";
import { bytesPer, Scales } from "./value-weight.js";

/** Values built in a module may nest a little deeper than what is parsed. */
const maximumNesting = 2 * maximumDepth;

type Read = (address: number, reader: ValueReader, depth: number) => Value;

function noValue(address: number): never {
  throw new EvaluationError("eval_internal_error", `the module has no value at address ${address}`);
}

/** By tag. */
const readers: readonly (Read | undefined)[] = tagTable([
  [layout.tagNull, () => null],
  [layout.tagBoolean, (address, reader) => reader.word(address + layout.booleanValue) !== 0],
  [layout.tagNumber, readNumber],
  [layout.tagString, (address, reader) => reader.text(address, layout.stringLength, layout.stringText)],
  [layout.tagArray, readArray],
  [layout.tagObject, readObject],
  [layout.tagSet, (address, reader, depth) => RegoSet.ofDistinct(readMembers(address, reader, depth))],
]);

function tagTable(entries: readonly (readonly [tag: number, read: Read])[]): (Read | undefined)[] {
  const table: (Read | undefined)[] = [];
  for (const [tag, read] of entries) table[tag] = read;
  return table;
}

/** Memory as it is while one value is read: nothing calls into the module meanwhile. */
class ValueReader extends Scales {
  readonly #memory: ModuleMemory;
  readonly #words: Uint32Array;

  constructor(memory: ModuleMemory, heaviest: number) {
    super(heaviest);
    this.#memory = memory;
    this.#words = memory.words;
  }

  word(address: number): number {
    return this.#words[address >>> 2] ?? noValue(address);
  }

  text(address: number, lengthAt: number, textAt: number): string {
    const length = this.word(address + lengthAt);
    this.take(length);
    return this.#memory.text(address + textAt, length);
  }

  value(address: number, depth: number): Value {
    const read = readers[this.word(address)] ?? noValue(address);
    if (depth > maximumNesting) {
      throw new EvaluationError("eval_cancel_error", `a value nests deeper than ${maximumNesting} levels`);
    }
    return read(address, this, depth);
  }
}

export type WeighedValue = { readonly value: Value; readonly weight: number };

/**
 * A value and what it weighs, which is at most `heaviest`.
 * @throws {EvaluationError} if there is no value at the address, or it nests too deeply, or is too heavy.
 */
export function readValue(address: number, memory: ModuleMemory, heaviest: number): WeighedValue {
  const reader = new ValueReader(memory, heaviest);
  const value = reader.value(address, 0);
  return { value, weight: reader.weight };
}

/** The members of a set, in no particular order. */
export function readSetMembers(address: number, memory: ModuleMemory, heaviest: number): Value[] {
  return readMembers(address, new ValueReader(memory, heaviest), 0);
}

function readNumber(address: number, reader: ValueReader): Value {
  if (reader.word(address + layout.numberLength) !== 0) {
    reader.take(bytesPer.number);
    return numberFromText(reader.text(address, layout.numberLength, layout.numberText));
  }
  const low = reader.word(address + layout.numberInteger);
  const high = reader.word(address + layout.numberInteger + 4) | 0;
  // Twenty more bits fit a double exactly.
  if (high >= -0x100000 && high < 0x100000) return high * 0x1_0000_0000 + low;
  return numberFromBigInt((BigInt(high) << 32n) | BigInt(low));
}

function readArray(address: number, reader: ValueReader, depth: number): Value {
  const items = reader.word(address + layout.arrayItems);
  const count = reader.word(address + layout.arrayCount);
  const end = items + count * 4;
  reader.take(bytesPer.array + count * bytesPer.item);
  const array: Value[] = [];
  for (let item = items; item < end; item += 4) array.push(reader.value(reader.word(item), depth + 1));
  return array;
}

function readObject(address: number, reader: ValueReader, depth: number): Value {
  const entries: [Value, Value][] = [];
  let entry = reader.word(address + layout.tableEntries);
  const count = reader.word(address + layout.tableCount);
  const end = entry + count * layout.entrySize;
  reader.take(bytesPer.table + count * bytesPer.entry);
  for (; entry < end; entry += layout.entrySize) {
    const key = reader.value(reader.word(entry + layout.entryKey), depth + 1);
    entries.push([key, reader.value(reader.word(entry + layout.entryValue), depth + 1)]);
  }
  return RegoObject.ofDistinct(entries);
}

function readMembers(address: number, reader: ValueReader, depth: number): Value[] {
  const members: Value[] = [];
  let entry = reader.word(address + layout.tableEntries);
  const count = reader.word(address + layout.tableCount);
  const end = entry + count * layout.entrySize;
  reader.take(bytesPer.table + count * bytesPer.entry);
  for (; entry < end; entry += layout.entrySize) {
    members.push(reader.value(reader.word(entry + layout.entryKey), depth + 1));
  }
  return members;
}
