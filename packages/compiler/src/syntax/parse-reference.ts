// Refs and calls: what touches a term's end.
import type { Ref, Term } from "./ast.js";
import type { Cursor } from "./cursor.js";

/** Terms up to (not over) the closing sign; a comma may stand before it. */
export function parseTermList(cursor: Cursor, close: "]" | "}" | ")", items: Term[]): readonly Term[] {
  while (!cursor.at(close)) {
    items.push(cursor.grammar.operation(cursor, false));
    if (cursor.at(close)) break;
    if (!cursor.at(",")) cursor.unexpected(`expected "," or "${close}"`);
    cursor.advance();
  }
  return items;
}

const referenceHeads: ReadonlySet<Term["kind"]> = new Set<Term["kind"]>([
  "var",
  "array",
  "object",
  "set",
  "arrayComprehension",
  "objectComprehension",
  "setComprehension",
  "call",
]);

/** What touches a term's end: `.x`, `[x]` and `(x)` make refs and calls of it. */
export function parseReferenceFrom(cursor: Cursor, head: Term, spaced = false): Term {
  if (!opensReference(cursor) || !(spaced || cursor.attached)) return head;
  if (!referenceHeads.has(head.kind)) {
    const name = head.kind === "templateString" ? "templatestring" : head.kind;
    cursor.fail(`illegal ref (head cannot be ${name})`, head.location);
  }
  const { location } = head;
  let parts: Term[] = [head];
  let calls = 0;
  do {
    if (cursor.at(".")) parts.push(parseField(cursor));
    else if (cursor.at("[")) parts.push(parseIndex(cursor));
    else {
      cursor.enter();
      calls++;
      const operator: Ref = { kind: "ref", parts, location: cursor.locationFrom(location) };
      const call = parseCall(cursor, operator);
      if (!cursor.attached || (!cursor.at(".") && !cursor.at("["))) {
        cursor.leave(calls);
        return call;
      }
      parts = [call];
    }
  } while (opensReference(cursor) && cursor.attached);
  cursor.leave(calls);
  return { kind: "ref", parts, location: cursor.locationFrom(location) };
}

function opensReference(cursor: Cursor): boolean {
  return cursor.at(".") || cursor.at("[") || cursor.at("(");
}

function parseField(cursor: Cursor): Term {
  cursor.advance();
  if (!cursor.attached) {
    const { lastEnd, source } = cursor;
    // A line end belongs to the row that it begins.
    const start = source.text[lastEnd] === "\n" ? lastEnd + 1 : lastEnd;
    const space = source.location(start, start + 1);
    cursor.fail("unexpected whitespace token: expected identifier", space, "a name follows the dot at once");
  }
  if (!cursor.at("identifier") && !cursor.isKeyword(cursor.text)) cursor.unexpected("expected identifier");
  const part: Term = { kind: "string", value: cursor.text, location: cursor.here };
  cursor.advance();
  return part;
}

function parseIndex(cursor: Cursor): Term {
  cursor.advance();
  const part = cursor.grammar.operation(cursor, true);
  if (!cursor.at("]")) cursor.unexpected("expected [");
  cursor.advance();
  return part;
}

function parseCall(cursor: Cursor, operator: Ref): Term {
  cursor.advance();
  if (cursor.accept(")")) {
    const location = cursor.locationFrom(operator.location);
    const [name] = operator.parts;
    if (operator.parts.length === 1 && name?.kind === "var" && name.name === "set") {
      return { kind: "set", items: [], location };
    }
    return { kind: "call", operator, args: [], infix: false, location };
  }
  const args = parseTermList(cursor, ")", []);
  cursor.advance();
  return { kind: "call", operator, args, infix: false, location: cursor.locationFrom(operator.location) };
}
