// Expressions: the lines of a body, with `not`, `some`, `every` and `with`.
import type { Body, Expression, Location, Term } from "./ast.js";
import { type Cursor, SyntaxFailure } from "./cursor.js";
import { operatorName } from "./operators.js";
import { parseOperation } from "./parse-infix.js";
import {
  atLogicalOperator,
  foldOperators,
  logicalWordsKnown,
  parseLeadingOperand,
  parseNegatedGroup,
  parseNotBody,
  rejectWith,
} from "./parse-logical.js";
import { makeExpression, parsePlainCode, parseWiths } from "./parse-plain-expression.js";
import { takeVariable } from "./parse-term.js";

/** Expressions separated by line ends or semicolons, up to and over the closing sign. */
export function parseBody(cursor: Cursor, end: "}" | "]"): Body {
  cursor.enter();
  if (cursor.at(end))
    cursor.fail("found empty body", cursor.here, "write `true` if there is nothing to check");
  const body: Expression[] = [];
  for (;;) {
    body.push(parseLiteral(cursor));
    if (cursor.accept(";")) continue;
    if (cursor.at(end)) break;
    if (!cursor.token.newline) {
      const hint = missingImport(cursor, body.at(-1));
      const note = `expected \\n or ; or ${end}${hint === undefined ? "" : ` (hint: ${hint})`}`;
      cursor.unexpected(note, separatorHelp(cursor, end));
    }
  }
  cursor.advance();
  cursor.leave();
  return body;
}

const importableOperators: ReadonlyMap<string, string> = new Map([
  ["in", "x in xs"],
  ["and", "x and y"],
  ["or", "x or y"],
]);

/** What would make the word that stands here an operator, and so part of the expression before it. */
function missingImport(cursor: Cursor, before: Expression | undefined): string | undefined {
  const example = cursor.at("identifier") ? importableOperators.get(cursor.text) : undefined;
  if (example === undefined) return undefined;
  const isSome = before?.code.kind === "some" && cursor.text === "in";
  return `\`import future.keywords.${cursor.text}\` for \`${isSome ? `some ${example}` : example}\` expressions`;
}

export function separatorHelp(cursor: Cursor, end: string): string {
  if (cursor.textAt(cursor.index - 1) === "every" && !cursor.isKeyword("every")) {
    return "`import future.keywords.every` for `every x in xs { ... }` expressions";
  }
  const hint = missingImport(cursor, undefined);
  if (hint !== undefined) return hint;
  if (cursor.at("eof")) return `close the body with \`${end}\``;
  return "put each expression on a line of its own";
}

/** One expression of a body, its `with` modifiers included. */
export function parseLiteral(cursor: Cursor): Expression {
  cursor.enter();
  const start = cursor.here;
  const expression = parseAnyLiteral(cursor, start);
  cursor.leave();
  const location = cursor.locationFrom(start);
  const { code } = expression;
  if (code.kind !== "not" || code.explicit) return { ...expression, location };
  const body = code.body.map((inner) => ({ ...inner, location }));
  return { ...expression, code: { ...code, body }, location };
}

function parseAnyLiteral(cursor: Cursor, start: Location): Expression {
  const leading = logicalWordsKnown(cursor) ? parseLeadingOperand(cursor) : undefined;
  if (leading !== undefined) return leading;
  if (cursor.takeKeywordAsName()) return parsePlainLiteral(cursor, start, false);
  const negated = cursor.accept("not");
  if (negated && cursor.notBodies && cursor.at("{"))
    return foldOperators(cursor, parseNotBody(cursor, start));
  if (!cursor.at("some") && !cursor.at("every")) return parsePlainLiteral(cursor, start, negated);
  if (negated) cursor.unexpected(`illegal negation of '${cursor.kind}'`);
  return cursor.at("some") ? parseSome(cursor) : parseEvery(cursor);
}

function parsePlainLiteral(cursor: Cursor, start: Location, negated: boolean): Expression {
  if (negated && cursor.notBodies && cursor.at("(")) {
    const group = parseNegatedGroup(cursor, start);
    if (group !== undefined) return foldOperators(cursor, group);
  }
  const code = parsePlainCode(cursor);
  const location = cursor.locationFrom(start);
  const plain = makeExpression(code, location, { negated: negated && !cursor.notBodies });
  const expression =
    negated && cursor.notBodies
      ? makeExpression({ kind: "not", body: [plain], explicit: false }, location)
      : plain;
  const withLocation = cursor.here;
  const withs = parseWiths(cursor);
  if (!atLogicalOperator(cursor)) return withs.length === 0 ? expression : { ...expression, with: withs };
  if (withs.length > 0) rejectWith(cursor, withLocation);
  if (cursor.source.text[start.start] === "{") rejectBraces(cursor, location);
  return foldOperators(cursor, { body: [expression], explicit: false, location });
}

function rejectBraces(cursor: Cursor, location: Location): never {
  const text = cursor.source.textOf(location);
  if (/^\{\s*\}$/.test(text)) cursor.fail("found empty body", location);
  cursor.fail(
    `operand of \`${cursor.kind}\` cannot begin with \`{\` unless the braces hold a body`,
    location,
    `wrap the operand to keep the value: \`(${text}) ${cursor.kind} ...\``,
  );
}

type Call = Term & { readonly kind: "call" };

function isMembership(call: Call): boolean {
  const name = operatorName(call.operator);
  return name === "internal.member_2" || name === "internal.member_3";
}

function parseSome(cursor: Cursor): Expression {
  const start = cursor.here;
  const mark = cursor.mark();
  const domain = cursor.attempt(() => {
    cursor.advance();
    return parseOperation(cursor, true);
  });
  if (!(domain instanceof SyntaxFailure) && domain.kind === "call") {
    if (!isMembership(domain)) cursor.unexpected("expected `x in xs` or `x, y in xs` expression");
    const location = cursor.locationFrom(start);
    return makeExpression({ kind: "some", symbols: [domain] }, location, { with: parseWiths(cursor) });
  }
  cursor.restore(mark);
  const symbols: Term[] = [];
  do {
    cursor.advance();
    if (!cursor.at("identifier")) cursor.unexpected("expected var");
    symbols.push(takeVariable(cursor));
  } while (cursor.at(","));
  if (cursor.at("in") && domain instanceof SyntaxFailure) throw domain;
  return makeExpression({ kind: "some", symbols }, cursor.locationFrom(start));
}

function parseEvery(cursor: Cursor): Expression {
  const start = cursor.here;
  const shape = "expected `x[, y] in xs { ... }` expression";
  cursor.advance();
  const call = parseOperation(cursor, true);
  if (call.kind !== "call" || !isMembership(call)) cursor.unexpected(shape);
  const [key, value, domain] = call.args.length === 3 ? call.args : [undefined, ...call.args];
  if (value === undefined || domain === undefined) cursor.unexpected("illegal domain");
  if (key !== undefined && key.kind !== "var") cursor.unexpected("expected key to be a variable");
  if (value.kind !== "var") cursor.unexpected("expected value to be a variable");
  if (!cursor.accept("{")) cursor.unexpected("missing body");
  const body = parseBody(cursor, "}");
  const code = { kind: "every", value, domain, body, ...(key === undefined ? {} : { key }) } as const;
  const location = cursor.locationFrom(start);
  return makeExpression(code, location, { with: parseWiths(cursor) });
}
