// Small damage to bytes, in all the ways that files are damaged, and that attackers try.
import type { Random } from "./random.js";

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Values that end, start or overflow something. */
const telling = [0x00, 0x01, 0x0b, 0x0c, 0x40, 0x41, 0x7e, 0x7f, 0x80, 0xff];

const damages: readonly Damage[] = [
  function flipBit(bytes, random) {
    return withByte(bytes, random, (byte) => byte ^ (1 << random.below(8)));
  },
  function setByte(bytes, random) {
    return withByte(bytes, random, () => random.pick(telling));
  },
  function countUp(bytes, random) {
    return withByte(bytes, random, (byte) => byte + 1);
  },
  function dropBytes(bytes, random) {
    const at = random.below(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(4)));
  },
  function repeatBytes(bytes, random) {
    const at = random.below(bytes.length);
    const end = Math.min(bytes.length, at + 1 + random.below(32));
    return joined(bytes.subarray(0, end), bytes.subarray(at));
  },
  function moveBytes(bytes, random) {
    const moved = bytes.slice();
    const length = Math.min(bytes.length, 1 + random.below(16));
    moved.copyWithin(random.below(bytes.length), random.below(bytes.length - length + 1), length);
    return moved;
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, random.below(bytes.length));
  },
];

/** One to four kinds of damage; never the bytes themselves, which stay as they are. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let count = 1 + random.below(4); count > 0 && mutated.length > 0; count--)
    mutated = random.pick(damages)(mutated, random);
  return mutated;
}

function withByte(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const changed = bytes.slice();
  const at = random.below(bytes.length);
  changed[at] = change(changed[at] as number);
  return changed;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
