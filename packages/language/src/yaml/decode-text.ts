// The bytes of a file to its text: UTF-8, with or without a mark, or UTF-16 with one.

export type DecodedText = {
  readonly text: string;
  /** JSON is UTF-8 only. */
  readonly isUtf16: boolean;
  /** Offsets of lines that are no valid text; U+FFFD stands there for what is not. */
  readonly broken: readonly number[];
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });

const encoder = new TextEncoder();

export function decodeText(input: Uint8Array | string): DecodedText {
  if (typeof input === "string") return decodeString(input);
  const [first, second, third] = input;
  if (first === 0xff && second === 0xfe) return decodeUtf16(input.subarray(2));
  if (first === 0xfe && second === 0xff) return decodeUtf16(swapped(input.subarray(2)));
  return decodeUtf8(first === 0xef && second === 0xbb && third === 0xbf ? input.subarray(3) : input);
}

function decodeString(input: string): DecodedText {
  const text = input.startsWith("\ufeff") ? input.slice(1) : input;
  return { text, isUtf16: false, broken: brokenLines(text) };
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: utf8.decode(bytes), isUtf16: false, broken: [] };
  } catch {
    return decodeLines(bytes);
  }
}

/** A line feed is one byte, and never part of another character. */
function decodeLines(bytes: Uint8Array): DecodedText {
  const lines: string[] = [];
  const broken: number[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const line = bytes.subarray(at, end === -1 ? bytes.length : end + 1);
    const text = lenientUtf8.decode(line);
    if (!isValid(line, text)) broken.push(length + Math.max(text.indexOf("\ufffd"), 0));
    lines.push(text);
    length += text.length;
    at += line.length;
  }
  return { text: lines.join(""), isUtf16: false, broken };
}

/** Whether the lenient text says the same as the bytes: it is asked of very many lines, and an exception is dear. */
function isValid(line: Uint8Array, text: string): boolean {
  if (!text.includes("\ufffd")) return true;
  const again = encoder.encode(text);
  return again.length === line.length && again.every((byte, index) => byte === line[index]);
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) result[at] = bytes[at ^ 1] ?? 0;
  return result;
}

function decodeUtf16(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes);
  if (bytes.length % 2 === 1) return { text, isUtf16: true, broken: [Math.max(text.length - 1, 0)] };
  const units = bytes.length / 2;
  // The decoder has put U+FFFD where half of a pair stood, and the units say where that was.
  const broken: number[] = [];
  for (let at = 0; at < units; at++) {
    const unit = (bytes[2 * at] ?? 0) + 256 * (bytes[2 * at + 1] ?? 0);
    if (unit >= 0xd800 && unit <= 0xdfff && text.charCodeAt(at) === 0xfffd) broken.push(at);
  }
  return { text, isUtf16: true, broken };
}

const halfOfPair = /\p{Surrogate}/gu;

function brokenLines(text: string): readonly number[] {
  return /[\ud800-\udfff]/.test(text) ? [...text.matchAll(halfOfPair)].map(({ index }) => index) : [];
}
