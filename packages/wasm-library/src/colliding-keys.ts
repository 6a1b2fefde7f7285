// Strings of eight letters with one and the same hash, as an attacker would make them.
import { wasmLayout as layout } from "@palisade/language";

const letters = /^[a-zA-Z0-9]{4}$/;

/** Murmur3 can be run backwards: for any first word there is a second that leads to a given state. */
export function collidingKeys(count: number): string[] {
  const target = stateAfter(stateAfter(layout.stringSeed, wordOf("aaaa")), wordOf("aaaa"));
  const keys: string[] = [];
  for (let number = 0; keys.length < count; number++) {
    const first = number.toString(36).padStart(4, "0");
    const state = stateAfter(layout.stringSeed, wordOf(first));
    const second = textOf(wordBetween(state, target));
    if (letters.test(second)) keys.push(first + second);
  }
  return keys;
}

function stateAfter(state: number, word: number): number {
  const mixed = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotate(state ^ mixed, 13), 5) + 0xe6546b64) | 0;
}

function wordBetween(state: number, target: number): number {
  const mixed = rotate(Math.imul(target - 0xe6546b64, inverse(5)), 19) ^ state;
  return Math.imul(rotate(Math.imul(mixed, inverse(0x1b873593)), 17), inverse(0xcc9e2d51));
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Of an odd number, modulo 2^32 (Newton). */
function inverse(odd: number): number {
  let guess = odd;
  for (let round = 0; round < 5; round++) guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  return guess;
}

function wordOf(text: string): number {
  return Buffer.from(text, "latin1").readInt32LE();
}

function textOf(word: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(word | 0);
  return bytes.toString("latin1");
}
