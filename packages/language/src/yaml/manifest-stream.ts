// A text to the pieces that kubectl reads one by one: joined JSON values, then YAML between lines of `---`.
import type { DocumentLimits } from "./limits.js";
import { readJsonTree, skipJsonSpace } from "./parse/json-tree.js";
import type { Node } from "./parse/node.js";
import type { Extent } from "./scan/cursor.js";
import { YamlError } from "./yaml-error.js";

/** `offset` is where the offsets of what is in the piece count from: those in JSON count from the text's start. */
export type Piece =
  | {
      readonly kind: "json";
      readonly offset: 0;
      readonly start: number;
      readonly end: number;
      readonly root: Node;
    }
  | {
      readonly kind: "yaml";
      readonly offset: number;
      readonly text: string;
      /** Of the separator before it; its offsets are those of the whole text. */
      readonly comment: Extent | undefined;
    }
  | { readonly kind: "broken"; readonly offset: number; readonly error: YamlError };

/** So far kubectl looks for the brace that says JSON, in bytes. */
const peeked = 4096;
const whiteSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function* piecesOf(text: string, limits: DocumentLimits): Generator<Piece> {
  const yamlStart = startsWithBrace(text) ? yield* jsonPieces(text, limits) : 0;
  if (yamlStart !== undefined) yield* yamlPieces(text, yamlStart);
}

function startsWithBrace(text: string): boolean {
  let bytes = 0;
  for (let at = 0; bytes < peeked; at++) {
    const character = text.charAt(at);
    if (character === "{") return true;
    if (character === "" || !whiteSpace.test(character)) return false;
    bytes += utf8Length(character);
  }
  return false;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Where YAML begins, if something else than JSON follows; nothing if the stream ends here. */
function* jsonPieces(text: string, limits: DocumentLimits): Generator<Piece, number | undefined> {
  let count = 0;
  for (let at = 0; ; ) {
    const offset = skipJsonSpace(text, at);
    if (offset === text.length) return undefined;
    try {
      const { root, end } = readJsonTree(text, offset, limits);
      yield { kind: "json", offset: 0, start: offset, end, root };
      count++;
      at = end;
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      // After two values a stream is JSON, and what is not is wrong; before, it may be YAML.
      const yamlStart = count > 1 ? undefined : skipLine(text, at);
      if (yamlStart === undefined) yield { kind: "broken", offset: 0, error };
      return yamlStart;
    }
  }
}

/** Behind white space, up to the first line's end. kubectl looks at four bytes at once, and gives up on fewer, and on U+FFFD. */
function skipLine(text: string, from: number): number | undefined {
  for (let at = from; ; at++) {
    const ahead = text.slice(at, at + 4);
    if (ahead.length < 4 && utf8Length(ahead) < 4) return undefined;
    const character = text.charAt(at);
    if (character === "\n") return at + 1;
    if (character === "\ufffd") return undefined;
    if (!whiteSpace.test(character)) return at;
  }
}

/** Only a line feed ends a line here, whatever YAML takes for a line's end. */
function* yamlPieces(text: string, from: number): Generator<Piece> {
  let start = from;
  let comment: Extent | undefined;
  for (let at = from; at < text.length; ) {
    const feed = text.indexOf("\n", at);
    const end = feed === -1 ? text.length : feed + 1;
    if (text.startsWith("---", at)) {
      if (!endsSeparator(text, at + 3, end)) {
        yield { kind: "broken", offset: at, error: invalidSeparator() };
        start = end;
      } else if (at > start) {
        yield yamlPiece(text, start, at, comment);
        start = end;
        comment = separatorComment(text, at, end);
      }
    }
    at = end;
  }
  if (start < text.length) yield yamlPiece(text, start, text.length, comment);
}

/** White space and a comment may follow on the line. */
function endsSeparator(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const character = text.charAt(at);
    if (!whiteSpace.test(character)) return character === "#";
  }
  return true;
}

/** A mark at the start is dropped, and the last line ended. */
function yamlPiece(text: string, from: number, end: number, comment: Extent | undefined): Piece {
  const offset = text.startsWith("\ufeff", from) ? from + 1 : from;
  const own = text.slice(offset, end);
  return { kind: "yaml", offset, text: own.endsWith("\n") ? own : `${own}\n`, comment };
}

/** Nothing but white space stands before it. */
function separatorComment(text: string, from: number, end: number): Extent | undefined {
  const start = text.indexOf("#", from);
  return start === -1 || start >= end
    ? undefined
    : { start, end: from + text.slice(from, end).trimEnd().length };
}

function invalidSeparator(): YamlError {
  return new YamlError(
    "syntax",
    "invalid document separator: only a comment may follow `---` on its line",
    0,
  );
}
