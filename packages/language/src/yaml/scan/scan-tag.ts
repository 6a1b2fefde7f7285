// Tags, anchors, aliases and directives.
import { hexadecimal, isBlank, isDigit, isSpaceOrEnd, isWord, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";
import { Token } from "./token.js";

/** What may follow an anchor, beside white space. */
const afterAnchor: ReadonlySet<number> = new Set([..."?:,]}%@`"].map((character) => character.charCodeAt(0)));
const uriCharacters: ReadonlySet<number> = new Set(
  [...";/?:@&=+$,.!~*'()[]%"].map((character) => character.charCodeAt(0)),
);

function scanWord(cursor: Cursor): string {
  const from = cursor.at;
  while (isWord(cursor.code())) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.at;
  const kind = cursor.code() === unit.asterisk ? "alias" : "anchor";
  cursor.at++;
  const name = scanWord(cursor);
  if (name === "" || !(isSpaceOrEnd(cursor.code()) || afterAnchor.has(cursor.code()))) {
    throw cursor.mistake("did not find expected alphabetic or numeric character", start);
  }
  return new Token(kind, start, name, "", false, cursor.at);
}

export function scanTag(cursor: Cursor): Token {
  const start = cursor.at;
  const { handle, suffix } = cursor.code(1) === unit.less ? scanVerbatim(cursor) : scanShorthand(cursor);
  if (!isSpaceOrEnd(cursor.code()))
    throw cursor.mistake("did not find expected whitespace or line break", start);
  return new Token("tag", start, handle, suffix);
}

type Tag = { readonly handle: string; readonly suffix: string };

/** `!<tag:yaml.org,2002:int>` */
function scanVerbatim(cursor: Cursor): Tag {
  const start = cursor.at;
  cursor.at += 2;
  const suffix = scanUri(cursor, start, "");
  if (cursor.code() !== unit.greater) throw cursor.mistake("did not find the expected '>'", start);
  cursor.at++;
  return { handle: "", suffix };
}

/** `!int`, `!!int`, `!e!int` or a lone `!`. */
function scanShorthand(cursor: Cursor): Tag {
  const start = cursor.at;
  const handle = scanHandle(cursor, start, false);
  if (handle.length > 1 && handle.endsWith("!")) return { handle, suffix: scanUri(cursor, start, "") };
  const suffix = scanUri(cursor, start, handle);
  return suffix === "" ? { handle: "", suffix: "!" } : { handle: "!", suffix };
}

function scanHandle(cursor: Cursor, start: number, isDirective: boolean): string {
  if (cursor.code() !== unit.exclamation) throw cursor.mistake("did not find expected '!'", start);
  const from = cursor.at++;
  scanWord(cursor);
  if (cursor.code() === unit.exclamation) cursor.at++;
  else if (isDirective && cursor.at - from > 1) throw cursor.mistake("did not find expected '!'", start);
  return cursor.text.slice(from, cursor.at);
}

/** `head` was read for a handle, and is the beginning of the tag: without its `!`. */
function scanUri(cursor: Cursor, start: number, head: string): string {
  const from = cursor.at;
  let text = head.slice(1);
  let chunk = cursor.at;
  while (isWord(cursor.code()) || uriCharacters.has(cursor.code())) {
    if (cursor.code() !== unit.percent) {
      cursor.at++;
      continue;
    }
    text += cursor.text.slice(chunk, cursor.at);
    text += scanUriEscape(cursor, start);
    chunk = cursor.at;
  }
  if (head === "" && cursor.at === from) throw cursor.mistake("did not find expected tag URI", start);
  return text + cursor.text.slice(chunk, cursor.at);
}

/** One character of UTF-8, each of its bytes as `%xx`. */
function scanUriEscape(cursor: Cursor, start: number): string {
  const bytes: number[] = [];
  let length = 1;
  do {
    const high = hexadecimal(cursor.code(1));
    const low = hexadecimal(cursor.code(2));
    if (cursor.code() !== unit.percent || high < 0 || low < 0) {
      throw cursor.mistake("did not find URI escaped octet", start);
    }
    const byte = high * 16 + low;
    if (bytes.length === 0) length = lengthOfUtf8(byte);
    else if ((byte & 0xc0) !== 0x80) length = 0;
    if (length === 0) throw cursor.mistake("found an incorrect UTF-8 octet", start);
    bytes.push(byte);
    cursor.at += 3;
  } while (bytes.length < length);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function lengthOfUtf8(byte: number): number {
  if (byte < 0x80) return 1;
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 0;
}

export function scanDirective(cursor: Cursor): Token {
  const start = cursor.at++;
  const name = scanWord(cursor);
  if (name === "") throw cursor.mistake("could not find expected directive name", start);
  if (!isSpaceOrEnd(cursor.code()))
    throw cursor.mistake("found unexpected non-alphabetical character", start);
  if (name !== "YAML" && name !== "TAG") throw cursor.mistake("found unknown directive name", start);
  cursor.skipBlanks();
  const token = name === "YAML" ? scanVersion(cursor, start) : scanTagDirective(cursor, start);
  cursor.finishLine(start);
  return token;
}

function scanVersion(cursor: Cursor, start: number): Token {
  const major = scanVersionNumber(cursor, start);
  if (cursor.code() !== unit.point)
    throw cursor.mistake("did not find expected digit or '.' character", start);
  cursor.at++;
  return new Token("version-directive", start, `${major}.${scanVersionNumber(cursor, start)}`);
}

function scanVersionNumber(cursor: Cursor, start: number): number {
  const from = cursor.at;
  while (isDigit(cursor.code())) {
    cursor.at++;
    if (cursor.at - from > 2) throw cursor.mistake("found extremely long version number", start);
  }
  if (cursor.at === from) throw cursor.mistake("did not find expected version number", start);
  return Number(cursor.text.slice(from, cursor.at));
}

function scanTagDirective(cursor: Cursor, start: number): Token {
  const handle = scanHandle(cursor, start, true);
  if (!isBlank(cursor.code())) throw cursor.mistake("did not find expected whitespace", start);
  cursor.skipBlanks();
  const prefix = scanUri(cursor, start, "");
  if (!isSpaceOrEnd(cursor.code()))
    throw cursor.mistake("did not find expected whitespace or line break", start);
  return new Token("tag-directive", start, handle, prefix);
}
