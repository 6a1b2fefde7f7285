// Scalars in single and double quotes.
import { hexadecimal, isBreak, isEnd, isSpaceOrEnd, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";
import { Folding } from "./fold-lines.js";
import { Token } from "./token.js";

/** What stands behind a backslash, and what it means. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const numericEscapes: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

export function scanQuotedScalar(cursor: Cursor): Token {
  const start = cursor.at;
  const quote = cursor.code();
  cursor.at++;
  let text = "";
  for (;;) {
    if (cursor.isAtDocumentMark()) throw cursor.mistake("found unexpected document indicator", start);
    if (isEnd(cursor.code())) throw cursor.mistake("found unexpected end of stream", start);
    const folding = new Folding();
    text += quote === unit.singleQuote ? scanSingle(cursor) : scanDouble(cursor, start, folding);
    if (cursor.code() === quote) break;
    folding.scan(cursor);
    text += folding.take();
  }
  cursor.at++;
  return new Token("scalar", start, text);
}

/** Up to white space or the closing quote. */
function scanSingle(cursor: Cursor): string {
  let text = "";
  let from = cursor.at;
  for (;;) {
    const code = cursor.code();
    if (isSpaceOrEnd(code)) break;
    if (code === unit.singleQuote) {
      if (cursor.code(1) !== unit.singleQuote) break;
      text += cursor.text.slice(from, cursor.at + 1);
      cursor.at++;
      from = cursor.at + 1;
    }
    cursor.at++;
  }
  return text + cursor.text.slice(from, cursor.at);
}

function scanDouble(cursor: Cursor, start: number, folding: Folding): string {
  let text = "";
  let from = cursor.at;
  for (;;) {
    const code = cursor.code();
    if (isSpaceOrEnd(code) || code === unit.doubleQuote) break;
    if (code !== unit.backslash) {
      cursor.at++;
      continue;
    }
    text += cursor.text.slice(from, cursor.at);
    if (isBreak(cursor.code(1))) {
      cursor.at++;
      cursor.skipBreak();
      folding.startAfterEscapedBreak();
      return text;
    }
    text += scanEscape(cursor, start);
    from = cursor.at;
  }
  return text + cursor.text.slice(from, cursor.at);
}

function scanEscape(cursor: Cursor, start: number): string {
  const letter = cursor.text.charAt(cursor.at + 1);
  const digits = numericEscapes.get(letter);
  const meaning = escapes.get(letter);
  if (digits === undefined && meaning === undefined)
    throw cursor.mistake("found unknown escape character", start);
  cursor.at += 2;
  if (digits === undefined) return meaning ?? "";
  let code = 0;
  for (let index = 0; index < digits; index++) {
    const digit = hexadecimal(cursor.code(index));
    if (digit < 0) throw cursor.mistake("did not find expected hexdecimal number", start);
    code = code * 16 + digit;
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw cursor.mistake("found invalid Unicode character escape code", start);
  }
  cursor.at += digits;
  return String.fromCodePoint(code);
}
