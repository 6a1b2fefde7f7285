// Numbers of any size: sign, limbs of 32 bits (the lowest first) and a power of two to multiply by.
// They live above the heap's top only while one operation lasts; who starts it gives their room back.
import { allocate } from "./heap";
import { takeSteps } from "./limits";

// big: u32 limbs, u32 negative, i32 exponent, unused, limb…
const head: usize = 16;

export function limbsOf(big: usize): u32 {
  return load<u32>(big);
}

export function isNegative(big: usize): bool {
  return load<u32>(big, 4) != 0;
}

export function setNegative(big: usize, negative: bool): void {
  store<u32>(big, negative ? 1 : 0, 4);
}

export function exponentOf(big: usize): i32 {
  return load<i32>(big, 8);
}

export function setExponent(big: usize, exponent: i32): void {
  store<i32>(big, exponent, 8);
}

export function isZero(big: usize): bool {
  return load<u32>(big) == 0;
}

function limb(big: usize, index: u32): u64 {
  return load<u32>(big + head + ((<usize>index) << 2));
}

function setLimb(big: usize, index: u32, value: u32): void {
  store<u32>(big + head + ((<usize>index) << 2), value);
}

/** Zero in every limb; `trim` sets the length to what is used. */
function room(limbs: u32): usize {
  const size = head + ((<usize>limbs) << 2);
  const big = allocate(size);
  memory.fill(big, 0, size);
  store<u32>(big, limbs);
  return big;
}

function trim(big: usize): usize {
  let limbs = load<u32>(big);
  while (limbs > 0 && limb(big, limbs - 1) == 0) limbs--;
  store<u32>(big, limbs);
  return big;
}

export function bigFromBits(magnitude: u64, negative: bool): usize {
  const big = room(2);
  store<u64>(big, magnitude, 16);
  setNegative(big, negative);
  return trim(big);
}

/** Long work on limbs is paid for in steps. */
function charge(work: u64): void {
  if (work > 1024) takeSteps(<i64>(work >> 6));
}

/** The digits in a text, whatever lies between them, then so many zeros. */
export function bigFromDigits(text: usize, end: usize, zeros: u32): usize {
  const count = <u32>(end - text) + zeros;
  charge((<u64>count * count) >> 8);
  const big = room(count / 9 + 2);
  let used: u32 = 0;
  let chunk: u64 = 0;
  let scale: u64 = 1;
  while (text < end || zeros > 0) {
    let digit: u32 = 0;
    if (text < end) {
      digit = <u32>load<u8>(text++) - 0x30;
      if (digit > 9) continue;
    } else zeros--;
    chunk = chunk * 10 + digit;
    scale *= 10;
    if (scale == 1000000000) {
      used = multiplyAdd(big, used, scale, chunk);
      chunk = 0;
      scale = 1;
    }
  }
  multiplyAdd(big, used, scale, chunk);
  return trim(big);
}

/** In place; returns how many limbs are used then. */
function multiplyAdd(big: usize, used: u32, factor: u64, summand: u64): u32 {
  let carry = summand;
  for (let index: u32 = 0; index < used; index++) {
    carry += limb(big, index) * factor;
    setLimb(big, index, <u32>carry);
    carry >>= 32;
  }
  if (carry == 0) return used;
  setLimb(big, used, <u32>carry);
  return used + 1;
}

export function bitLength(big: usize): i32 {
  const limbs = load<u32>(big);
  return limbs == 0 ? 0 : <i32>(limbs << 5) - <i32>clz<u32>(<u32>limb(big, limbs - 1));
}

/** Of magnitudes: negative, zero or positive. */
export function compareMagnitudes(left: usize, right: usize): i32 {
  const limbs = load<u32>(left);
  if (limbs != load<u32>(right)) return limbs < load<u32>(right) ? -1 : 1;
  for (let index = limbs; index > 0; index--) {
    const a = limb(left, index - 1);
    const b = limb(right, index - 1);
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

/** The sum of two integers with their signs. */
export function addBig(left: usize, right: usize): usize {
  if (isNegative(left) == isNegative(right)) {
    const sum = addMagnitudes(left, right);
    setNegative(sum, isNegative(left) && !isZero(sum));
    return sum;
  }
  const order = compareMagnitudes(left, right);
  const larger = order >= 0 ? left : right;
  const difference = subtractMagnitudes(larger, order >= 0 ? right : left);
  setNegative(difference, isNegative(larger) && !isZero(difference));
  return difference;
}

function addMagnitudes(left: usize, right: usize): usize {
  const leftLimbs = load<u32>(left);
  const rightLimbs = load<u32>(right);
  const count = max<u32>(leftLimbs, rightLimbs);
  charge(count);
  const sum = room(count + 1);
  let carry: u64 = 0;
  for (let index: u32 = 0; index < count; index++) {
    if (index < leftLimbs) carry += limb(left, index);
    if (index < rightLimbs) carry += limb(right, index);
    setLimb(sum, index, <u32>carry);
    carry >>= 32;
  }
  setLimb(sum, count, <u32>carry);
  return trim(sum);
}

/** The first is not less than the second. */
function subtractMagnitudes(left: usize, right: usize): usize {
  const count = load<u32>(left);
  const rightLimbs = load<u32>(right);
  charge(count);
  const difference = room(count);
  let borrow: i64 = 0;
  for (let index: u32 = 0; index < count; index++) {
    borrow += <i64>limb(left, index);
    if (index < rightLimbs) borrow -= <i64>limb(right, index);
    setLimb(difference, index, <u32>borrow);
    borrow >>= 32;
  }
  return trim(difference);
}

export function multiplyBig(left: usize, right: usize): usize {
  const leftLimbs = load<u32>(left);
  const rightLimbs = load<u32>(right);
  charge(<u64>leftLimbs * rightLimbs);
  const result = room(leftLimbs + rightLimbs);
  for (let index: u32 = 0; index < leftLimbs; index++) {
    const factor = limb(left, index);
    let carry: u64 = 0;
    for (let other: u32 = 0; other < rightLimbs; other++) {
      carry += limb(result, index + other) + factor * limb(right, other);
      setLimb(result, index + other, <u32>carry);
      carry >>= 32;
    }
    setLimb(result, index + rightLimbs, <u32>carry);
  }
  trim(result);
  setNegative(result, isNegative(left) != isNegative(right) && !isZero(result));
  return result;
}

export function shiftLeft(big: usize, bits: i32): usize {
  const limbs = load<u32>(big);
  const whole = <u32>bits >> 5;
  const part = <u64>(bits & 31);
  const result = room(limbs + whole + 1);
  let carry: u64 = 0;
  for (let index: u32 = 0; index < limbs; index++) {
    carry |= limb(big, index) << part;
    setLimb(result, index + whole, <u32>carry);
    carry >>= 32;
  }
  setLimb(result, limbs + whole, <u32>carry);
  setNegative(result, isNegative(big));
  return trim(result);
}

/** Of the magnitude: what is shifted out is dropped. */
export function shiftRight(big: usize, bits: i32): usize {
  const limbs = load<u32>(big);
  const whole = <u32>bits >> 5;
  const part = <u64>(bits & 31);
  if (whole >= limbs) return room(0);
  const result = room(limbs - whole);
  for (let index = whole; index < limbs; index++) {
    const next: u64 = index + 1 < limbs ? limb(big, index + 1) : 0;
    setLimb(result, index - whole, <u32>((limb(big, index) | (next << 32)) >> part));
  }
  trim(result);
  setNegative(result, isNegative(big) && !isZero(result));
  return result;
}

/** Whether any of the lowest bits is set. */
export function hasLowBits(big: usize, bits: i32): bool {
  const limbs = load<u32>(big);
  const whole = <u32>bits >> 5;
  for (let index: u32 = 0; index < min<u32>(whole, limbs); index++) {
    if (limb(big, index) != 0) return true;
  }
  return whole < limbs && (limb(big, whole) & (((<u64>1) << (bits & 31)) - 1)) != 0;
}

export function bitAt(big: usize, place: i32): bool {
  const index = <u32>place >> 5;
  return index < load<u32>(big) && ((limb(big, index) >> (place & 31)) & 1) != 0;
}

/** What the last division left. */
export let remainder: usize = 0;

/** The quotient of magnitudes, cut; the divisor is not zero. Signs are those of integer division. */
export function divideBig(dividend: usize, divisor: usize): usize {
  const negative = isNegative(dividend) != isNegative(divisor);
  const limbs = load<u32>(divisor);
  let quotient: usize;
  if (compareMagnitudes(dividend, divisor) < 0) {
    quotient = room(0);
    remainder = shiftLeft(dividend, 0);
  } else quotient = limbs == 1 ? divideShort(dividend, limb(divisor, 0)) : divideLong(dividend, divisor);
  setNegative(quotient, negative && !isZero(quotient));
  setNegative(remainder, isNegative(dividend) && !isZero(remainder));
  return quotient;
}

function divideShort(dividend: usize, divisor: u64): usize {
  const limbs = load<u32>(dividend);
  charge(limbs);
  const quotient = room(limbs);
  let rest: u64 = 0;
  for (let index = limbs; index > 0; index--) {
    rest = (rest << 32) | limb(dividend, index - 1);
    setLimb(quotient, index - 1, <u32>(rest / divisor));
    rest %= divisor;
  }
  remainder = bigFromBits(rest, false);
  return trim(quotient);
}

/** Long division as Knuth describes it: each limb is guessed from the top two, at most two too high. */
function divideLong(dividend: usize, divisor: usize): usize {
  const shift = <i32>clz<u32>(<u32>limb(divisor, load<u32>(divisor) - 1));
  const low = shiftLeft(divisor, shift);
  const size = load<u32>(low);
  const places = load<u32>(dividend) - size + 1;
  charge(<u64>places * size);
  const rest = widened(shiftLeft(dividend, shift), load<u32>(dividend) + 1);
  const quotient = room(places);
  const first = limb(low, size - 1);
  const second = limb(low, size - 2);
  for (let place = places; place > 0; place--) {
    const at = place - 1;
    const high = (limb(rest, at + size) << 32) | limb(rest, at + size - 1);
    let guess = high / first;
    let left = high % first;
    while (guess > 0xffffffff || guess * second > ((left << 32) | limb(rest, at + size - 2))) {
      guess--;
      left += first;
      if (left > 0xffffffff) break;
    }
    if (subtractProduct(rest, low, size, at, guess)) {
      guess--;
      addBack(rest, low, size, at);
    }
    setLimb(quotient, at, <u32>guess);
  }
  remainder = shiftRight(trim(rest), shift);
  return trim(quotient);
}

/** With so many limbs, the upper ones 0. */
function widened(big: usize, limbs: u32): usize {
  const copy = room(limbs);
  memory.copy(copy + head, big + head, (<usize>load<u32>(big)) << 2);
  return copy;
}

/** `rest -= factor * low` from a limb on; whether that went below zero. */
function subtractProduct(rest: usize, low: usize, size: u32, at: u32, factor: u64): bool {
  let borrow: i64 = 0;
  let carry: u64 = 0;
  for (let index: u32 = 0; index < size; index++) {
    carry += factor * limb(low, index);
    borrow += <i64>limb(rest, at + index) - <i64>(carry & 0xffffffff);
    setLimb(rest, at + index, <u32>borrow);
    borrow >>= 32;
    carry >>= 32;
  }
  borrow += <i64>limb(rest, at + size) - <i64>carry;
  setLimb(rest, at + size, <u32>borrow);
  return borrow < 0;
}

function addBack(rest: usize, low: usize, size: u32, at: u32): void {
  let carry: u64 = 0;
  for (let index: u32 = 0; index < size; index++) {
    carry += limb(rest, at + index) + limb(low, index);
    setLimb(rest, at + index, <u32>carry);
    carry >>= 32;
  }
  setLimb(rest, at + size, <u32>(limb(rest, at + size) + carry));
}

/** The last printed digits, without a sign. */
export let digits: usize = 0;
export let digitCount: i32 = 0;

/** Decimal digits of the magnitude, in the heap, with room for a sign before them. */
export function printBig(big: usize): void {
  const limbs = load<u32>(big);
  const size = <usize>limbs * 10 + 16;
  charge(((<u64>limbs * limbs) >> 1) * 4);
  const rest = widened(big, limbs);
  const start = allocate(size);
  let at = start + size;
  let used = limbs;
  while (used > 0) {
    let chunk = divideInPlace(rest, used);
    while (used > 0 && limb(rest, used - 1) == 0) used--;
    for (let count = 0; count < 9 && (used > 0 || chunk > 0); count++) {
      store<u8>(--at, <u8>(chunk % 10) + 0x30);
      chunk /= 10;
    }
  }
  if (at == start + size) store<u8>(--at, 0x30);
  digits = at;
  digitCount = <i32>(start + size - at);
}

/** By 10^9; returns the rest. */
function divideInPlace(big: usize, limbs: u32): u32 {
  let rest: u64 = 0;
  for (let index = limbs; index > 0; index--) {
    rest = (rest << 32) | limb(big, index - 1);
    const quotient = rest / 1000000000;
    setLimb(big, index - 1, <u32>quotient);
    rest -= quotient * 1000000000;
  }
  return <u32>rest;
}

/** `base ** exponent`, of a small base. */
export function powerOf(base: u32, exponent: i32): usize {
  let result = bigFromBits(1, false);
  let factor = bigFromBits(base, false);
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) == 1) result = multiplyBig(result, factor);
    if (left > 1) factor = multiplyBig(factor, factor);
  }
  return result;
}

/** 0 beyond the last one. */
export function limbAt(big: usize, index: u32): u32 {
  return index < load<u32>(big) ? <u32>limb(big, index) : 0;
}

/** A number of limbs that lie somewhere. */
export function bigFromLimbs(limbs: usize, count: u32): usize {
  const big = room(count);
  memory.copy(big + head, limbs, (<usize>count) << 2);
  return trim(big);
}
