// Text to values: JSON, and Rego's ground terms (sets, keys of any kind) when `terms` is on.
import {
  arrayCount,
  arrayItems,
  entryHash,
  entrySize,
  entryValue,
  falseAddress,
  nullAddress,
  smallCount,
  stringHash,
  stringLength,
  stringSeed,
  stringText,
  tableCount,
  tableEntries,
  tableSorted,
  tagObject,
  tagSet,
  tagString,
  trueAddress,
} from "../../language/src/wasm-layout";
import { value_equal } from "./compare";
import { finishBytes, mixWord } from "./hash";
import { allocate, release, top } from "./heap";
import { takeCharacters, takeSteps } from "./limits";
import { popTo, pushWord, resetStack, stackAt, stackDepth } from "./parse-stack";
import { newTable, object_insert, set_add } from "./table";
import { isUtf8, writeRune } from "./utf8";
import { array_new, finishString, number_from_i64, numberFromText } from "./value";

const maximumDepth: i32 = 1024;

let at: usize = 0;
let limit: usize = 0;
let terms: bool = false;

export function opa_json_parse(address: usize, length: i32): usize {
  return readDocument(address, length, false);
}

/** As JSON, and `{1, 2}`, `set()`, `{[1]: 2}`, and strings of any bytes: Rego's are not always UTF-8. */
export function opa_value_parse(address: usize, length: i32): usize {
  return readDocument(address, length, true);
}

/** The one value that a text is, or 0. */
function readDocument(address: usize, length: i32, withTerms: bool): usize {
  if (length < 0) return 0;
  const value = readFirst(address, length, withTerms);
  if (value == 0) return 0;
  nextByte();
  return at == limit ? value : 0;
}

function readFirst(address: usize, length: i32, withTerms: bool): usize {
  at = address;
  limit = address + length;
  takeCharacters(length);
  terms = withTerms;
  resetStack();
  return readValue(0);
}

export function parseAll(address: usize, length: i32): usize {
  return readDocument(address, length, false);
}

/** The first JSON value of a text, or 0… */
export function parsePrefix(address: usize, length: i32): usize {
  return readFirst(address, length, false);
}

/** …and where what follows it and its space begins. */
export function restAfterPrefix(): usize {
  nextByte();
  return at;
}

/** Moves to the next byte that is no white space and returns it; 0 at the end of the text. */
function nextByte(): u32 {
  const end = limit;
  let place = at;
  while (place < end) {
    const byte: u32 = load<u8>(place);
    if (byte > 0x20 || (byte != 0x20 && byte != 0x0a && byte != 0x0d && byte != 0x09)) {
      at = place;
      // A NUL is no part of any value: it fails as the end does.
      return byte;
    }
    place++;
  }
  at = end;
  return 0;
}

function accept(mark: u32): bool {
  if (nextByte() != mark) return false;
  at++;
  return true;
}

function readValue(depth: i32): usize {
  if (depth > maximumDepth) return 0;
  const byte = nextByte();
  if (byte == 0x22) return readString();
  if (byte == 0) return 0;
  if (byte == 0x7b) return terms ? readBraces(depth) : readObject(depth);
  if (byte == 0x5b) return readArray(depth);
  if (byte == 0x74) return readTrue();
  if (byte == 0x66) return readFalse();
  if (byte == 0x6e) return readNull();
  if (byte == 0x73 && terms) return readEmptySet();
  return readNumber();
}

function readTrue(): usize {
  if (at + 4 > limit || load<u32>(at) != 0x65757274) return 0;
  at += 4;
  return trueAddress;
}

function readFalse(): usize {
  if (at + 5 > limit || load<u32>(at, 1) != 0x65736c61) return 0;
  at += 5;
  return falseAddress;
}

function readNull(): usize {
  if (at + 4 > limit || load<u32>(at) != 0x6c6c756e) return 0;
  at += 4;
  return nullAddress;
}

function readEmptySet(): usize {
  if (at + 4 > limit || load<u32>(at) != 0x28746573) return 0;
  at += 4;
  return accept(0x29) ? newTable(tagSet, 0) : 0;
}

function readArray(depth: i32): usize {
  at++;
  if (accept(0x5d)) return array_new(0);
  const start = stackDepth();
  do {
    const item = readValue(depth + 1);
    if (item == 0) return 0;
    pushWord(item);
  } while (accept(0x2c));
  if (!accept(0x5d)) return 0;
  const size = stackDepth() - start;
  const array = array_new(<i32>(size >> 2));
  if (size >= 4096) takeSteps(size >> 12);
  memory.copy(load<usize>(array, arrayItems), stackAt(start), size);
  store<u32>(array, <u32>(size >> 2), arrayCount);
  popTo(start);
  return array;
}

function readObject(depth: i32): usize {
  at++;
  if (accept(0x7d)) return newTable(tagObject, 0);
  const start = stackDepth();
  do {
    if (nextByte() != 0x22 || !readMember(readString(), depth)) return 0;
  } while (accept(0x2c));
  return accept(0x7d) ? closeObject(start) : 0;
}

/** The rest of `key: value`; the key is 0 if it was none. */
function readMember(key: usize, depth: i32): bool {
  if (key == 0 || !accept(0x3a)) return false;
  const value = readValue(depth + 1);
  if (value == 0) return false;
  pushWord(key);
  pushWord(value);
  return true;
}

/** The last of two equal keys wins. */
function closeObject(start: usize): usize {
  const size = stackDepth() - start;
  const object = newTable(tagObject, <i32>(size >> 3));
  // Sorted when it is first scanned, if ever.
  store<u32>(object, size <= 8 ? 1 : 0, tableSorted);
  if (!terms && size <= (<usize>smallCount) << 3) fillSmallObject(object, stackAt(start), size);
  else fillObject(object, start, start + size);
  popTo(start);
  return object;
}

function fillObject(object: usize, start: usize, end: usize): void {
  takeSteps((end - start) >> 13);
  for (let depth = start; depth < end; depth += 8) {
    const pair = stackAt(depth);
    object_insert(object, load<usize>(pair), load<usize>(pair, 4));
  }
}

/** Few keys, all of them strings: compared one by one as they come. */
function fillSmallObject(object: usize, pair: usize, size: usize): void {
  const entries = load<usize>(object, tableEntries);
  const stop = pair + size;
  let next = entries;
  for (; pair < stop; pair += 8) {
    const key = load<usize>(pair);
    const hash = load<u32>(key, stringHash);
    let entry = entries;
    while (entry < next && (load<u32>(entry, entryHash) != hash || !value_equal(load<usize>(entry), key)))
      entry += entrySize;
    store<usize>(entry, load<usize>(pair, 4), entryValue);
    if (entry < next) continue;
    store<usize>(entry, key);
    store<u32>(entry, hash, entryHash);
    next += entrySize;
  }
  store<u32>(object, <u32>((next - entries) / entrySize), tableCount);
}

/** An object or a set, as the first comma or colon tells. */
function readBraces(depth: i32): usize {
  at++;
  if (accept(0x7d)) return newTable(tagObject, 0);
  const start = stackDepth();
  const first = readValue(depth + 1);
  if (first == 0) return 0;
  if (nextByte() != 0x3a) return readMembers(start, first, depth);
  if (!readMember(first, depth)) return 0;
  while (accept(0x2c)) {
    if (!readMember(readValue(depth + 1), depth)) return 0;
  }
  return accept(0x7d) ? closeObject(start) : 0;
}

function readMembers(start: usize, first: usize, depth: i32): usize {
  pushWord(first);
  while (accept(0x2c)) {
    const member = readValue(depth + 1);
    if (member == 0) return 0;
    pushWord(member);
  }
  if (!accept(0x7d)) return 0;
  const end = stackDepth();
  const set = newTable(tagSet, <i32>((end - start) >> 2));
  for (let place = start; place < end; place += 4) set_add(set, load<usize>(stackAt(place)));
  popTo(start);
  return set;
}

/** A string at its opening quote; what needs no decoding is hashed as it is copied. */
function readString(): usize {
  const start = at + 1;
  const end = plainEnd(start, limit);
  if (end >= limit || load<u8>(end) != 0x22) return readDecodedString(start, end);
  at = end + 1;
  const length = <i32>(end - start);
  const value = allocate(stringText + length);
  let source = start;
  let target = value + stringText;
  let hash: u32 = stringSeed;
  for (; source + 4 <= end; source += 4, target += 4) {
    const word = load<u32>(source);
    store<u32>(target, word);
    hash = mixWord(hash, word);
  }
  const tail = source;
  for (; source < end; source++, target++) store<u8>(target, load<u8>(source));
  store<u32>(value, tagString);
  store<u32>(value, length, stringLength);
  store<u32>(value, finishBytes(hash, tail, end, length), stringHash);
  return value;
}

/** The first byte that is a quote, a backslash, a control character or not ASCII. */
function plainEnd(from: usize, stop: usize): usize {
  for (; from + 8 <= stop; from += 8) {
    const word = load<u64>(from);
    const quote = word ^ 0x2222222222222222;
    const slash = word ^ 0x5c5c5c5c5c5c5c5c;
    // The high bit of the first such byte, and perhaps of some after it.
    const found =
      ((word - 0x2020202020202020) | (quote - 0x0101010101010101) | (slash - 0x0101010101010101) | word) &
      0x8080808080808080;
    if (found != 0) return from + <usize>(ctz<u64>(found) >> 3);
  }
  while (from < stop) {
    const byte: u32 = load<u8>(from);
    if (byte < 0x20 || byte == 0x22 || byte == 0x5c || byte >= 0x80) break;
    from++;
  }
  return from;
}

/** A string with escapes or beyond ASCII. It never gets longer by decoding. */
function readDecodedString(start: usize, plain: usize): usize {
  const end = closingQuote(plain);
  if (end == 0 || (!terms && !isUtf8(plain, end))) return 0;
  const mark = top;
  const value = allocate(<usize>stringText + (end - start));
  let target = value + stringText;
  at = start;
  while (at < end) {
    const byte = load<u8>(at);
    if (byte != 0x5c) {
      store<u8>(target++, byte);
      at++;
      continue;
    }
    at++;
    target = readEscape(target, end);
    if (target == 0) return 0;
  }
  at = end + 1;
  const length = <i32>(target - value - stringText);
  release(mark);
  allocate(stringText + length);
  return finishString(value, length);
}

function closingQuote(from: usize): usize {
  while (from < limit) {
    const byte: u32 = load<u8>(from);
    if (byte == 0x22) return from;
    if (byte < 0x20) return 0;
    from += byte == 0x5c ? 2 : 1;
  }
  return 0;
}

/** After the backslash; returns where writing goes on, 0 if this is no escape. */
function readEscape(target: usize, end: usize): usize {
  const byte: u32 = load<u8>(at++);
  if (byte == 0x75) return readUnicodeEscape(target, end);
  let plain: u32 = byte;
  if (byte == 0x6e) plain = 0x0a;
  else if (byte == 0x74) plain = 0x09;
  else if (byte == 0x72) plain = 0x0d;
  else if (byte == 0x62) plain = 0x08;
  else if (byte == 0x66) plain = 0x0c;
  else if (byte != 0x22 && byte != 0x5c && byte != 0x2f) return 0;
  store<u8>(target, plain);
  return target + 1;
}

/** A surrogate without its partner becomes U+FFFD, as Go reads it; in terms, some stand for bytes that are no UTF-8. */
function readUnicodeEscape(target: usize, end: usize): usize {
  const unit = readHex(end);
  if (unit < 0) return 0;
  if (unit < 0xd800 || unit > 0xdfff) return writeRune(target, unit);
  if (unit < 0xdc00 && at + 6 <= end && load<u16>(at) == 0x755c) {
    const back = at;
    at += 2;
    const low = readHex(end);
    if (low < 0) return 0;
    if (low >= 0xdc00 && low <= 0xdfff)
      return writeRune(target, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
    at = back;
  }
  if (!terms || unit < 0xdc80 || unit > 0xdcff) return writeRune(target, 0xfffd);
  store<u8>(target, unit);
  return target + 1;
}

/** Four hexadecimal digits; -1 if they are not. */
function readHex(end: usize): i32 {
  if (at + 4 > end) return -1;
  let unit = 0;
  for (let count = 0; count < 4; count++) {
    const byte: u32 = load<u8>(at++);
    const letter = byte | 0x20;
    if (byte - 0x30 <= 9) unit = (unit << 4) | (byte - 0x30);
    else if (letter - 0x61 <= 5) unit = (unit << 4) | (letter - 0x57);
    else return -1;
  }
  return unit;
}

function readNumber(): usize {
  const start = at;
  if (load<u8>(at) == 0x2d) at++;
  const digits = at;
  let integer: i64 = 0;
  while (at < limit) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) break;
    integer = integer * 10 + digit;
    at++;
    if (digit == 0 && at == digits + 1) break;
  }
  if (at == digits) return 0;
  const next: u32 = at < limit ? load<u8>(at) : 0;
  if (next != 0x2e && (next | 0x20) != 0x65 && at - digits <= 18 && (integer != 0 || start == digits)) {
    return number_from_i64(start == digits ? integer : -integer);
  }
  if (next == 0x2e && !readDigits()) return 0;
  if (at < limit && (<u32>load<u8>(at) | 0x20) == 0x65) {
    const sign: u32 = at + 1 < limit ? load<u8>(at, 1) : 0;
    if (sign == 0x2b || sign == 0x2d) at++;
    if (!readDigits()) return 0;
  }
  takeSteps((at - start) >> 8);
  return numberFromText(start, <i32>(at - start));
}

/** At least one digit after the mark at the cursor. */
function readDigits(): bool {
  at++;
  const start = at;
  while (at < limit && <u32>load<u8>(at) - 0x30 <= 9) at++;
  return at > start;
}

/** Reads a JSON number text that lies anywhere, as a whole; 0 if it is none. */
export function readNumberText(text: usize, length: i32): usize {
  if (length <= 0) return 0;
  at = text;
  limit = text + length;
  const number = readNumber();
  return at == limit ? number : 0;
}
