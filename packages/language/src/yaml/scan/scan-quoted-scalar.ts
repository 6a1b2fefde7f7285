// Scalars in single and double quotes.
import { hexadecimal, isBreak, isEnd, isSpaceOrEnd, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";
import { Folding } from "./fold-lines.js";
import { Token } from "./token.js";
import { Verbatim } from "./verbatim.js";

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
  const text = new Verbatim(cursor.text, cursor.at);
  const folding = new Folding();
  for (;;) {
    if (cursor.isAtDocumentMark()) throw cursor.mistake("found unexpected document indicator", start);
    if (isEnd(cursor.code())) throw cursor.mistake("found unexpected end of stream", start);
    if (quote === unit.singleQuote) scanSingle(cursor, text);
    else scanDouble(cursor, start, text, folding);
    if (cursor.code() === quote) break;
    const end = cursor.at;
    folding.scan(cursor);
    if (folding.hasBreak) text.replace(end, cursor.at, folding.take());
  }
  const value = text.until(cursor.at);
  cursor.at++;
  return new Token("scalar", start, value, "", false, cursor.at);
}

/** Up to white space or the closing quote. */
function scanSingle(cursor: Cursor, text: Verbatim): void {
  for (;;) {
    const code = cursor.code();
    if (isSpaceOrEnd(code)) return;
    if (code === unit.singleQuote) {
      if (cursor.code(1) !== unit.singleQuote) return;
      text.replace(cursor.at + 1, cursor.at + 2, "");
      cursor.at++;
    }
    cursor.at++;
  }
}

function scanDouble(cursor: Cursor, start: number, text: Verbatim, folding: Folding): void {
  for (;;) {
    const code = cursor.code();
    if (isSpaceOrEnd(code) || code === unit.doubleQuote) return;
    if (code !== unit.backslash) {
      cursor.at++;
      continue;
    }
    const from = cursor.at;
    if (isBreak(cursor.code(1))) {
      cursor.at++;
      cursor.skipBreak();
      text.replace(from, cursor.at, "");
      folding.startAfterEscapedBreak();
      return;
    }
    const meaning = scanEscape(cursor, start);
    text.replace(from, cursor.at, meaning);
  }
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
