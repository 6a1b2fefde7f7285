// Kinds of characters, by their UTF-16 units; behind the end of a text stands `NaN`.

export const unit = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  backtick: 0x60,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
  nextLine: 0x85,
  lineSeparator: 0x2028,
  paragraphSeparator: 0x2029,
} as const;

export function isEnd(code: number): boolean {
  return Number.isNaN(code);
}

/** A space or a tab. */
export function isBlank(code: number): boolean {
  return code === unit.space || code === unit.tab;
}

export function isBreak(code: number): boolean {
  return (
    code === unit.lineFeed ||
    code === unit.carriageReturn ||
    code === unit.nextLine ||
    code === unit.lineSeparator ||
    code === unit.paragraphSeparator
  );
}

export function isBreakOrEnd(code: number): boolean {
  // The common characters first: this is asked of almost every one.
  return (
    (code < unit.space && (code === unit.lineFeed || code === unit.carriageReturn)) ||
    (code >= unit.nextLine && isBreak(code)) ||
    Number.isNaN(code)
  );
}

export function isSpaceOrEnd(code: number): boolean {
  return isBlank(code) || isBreakOrEnd(code);
}

export function isDigit(code: number): boolean {
  return code >= unit.zero && code <= unit.nine;
}

/** What anchors, handles of tags and directives are named with. */
export function isWord(code: number): boolean {
  return (
    isDigit(code) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x2d
  );
}

/** The value of a hexadecimal digit, or -1. */
export function hexadecimal(code: number): number {
  if (isDigit(code)) return code - unit.zero;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}
