// Hashes: equal values have equal ones. `encode/hash-value.ts` in the compiler computes the same.
import {
  arrayCount,
  arrayItems,
  arraySeed,
  booleanValue,
  entryHash,
  entrySize,
  entryValue,
  falseSeed,
  nullSeed,
  numberHash,
  numberInteger,
  numberLength,
  numberSeed,
  objectSeed,
  setSeed,
  stringHash,
  stringSeed,
  tableCount,
  tableEntries,
  tagArray,
  tagBoolean,
  tagNull,
  tagNumber,
  tagObject,
  tagString,
  trueSeed,
} from "../../language/src/wasm-layout";
import { takeComposite } from "./limits";

export function mixWord(hash: u32, word: u32): u32 {
  word *= 0xcc9e2d51;
  word = rotl<u32>(word, 15) * 0x1b873593;
  return rotl<u32>(hash ^ word, 13) * 5 + 0xe6546b64;
}

export function finishHash(hash: u32): u32 {
  hash ^= hash >> 16;
  hash *= 0x85ebca6b;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

/** Murmur3 of bytes. */
export function hashBytes(address: usize, length: i32): u32 {
  let hash: u32 = stringSeed;
  const end = address + length;
  while (address + 4 <= end) {
    hash = mixWord(hash, load<u32>(address));
    address += 4;
  }
  return finishBytes(hash, address, end, length);
}

/** The last bytes, fewer than four, and the length. */
export function finishBytes(hash: u32, address: usize, end: usize, length: i32): u32 {
  if (address < end) {
    let word: u32 = load<u8>(address);
    if (address + 1 < end) word |= (<u32>load<u8>(address, 1)) << 8;
    if (address + 2 < end) word |= (<u32>load<u8>(address, 2)) << 16;
    word *= 0xcc9e2d51;
    hash ^= rotl<u32>(word, 15) * 0x1b873593;
  }
  return finishHash(hash ^ length);
}

export function hashInteger(integer: i64): u32 {
  return finishHash(mixWord(mixWord(numberSeed, <u32>integer), <u32>(integer >> 32)));
}

export function hashValue(value: usize): u32 {
  return load<u32>(value) == tagString ? load<u32>(value, stringHash) : hashOther(value);
}

function hashOther(value: usize): u32 {
  switch (load<u32>(value)) {
    case tagNumber:
      return load<u32>(value, numberLength) == 0
        ? hashInteger(load<i64>(value, numberInteger))
        : load<u32>(value, numberHash);
    case tagNull:
      return nullSeed;
    case tagBoolean:
      return load<u32>(value, booleanValue) ? trueSeed : falseSeed;
    case tagArray:
      return hashArray(value);
    case tagObject:
      return hashTable(value, objectSeed);
    default:
      return hashTable(value, setSeed);
  }
}

function hashArray(array: usize): u32 {
  let hash: u32 = arraySeed;
  const count = load<u32>(array, arrayCount);
  takeComposite(count);
  let item = load<usize>(array, arrayItems);
  const end = item + ((<usize>count) << 2);
  for (; item < end; item += 4) hash = mixWord(hash, hashValue(load<usize>(item)));
  return finishHash(hash ^ count);
}

/** A sum, so that the order of entries does not matter. */
function hashTable(table: usize, seed: u32): u32 {
  let hash: u32 = seed;
  const count = load<u32>(table, tableCount);
  takeComposite(count);
  let entry = load<usize>(table, tableEntries);
  const end = entry + <usize>count * entrySize;
  for (; entry < end; entry += entrySize) {
    const keyHash = load<u32>(entry, entryHash);
    hash +=
      seed == setSeed
        ? finishHash(keyHash)
        : finishHash(mixWord(keyHash, hashValue(load<usize>(entry, entryValue))));
  }
  return finishHash(hash ^ count);
}
