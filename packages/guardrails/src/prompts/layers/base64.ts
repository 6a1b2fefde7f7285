// Base64 in either alphabet, padded or not, on one line or wrapped over many.
import { readableText } from "../readable-text.js";
import type { Layer } from "./layer.js";

/** Shorter pieces are words. */
const shortest = 12;

/** Between the lines, or the groups, of one piece. */
const between = /^(?:[\s>#*|"',]|\\n){1,8}$/;
/** Fewer groups in a row are words of one length. */
const fewestGroups = 3;
const longGroup = 16;

export const base64: Layer = { name: "base64", isEncoding: true, unwrap: fromBase64 };

const [isDigit, isFilling] = [1, 2];
const kinds = new Uint8Array(128);
for (const digit of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")
  kinds[digit.charCodeAt(0)] = isDigit;
kinds["=".charCodeAt(0)] = isFilling;

/** Where the digits that stand at a place end, with what fills them up. */
function endOfPiece(text: string, start: number): number {
  let end = start + 1;
  while (kinds[text.charCodeAt(end)] === isDigit) end++;
  for (let filled = 0; filled < 2 && kinds[text.charCodeAt(end)] === isFilling; filled++) end++;
  return end;
}

function fromBase64(text: string): string {
  const found: string[] = [];
  let group: string[] = [];
  let end = 0;
  for (let start = 0, next = 0; start < text.length; start = next) {
    next = start + 1;
    if (kinds[text.charCodeAt(start)] !== isDigit || kinds[text.charCodeAt(start + 1)] !== isDigit) continue;
    next = endOfPiece(text, start);
    // A word that neither goes on a group, nor begins one, nor is long enough alone.
    if (group.length === 0 && next - start < shortest && (next - start) % 4 !== 0) continue;
    const piece = text.slice(start, next);
    if (!(isNext(group, piece) && between.test(text.slice(end, start)))) {
      readGroup(group, found);
      group = [];
    }
    group.push(piece);
    end = next;
  }
  readGroup(group, found);
  return found.join("\n");
}

/** Groups are of one length, of whole bytes; the last may be shorter, or filled up. */
function isNext(group: readonly string[], piece: string): boolean {
  const last = group.at(-1);
  if (last === undefined || last.endsWith("=")) return false;
  return last.length % 4 === 0 && last.length === group[0]?.length && piece.length <= last.length;
}

function readGroup(group: readonly string[], found: string[]): void {
  const isOne = group.length >= fewestGroups || group.some((piece) => piece.length >= longGroup);
  const whole = isOne ? decode(group.join("")) : undefined;
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
    const inner = part.length >= shortest ? decode(part) : undefined;
    if (inner !== undefined) found.push(inner);
  }
}

/** The text under it, if it is one. */
function decode(piece: string): string | undefined {
  const digits = piece
    .replace(/(?<!=)=+$/, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  if (digits.length % 4 === 1) return undefined;
  const binary = atob(digits);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return readableText(bytes);
}
