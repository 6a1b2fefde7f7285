// Terms without operators: literals, variables, refs, calls and what stands in parentheses.
import type { Term } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { decodeString, isNumberTooBig } from "./literals.js";
import { operatorRef } from "./operators.js";
import { parseBraces, parseBrackets } from "./parse-collection.js";
import { parseReferenceFrom } from "./parse-reference.js";
import { parseTemplateString } from "./parse-template-string.js";
import type { TokenKind } from "./token.js";

type TermParser = (cursor: Cursor) => Term;

const termParsers: ReadonlyMap<TokenKind, TermParser> = new Map<TokenKind, TermParser>([
  ["null", (cursor) => takeConstant(cursor, { kind: "null", location: cursor.here })],
  ["true", (cursor) => takeConstant(cursor, { kind: "boolean", value: true, location: cursor.here })],
  ["false", (cursor) => takeConstant(cursor, { kind: "boolean", value: false, location: cursor.here })],
  ["number", parseNumber],
  [".", parseNumber],
  ["-", parseNumber],
  ["string", parseString],
  ["rawString", parseRawString],
  ["templatePart", parseTemplateString],
  ["templateEnd", parseTemplateString],
  ["rawTemplatePart", parseTemplateString],
  ["rawTemplateEnd", parseTemplateString],
  ["identifier", takeVariable],
  ["contains", takeVariable],
  ["[", parseBrackets],
  ["{", parseBraces],
  ["(", parseParentheses],
]);

export function parseTerm(cursor: Cursor): Term {
  return cursor.remember(() => {
    cursor.enter();
    const term = isUnaryMinus(cursor) ? parseUnaryMinus(cursor) : parsePrimary(cursor);
    cursor.leave();
    return term;
  });
}

function parsePrimary(cursor: Cursor): Term {
  const parse = termParsers.get(termKind(cursor));
  if (parse === undefined) cursor.unexpected();
  return rootAsReference(parseReferenceFrom(cursor, parse(cursor)));
}

/** `and(x, y)` and `or(x, y)` are calls even where the words are operators. */
function termKind(cursor: Cursor): TokenKind {
  if (!cursor.at("and") && !cursor.at("or")) return cursor.kind;
  const next = cursor.tokenAt(cursor.index + 1);
  return next.kind === "(" && !next.space && !next.comment ? "identifier" : cursor.kind;
}

function takeConstant(cursor: Cursor, term: Term): Term {
  cursor.advance();
  return term;
}

/** The variable whose name is the current token; `_` is another one each time. */
export function takeVariable(cursor: Cursor): Term & { readonly kind: "var" } {
  const location = cursor.here;
  const name = cursor.text === "_" ? cursor.wildcard() : cursor.text;
  cursor.advance();
  return { kind: "var", name, location };
}

/** `input` and `data` alone are refs of one part. */
export function rootAsReference(term: Term): Term {
  if (term.kind !== "var" || (term.name !== "input" && term.name !== "data")) return term;
  return { kind: "ref", parts: [term], location: term.location };
}

function parseParentheses(cursor: Cursor): Term {
  cursor.advance();
  const term = cursor.grammar.operation(cursor, true);
  if (!cursor.at(")")) cursor.fail("non-terminated expression");
  cursor.advance();
  return term;
}

/** `-x` is `0 - x`; before digits the sign belongs to the number. */
function isUnaryMinus(cursor: Cursor): boolean {
  if (!cursor.at("-")) return false;
  const next = cursor.kindAt(cursor.index + 1);
  return next === "identifier" || next === "contains";
}

function parseUnaryMinus(cursor: Cursor): Term {
  const location = cursor.here;
  cursor.advance();
  const term = parsePrimary(cursor);
  const zero: Term = { kind: "number", text: "0", location };
  const operator = operatorRef("-", location);
  return { kind: "call", operator, args: [zero, term], infix: true, location: cursor.locationFrom(location) };
}

function parseNumber(cursor: Cursor): Term {
  const location = cursor.here;
  let sign = "";
  let point = false;
  if (cursor.accept("-")) sign = "-";
  if (cursor.accept(".")) point = true;
  if (!cursor.at("number")) cursor.unexpected("expected number");
  const digits = cursor.text;
  if (!point && /^0[0-9]/.test(digits)) cursor.unexpected("expected number without leading zero");
  if (point && digits.includes(".")) cursor.unexpected("invalid float");
  const text = `${sign}${point ? "0." : ""}${digits}`;
  if (isNumberTooBig(text)) cursor.fail("number too big");
  cursor.advance();
  return { kind: "number", text, location: cursor.locationFrom(location) };
}

function parseString(cursor: Cursor): Term {
  const location = cursor.here;
  const literal = cursor.text;
  const value = decodeString(literal.slice(1, -1));
  if (value === undefined) cursor.fail(`illegal string literal: ${literal}`);
  cursor.advance();
  return { kind: "string", value, location };
}

function parseRawString(cursor: Cursor): Term {
  const location = cursor.here;
  const value = cursor.text.slice(1, -1);
  cursor.advance();
  return { kind: "string", value, raw: true, location };
}
