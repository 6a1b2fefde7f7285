// Comments as a scanner passes them that keeps them: it looks ahead for the next one, over tabs, too.
import { isBlank, isBreakOrEnd, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";

/** It looks this far, in characters. */
const reach = 512;

/** A comment behind a token, on its line. */
export function skipLineComment(cursor: Cursor): void {
  let ahead = 0;
  while (ahead < reach && isBlank(cursor.code(ahead))) ahead++;
  if (ahead === reach || cursor.code(ahead) !== unit.hash) return;
  cursor.at += ahead;
  cursor.skipComment();
}

/** At a comment: passes it, and those on the following lines; not the last line's end. */
export function skipComments(cursor: Cursor): void {
  for (;;) {
    cursor.skipComment();
    const next = findComment(cursor);
    if (next === undefined) return;
    while (cursor.at < next) {
      if (isBreakOrEnd(cursor.code())) cursor.skipBreak();
      else cursor.at++;
    }
  }
}

/** Where the next comment begins, if nothing but blanks and empty lines stand between. */
function findComment(cursor: Cursor): number | undefined {
  for (let ahead = 0; ahead < reach; ahead++) {
    const code = cursor.code(ahead);
    if (code === unit.hash) return cursor.at + ahead;
    if (!isBlank(code) && code !== unit.lineFeed && code !== unit.carriageReturn) return undefined;
  }
  return undefined;
}
