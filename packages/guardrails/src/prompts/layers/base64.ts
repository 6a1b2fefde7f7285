// Base64 in either alphabet, padded or not, on one line or wrapped over many.
import { isText, isWide, readableText } from "../readable-text.js";
import type { Layer } from "./layer.js";

/** Shorter pieces are words. */
const shortest = 12;
/** Bytes by which most of what is no text is told. */
const probe = 12;

const token = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const wholeLine = /^[ \t>#*|]*([A-Za-z0-9+/_-]{16,}={0,2})[ \t\r]*$/;
const lastLine = /^[ \t>#*|]*([A-Za-z0-9+/_-]+={0,2})[ \t\r]*$/;
/** Printed in groups of four. */
const groups = /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4} ){3,}[A-Za-z0-9+/]{2,4}={0,2}(?![A-Za-z0-9+/])/g;

const digits = new Int8Array(128).fill(-1);
for (const [index, digit] of [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
].entries()) {
  digits[digit.charCodeAt(0)] = index;
}
digits["-".charCodeAt(0)] = 62;
digits["_".charCodeAt(0)] = 63;

export const base64: Layer = { name: "base64", isEncoding: true, unwrap: fromBase64 };

function fromBase64(text: string): string {
  const found: string[] = [];
  let block: string[] = [];
  const flush = () => {
    const decoded = block.length > 1 ? decode(block.join("")) : undefined;
    if (decoded !== undefined) found.push(decoded);
    else for (const line of block) found.push(...fromTokens(line));
    block = [];
  };
  for (const line of text.split("\n")) {
    const piece = (block.length === 0 ? wholeLine : lastLine).exec(line)?.[1];
    if (piece === undefined) {
      flush();
      found.push(...fromTokens(line));
    } else block.push(piece);
  }
  flush();
  return found.join("\n");
}

function fromTokens(line: string): readonly string[] {
  if (line.length < shortest) return [];
  const found: string[] = [];
  for (const [match] of line.matchAll(token)) {
    const decoded = decode(match);
    if (decoded !== undefined) found.push(decoded);
    // Words joined to it by a hyphen or a slash shift its digits.
    else if (/[-_+/]/.test(match)) {
      for (const part of match.split(/[-_+/]/)) {
        const inner = part.length >= shortest && part.length < match.length ? decode(part) : undefined;
        if (inner !== undefined) found.push(inner);
      }
    }
  }
  for (const [match] of line.matchAll(groups)) {
    const decoded = decode(match.replaceAll(" ", ""));
    if (decoded !== undefined) found.push(decoded);
  }
  return found;
}

/** The text under it. Most of what looks like base64 is told from its first bytes. */
function decode(piece: string): string | undefined {
  const length = piece.replace(/=+$/, "").length;
  if (length % 4 === 1) return undefined;
  const size = Math.floor((length * 3) / 4);
  if (size > probe) {
    const beginning = bytesOf(piece, probe);
    if (!isWide(beginning) && !isText(beginning, true)) return undefined;
  }
  return readableText(bytesOf(piece, size));
}

function bytesOf(piece: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let bits = 0;
  let held = 0;
  let count = 0;
  for (let index = 0; count < size; index++) {
    held = (held << 6) | (digits[piece.charCodeAt(index)] as number);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[count++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
