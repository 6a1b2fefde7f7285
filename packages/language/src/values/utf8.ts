// Texts to bytes and back without loss: Rego's texts are bytes, and not always valid UTF-8.

// A byte that is no part of valid UTF-8 is held as the lone surrogate U+DC00 + byte, which no valid
// text contains: so `base64.encode(hex.decode("ff"))` keeps its byte.
const surrogateBase = 0xdc00;

/** The byte that a lone surrogate stands for, if it stands for one. */
export function escapedByte(unit: number): number | undefined {
  return unit >= surrogateBase + 0x80 && unit <= surrogateBase + 0xff ? unit - surrogateBase : undefined;
}

/** The UTF-8 bytes of a text; lone surrogates become the bytes they stand for, or U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  if (!anySurrogate.test(text) || !loneSurrogate.test(text)) return encoder.encode(text);
  return encodeBroken(text);
}

function encodeBroken(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    const byte = escapedByte(code);
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) {
      code = text.codePointAt(at++) as number;
    } else if (byte !== undefined) {
      bytes[length++] = byte;
      continue;
    } else if (isHighSurrogate(code) || isLowSurrogate(code)) code = replacement;
    length = writeCode(bytes, length, code);
  }
  return bytes.slice(0, length);
}

const replacement = 0xfffd;

/** Returns the place after it. */
function writeCode(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    bytes[at] = code;
    return at + 1;
  }
  const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (let index = size - 1, rest = code; index > 0; index--, rest >>= 6)
    bytes[at + index] = 0x80 | (rest & 0x3f);
  bytes[at] = (0xf00 >> size) | (code >> (6 * (size - 1)));
  return at + size;
}

/** The second half of a pair, or a byte that was kept. */
export function isLowSurrogate(unit: number): boolean {
  return unit >= surrogateBase && unit < 0xe000;
}

/** The first half of a pair. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** The text of bytes; each byte that is not part of valid UTF-8 becomes a lone surrogate. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return decodeBroken(bytes);
  }
}

/** The text as outsiders may see it: U+FFFD for what is no valid Unicode. */
export function wellFormed(text: string): string {
  return anySurrogate.test(text) ? text.replace(loneSurrogates, "\ufffd") : text;
}

const anySurrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeBroken(bytes: Uint8Array): string {
  // A byte becomes at most one unit.
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    const code = length > 0 ? codeOf(bytes, at, length) : surrogateBase + (bytes[at] as number);
    if (code > 0xffff) {
      units[count++] = 0xd7c0 + (code >> 10);
      units[count++] = surrogateBase + (code & 0x3ff);
    } else units[count++] = code;
    at += Math.max(1, length);
  }
  return textOfUnits(units.subarray(0, count));
}

const leadMasks = [0, 0x7f, 0x1f, 0x0f, 0x07];

/** The code point of a valid sequence. */
function codeOf(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] as number) & (leadMasks[length] as number);
  for (let index = 1; index < length; index++) code = (code << 6) | ((bytes[at + index] as number) & 0x3f);
  return code;
}

/** As many as a call takes arguments everywhere. */
const unitsAtOnce = 8192;

/** The text of UTF-16 units, whatever they are. */
export function textOfUnits(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += unitsAtOnce) {
    text += String.fromCharCode(...units.subarray(at, at + unitsAtOnce));
  }
  return text;
}

/** The length of the valid sequence at a place, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] as number) & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[at + 1] as number;
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second >= 0xa0) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second >= 0x90) return 0;
  return length;
}
