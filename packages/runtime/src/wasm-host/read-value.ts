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

/** Values built in a module may nest a little deeper than what is parsed. */
const maximumNesting = 2 * maximumDepth;

type Read = (address: number, memory: ModuleMemory, depth: number) => Value;

const readers: ReadonlyMap<number, Read> = new Map<number, Read>([
  [layout.tagNull, () => null],
  [layout.tagBoolean, (address, memory) => memory.word(address + layout.booleanValue) !== 0],
  [layout.tagNumber, readNumber],
  [layout.tagString, (address, memory) => readText(address, memory, layout.stringLength, layout.stringText)],
  [layout.tagArray, readArray],
  [layout.tagObject, readObject],
  [layout.tagSet, readSet],
]);

/** @throws {EvaluationError} if there is no value at the address, or it nests too deeply. */
export function readValue(address: number, memory: ModuleMemory, depth = 0): Value {
  const read = readers.get(memory.word(address));
  if (read === undefined) {
    throw new EvaluationError("eval_internal_error", `the module has no value at address ${address}`);
  }
  if (depth > maximumNesting) {
    throw new EvaluationError("eval_cancel_error", `a value nests deeper than ${maximumNesting} levels`);
  }
  return read(address, memory, depth);
}

function readText(address: number, memory: ModuleMemory, lengthAt: number, textAt: number): string {
  return memory.text(address + textAt, memory.word(address + lengthAt));
}

function readNumber(address: number, memory: ModuleMemory): Value {
  if (memory.word(address + layout.numberLength) !== 0) {
    return numberFromText(readText(address, memory, layout.numberLength, layout.numberText));
  }
  const low = memory.word(address + layout.numberInteger);
  const high = memory.word(address + layout.numberInteger + 4) | 0;
  // Twenty more bits fit a double exactly.
  if (high >= -0x100000 && high < 0x100000) return high * 0x1_0000_0000 + low;
  return numberFromBigInt((BigInt(high) << 32n) | BigInt(low));
}

function readArray(address: number, memory: ModuleMemory, depth: number): Value {
  const count = memory.word(address + layout.arrayCount);
  const items = memory.word(address + layout.arrayItems);
  const array: Value[] = [];
  for (let index = 0; index < count; index++) {
    array.push(readValue(memory.word(items + index * 4), memory, depth + 1));
  }
  return array;
}

function readObject(address: number, memory: ModuleMemory, depth: number): Value {
  const object = new RegoObject();
  for (const entry of entriesOf(address, memory)) {
    const key = readValue(memory.word(entry + layout.entryKey), memory, depth + 1);
    object.set(key, readValue(memory.word(entry + layout.entryValue), memory, depth + 1));
  }
  return object;
}

function readSet(address: number, memory: ModuleMemory, depth: number): Value {
  const set = new RegoSet();
  for (const entry of entriesOf(address, memory)) {
    set.add(readValue(memory.word(entry + layout.entryKey), memory, depth + 1));
  }
  return set;
}

function* entriesOf(address: number, memory: ModuleMemory): Iterable<number> {
  const first = memory.word(address + layout.tableEntries);
  const end = first + memory.word(address + layout.tableCount) * layout.entrySize;
  for (let entry = first; entry < end; entry += layout.entrySize) yield entry;
}
