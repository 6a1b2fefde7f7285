// Hashes of values as the value library computes them (`wasm-library/assembly/hash.ts`), for constants.
import {
  decimalParts,
  exactInteger,
  isArray,
  isNumber,
  isObject,
  isSet,
  wasmLayout as layout,
  type NumberValue,
  type Value,
} from "@palisade/language";

const utf8 = new TextEncoder();

/** An unsigned 32-bit number, the same for equal values. */
export function hashValue(value: Value): number {
  if (typeof value === "string") return hashBytes(utf8.encode(value));
  if (value === null) return layout.nullSeed;
  if (typeof value === "boolean") return value ? layout.trueSeed : layout.falseSeed;
  if (isNumber(value)) return hashNumber(value);
  if (isArray(value)) {
    const hash = value.reduce<number>((sum, item) => mixWord(sum, hashValue(item)), layout.arraySeed);
    return finishHash(hash ^ value.length);
  }
  if (isObject(value)) {
    const sum = value
      .entries()
      .reduce(
        (total, [key, item]) => (total + finishHash(mixWord(hashValue(key), hashValue(item)))) | 0,
        layout.objectSeed,
      );
    return finishHash(sum ^ value.size);
  }
  return isSet(value) ? hashSet(value.values()) : 0;
}

function hashSet(members: readonly Value[]): number {
  const sum = members.reduce<number>(
    (total, member) => (total + finishHash(hashValue(member))) | 0,
    layout.setSeed,
  );
  return finishHash(sum ^ members.length);
}

/** Murmur3 of bytes. */
export function hashBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let hash: number = layout.stringSeed;
  for (let at = 0; at < whole; at += 4) hash = mixWord(hash, view.getUint32(at, true));
  if (whole < bytes.length) {
    let word = 0;
    for (let at = bytes.length - 1; at >= whole; at--) word = (word << 8) | view.getUint8(at);
    hash ^= scramble(word);
  }
  return finishHash(hash ^ bytes.length);
}

function hashNumber(value: NumberValue): number {
  const integer = exactInteger(value);
  if (integer !== undefined && BigInt.asIntN(64, integer) === integer) {
    const low = Number(BigInt.asUintN(32, integer));
    const high = Number(BigInt.asUintN(32, integer >> 32n));
    return finishHash(mixWord(mixWord(layout.numberSeed, low), high));
  }
  const { coefficient, exponent } = decimalParts(value);
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
  let hash = mixWord(mixWord(layout.numberSeed, coefficient < 0n ? -1 : 1), digits.length + exponent);
  for (const byte of utf8.encode(digits)) hash = Math.imul(hash ^ byte, 0x01000193);
  return finishHash(hash);
}

function mixWord(hash: number, word: number): number {
  return (Math.imul(rotate(hash ^ scramble(word), 13), 5) + 0xe6546b64) | 0;
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function finishHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
