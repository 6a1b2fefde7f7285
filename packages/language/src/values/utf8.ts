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
  const chunks: number[] = [];
  for (const character of text) {
    const byte = escapedByte(character.codePointAt(0) as number);
    if (byte !== undefined) chunks.push(byte);
    else for (const part of encoder.encode(character)) chunks.push(part);
  }
  return Uint8Array.from(chunks);
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
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(strictDecoder.decode(bytes.subarray(start, at)));
    parts.push(String.fromCharCode(surrogateBase + (bytes[at] as number)));
    at += 1;
    start = at;
  }
  parts.push(strictDecoder.decode(bytes.subarray(start)));
  return parts.join("");
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
