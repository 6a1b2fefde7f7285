// Characters that no YAML text may have, not even in comments.
import { YamlError } from "./yaml-error.js";

const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws {YamlError} */
export function refuseControlCharacters(text: string): void {
  const found = forbidden.exec(text);
  if (found === null) return;
  throw new YamlError("syntax", "control characters are not allowed", found.index);
}

/**
 * Go's libraries look for byte order marks at the start of their buffer instead of the place they are at, and
 * drop another character for one: what they read of a text with a mark inside is chance.
 * @throws {YamlError}
 */
export function refuseInnerMarks(text: string): void {
  const found = text.indexOf(byteOrderMark);
  if (found !== -1) throw strayMark(found);
}

/** The buffer begins at the first character, and near the end at one of the last: elsewhere a mark is like any other. */
export function refuseMarksAtEnds(text: string): void {
  if (text.startsWith(byteOrderMark)) throw strayMark(0);
  const found = text.slice(-lastBuffer).indexOf(byteOrderMark);
  if (found !== -1) throw strayMark(Math.max(text.length - lastBuffer, 0) + found);
}

const byteOrderMark = "\ufeff";
const lastBuffer = 4;

function strayMark(offset: number): YamlError {
  return new YamlError("encoding", "a byte order mark (U+FEFF) stands inside the text", offset);
}
