// The shortest decimal text that names a float among those of its precision.
import {
  addBig,
  bigFromBits,
  bitAt,
  bitLength,
  digitCount,
  digits,
  exponentOf,
  isNegative,
  isZero,
  multiplyBig,
  powerOf,
  printBig,
  setNegative,
  shiftLeft,
} from "./big";
import { isWhole, roundTo } from "./float";
import { allocate, release } from "./heap";
import { number_from_i64, numberFromText } from "./value";

/** `0.digits * 10 ** point`, without zeros at the end. */
@unmanaged
class Decimal {
  digits: usize;
  count: i32;
  point: i32;
}

/** The number; what lies on the heap above `mark` is given back. */
export function numberFromFloat(float: usize, bits: i32, mark: usize): usize {
  const value = roundTo(bits, float);
  const negative = isNegative(value);
  if (isZero(value)) {
    release(mark);
    if (!negative) return number_from_i64(0);
    const text = allocate(8);
    store<u16>(text, 0x302d);
    release(mark);
    return numberFromText(text, 2);
  }
  const whole = isWhole(value);
  setNegative(value, false);
  const decimal = shortestDecimal(value, bits);
  const power = decimal.point - 1;
  if (whole) return padded(decimal, negative, mark);
  if (power < -4 || power >= 6) return scientific(decimal, negative, mark);
  return plain(decimal, negative, mark);
}

/** The fewest digits between the float's neighbours; of two ways to drop the rest, the nearer one. */
function shortestDecimal(value: usize, bits: i32): Decimal {
  const lift = bits + 1 - bitLength(value);
  const centre = shiftLeft(value, lift);
  const scale = exponentOf(value) - lift;
  const exact = exactDecimal(value, exponentOf(value));
  const lower = exactDecimal(addBig(centre, bigFromBits(1, true)), scale);
  const upper = exactDecimal(addBig(centre, bigFromBits(1, false)), scale);
  const inclusive = !bitAt(centre, 1);
  for (let index = 0; index < exact.count; index++) {
    const digit = digitAt(exact, index);
    const low = digitAt(lower, index);
    const high = digitAt(upper, index);
    const mayDrop = low != digit || (inclusive && index + 1 == lower.count);
    const mayRaise = digit != high && (inclusive || digit + 1 < high || index + 1 < upper.count);
    if (mayDrop && mayRaise) return roundDigits(exact, index + 1);
    if (mayDrop) return trimmed(exact, index + 1);
    if (mayRaise) return raised(exact, index + 1);
  }
  return exact;
}

function digitAt(decimal: Decimal, index: i32): u32 {
  return index < decimal.count ? load<u8>(decimal.digits + index) : 0x30;
}

function exactDecimal(mantissa: usize, exponent: i32): Decimal {
  printBig(exponent >= 0 ? shiftLeft(mantissa, exponent) : multiplyBig(mantissa, powerOf(5, -exponent)));
  const decimal = changetype<Decimal>(allocate(offsetof<Decimal>()));
  decimal.digits = digits;
  decimal.count = digitCount;
  decimal.point = digitCount + min<i32>(0, exponent);
  return trimmed(decimal, digitCount);
}

/** To so many digits, and without zeros at the end. */
function trimmed(decimal: Decimal, count: i32): Decimal {
  while (count > 1 && load<u8>(decimal.digits + count - 1) == 0x30) count--;
  decimal.count = count;
  return decimal;
}

/** Half and above goes up, but an exact half goes to the even digit. */
function roundDigits(exact: Decimal, count: i32): Decimal {
  if (count >= exact.count) return exact;
  const next = digitAt(exact, count);
  const exactHalf = next == 0x35 && count + 1 == exact.count;
  const up = exactHalf ? (digitAt(exact, count - 1) & 1) == 1 : next >= 0x35;
  return up ? raised(exact, count) : trimmed(exact, count);
}

/** One up in the last place; the byte before the digits is free for a carry. */
function raised(decimal: Decimal, count: i32): Decimal {
  let at = decimal.digits + count - 1;
  while (at >= decimal.digits && load<u8>(at) == 0x39) store<u8>(at--, 0x30);
  if (at < decimal.digits) {
    decimal.digits--;
    decimal.point++;
    store<u8>(decimal.digits, 0x31);
    return trimmed(decimal, count + 1);
  }
  store<u8>(at, load<u8>(at) + 1);
  return trimmed(decimal, count);
}

/** A whole number: the digits, and zeros up to the point. */
function padded(decimal: Decimal, negative: bool, mark: usize): usize {
  const length = max<i32>(decimal.count, decimal.point);
  const text = begin(negative, length);
  const at = text + <usize>negative;
  memory.copy(at, decimal.digits, decimal.count);
  memory.fill(at + decimal.count, 0x30, length - decimal.count);
  return finish(text, at + length, mark);
}

function plain(decimal: Decimal, negative: bool, mark: usize): usize {
  const text = begin(negative, decimal.count + 8);
  let at = text + <usize>negative;
  const point = decimal.point;
  if (point <= 0) {
    store<u16>(at, 0x2e30);
    memory.fill(at + 2, 0x30, -point);
    at += 2 - point;
    memory.copy(at, decimal.digits, decimal.count);
    return finish(text, at + decimal.count, mark);
  }
  memory.copy(at, decimal.digits, point);
  store<u8>(at + point, 0x2e);
  memory.copy(at + point + 1, decimal.digits + point, decimal.count - point);
  return finish(text, at + decimal.count + 1, mark);
}

function scientific(decimal: Decimal, negative: bool, mark: usize): usize {
  const text = begin(negative, decimal.count + 16);
  let at = text + <usize>negative;
  store<u8>(at++, load<u8>(decimal.digits));
  if (decimal.count > 1) {
    store<u8>(at++, 0x2e);
    memory.copy(at, decimal.digits + 1, decimal.count - 1);
    at += decimal.count - 1;
  }
  const power = decimal.point - 1;
  store<u8>(at++, 0x65);
  store<u8>(at++, power < 0 ? 0x2d : 0x2b);
  const magnitude = abs<i32>(power);
  if (magnitude < 10) store<u8>(at++, 0x30);
  printBig(bigFromBits(magnitude, false));
  memory.copy(at, digits, digitCount);
  return finish(text, at + digitCount, mark);
}

function begin(negative: bool, length: i32): usize {
  const text = allocate(<usize>length + 1);
  if (negative) store<u8>(text, 0x2d);
  return text;
}

function finish(text: usize, end: usize, mark: usize): usize {
  release(mark);
  return numberFromText(text, <i32>(end - text));
}
