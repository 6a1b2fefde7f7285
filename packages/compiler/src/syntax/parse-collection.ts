// Arrays, sets, objects and their comprehensions: which one it is shows only after the first term.
import type { Location, Term, TermValue } from "./ast.js";
import { type Cursor, SyntaxFailure } from "./cursor.js";
import { parseTermList } from "./parse-reference.js";

export function parseBrackets(cursor: Cursor): Term {
  const start = cursor.here;
  cursor.advance();
  if (cursor.at("]")) return closed(cursor, start, { kind: "array", items: [] });
  const comma = cursor.accept(",");
  const first = cursor.mark();
  const head = cursor.grammar.term(cursor);
  if (cursor.at("|") && !comma) {
    const body = parseComprehensionBody(cursor, "]");
    if (!(body instanceof SyntaxFailure)) {
      return located(cursor, start, { kind: "arrayComprehension", term: head, body });
    }
    cursor.restore(first);
    return finishArray(cursor, start, []);
  }
  const item = cursor.grammar.operation(cursor, false, head);
  return finishArray(cursor, start, [item], true);
}

function finishArray(cursor: Cursor, start: Location, items: Term[], separated = false): Term {
  if (separated) parseSeparator(cursor, "]");
  return closed(cursor, start, { kind: "array", items: parseTermList(cursor, "]", items) });
}

/** After a first item: a comma, or the end. */
function parseSeparator(cursor: Cursor, close: "]" | "}"): void {
  if (cursor.at(close)) return;
  if (!cursor.at(",")) cursor.unexpected(`expected "," or "${close}"`);
  cursor.advance();
}

/**
 * The body after `head |`. `{1 | 2, 3}` is a set with a union in it: if the body breaks off at a
 * comma, the failure is returned, and the caller reads the whole again as a list.
 */
function parseComprehensionBody(cursor: Cursor, close: "]" | "}") {
  const body = cursor.attempt(() => {
    cursor.advance();
    return cursor.grammar.body(cursor, close);
  });
  if (body instanceof SyntaxFailure && cursor.kindAt(body.index) !== ",") throw body;
  return body;
}

export function parseBraces(cursor: Cursor): Term {
  const start = cursor.here;
  cursor.advance();
  if (cursor.at("}")) return closed(cursor, start, { kind: "object", entries: [] });
  const comma = cursor.accept(",");
  const first = cursor.mark();
  const head = cursor.grammar.term(cursor);
  if (cursor.at("|") && !comma) {
    const body = parseComprehensionBody(cursor, "}");
    if (!(body instanceof SyntaxFailure)) {
      return located(cursor, start, { kind: "setComprehension", term: head, body });
    }
    cursor.restore(first);
    return closed(cursor, start, { kind: "set", items: parseTermList(cursor, "}", []) });
  }
  const item = cursor.at(":") ? head : cursor.grammar.operation(cursor, false, head);
  if (cursor.at(":")) return parseObject(cursor, start, item, !comma);
  if (!cursor.at("}") && !cursor.at(",")) cursor.unexpected("non-terminated set");
  parseSeparator(cursor, "}");
  return closed(cursor, start, { kind: "set", items: parseTermList(cursor, "}", [item]) });
}

function parseObject(cursor: Cursor, start: Location, key: Term, mayComprehend: boolean): Term {
  cursor.advance();
  const first = cursor.mark();
  const head = cursor.grammar.term(cursor);
  if (cursor.at("|") && mayComprehend) {
    const body = cursor.attempt(() => {
      cursor.advance();
      return cursor.grammar.body(cursor, "}");
    });
    if (!(body instanceof SyntaxFailure)) {
      return located(cursor, start, { kind: "objectComprehension", key, value: head, body });
    }
    cursor.restore(first);
    const value = cursor.grammar.operation(cursor, false);
    if (!cursor.at("}") && !cursor.at(",")) throw body;
    return finishObject(cursor, start, key, value);
  }
  const value = cursor.grammar.operation(cursor, false, head);
  if (!cursor.at("}") && !cursor.at(",")) cursor.unexpected("non-terminated object");
  return finishObject(cursor, start, key, value);
}

function finishObject(cursor: Cursor, start: Location, key: Term, value: Term): Term {
  const entries: (readonly [Term, Term])[] = [[key, value]];
  parseSeparator(cursor, "}");
  while (!cursor.at("}")) {
    const nextKey = cursor.grammar.operation(cursor, false);
    if (!cursor.at(":")) cursor.unexpected('expected ":"');
    cursor.advance();
    entries.push([nextKey, cursor.grammar.operation(cursor, false)]);
    parseSeparator(cursor, "}");
  }
  return closed(cursor, start, { kind: "object", entries });
}

/** Steps over the closing sign. */
function closed(cursor: Cursor, start: Location, value: TermValue): Term {
  cursor.advance();
  return located(cursor, start, value);
}

function located(cursor: Cursor, start: Location, value: TermValue): Term {
  return { ...value, location: cursor.locationFrom(start) };
}
