// Base64 in either alphabet, padded or not, on one line or wrapped over many.
import { isText, isWide, readableText } from "../readable-text.js";
import type { Layer } from "./layer.js";

/** Shorter pieces are words. */
const shortest = 12;
/** Bytes by which most of what is no text is told. */
const probe = 12;

const token = /[A-Za-z0-9+/_-]{2,}={0,2}/g;
/** Between the lines, or the groups, of one piece. */
const between = /^(?:[\s>#*|"',]|\\n){1,8}$/;
/** Fewer groups in a row are words of one length. */
const fewestGroups = 3;
const longGroup = 16;

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
  let group: string[] = [];
  let end = -1;
  for (const match of text.matchAll(token)) {
    const piece = match[0];
    const continues = group.length > 0 && between.test(text.slice(end, match.index)) && isNext(group, piece);
    if (!continues) {
      readGroup(group, found);
      group = [];
    }
    group.push(piece);
    end = match.index + piece.length;
  }
  readGroup(group, found);
  return found.join("\n");
}

/** Groups are of one length, of whole bytes; the last may be shorter. */
function isNext(group: readonly string[], piece: string): boolean {
  const first = group[0] ?? "";
  const last = group[group.length - 1] ?? "";
  return first.length % 4 === 0 && last.length === first.length && piece.length <= first.length;
}

function readGroup(group: readonly string[], found: string[]): void {
  const [first = ""] = group;
  const whole =
    group.length >= fewestGroups || (group.length > 1 && first.length >= longGroup)
      ? decode(group.join(""))
      : undefined;
  if (whole !== undefined) found.push(whole);
  else for (const piece of group) readPiece(piece, found);
}

function readPiece(piece: string, found: string[]): void {
  if (piece.length < shortest) return;
  const decoded = decode(piece);
  if (decoded !== undefined) {
    found.push(decoded);
    return;
  }
  // Words joined to it by a hyphen or a slash shift its digits.
  for (const part of piece.split(/[-_+/]/)) {
    const inner = part.length >= shortest && part.length < piece.length ? decode(part) : undefined;
    if (inner !== undefined) found.push(inner);
  }
}

/** The text under it. Most of what looks like base64 is told from its first bytes. */
function decode(piece: string): string | undefined {
  const length = piece.replace(/(?<!=)=+$/, "").length;
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
