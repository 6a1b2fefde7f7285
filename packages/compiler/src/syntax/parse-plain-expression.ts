// An expression without `not`, `some` or `every` before it, and the `with` modifiers after any.
import type { Expression, ExpressionCode, Location, With } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { operatorRef } from "./operators.js";
import { parseOperation } from "./parse-infix.js";
import { parseTerm } from "./parse-term.js";

export function makeExpression(
  code: ExpressionCode,
  location: Location,
  more: Partial<Pick<Expression, "negated" | "with" | "generated">> = {},
): Expression {
  return { code, negated: false, with: [], generated: false, ...more, location };
}

/** A term, a call, an assignment or a unification. */
export function parsePlainCode(cursor: Cursor): ExpressionCode {
  const left = parseOperation(cursor, true);
  if (cursor.at(":=") || cursor.at("=")) {
    const operator = operatorRef(cursor.kind, cursor.here);
    cursor.advance();
    return { kind: "call", operator, args: [left, parseOperation(cursor, true)], infix: true };
  }
  if (left.kind !== "call") return { kind: "term", term: left };
  return { kind: "call", operator: left.operator, args: left.args, infix: left.infix };
}

export function parsePlainExpression(cursor: Cursor): Expression {
  const start = cursor.here;
  const code = parsePlainCode(cursor);
  return makeExpression(code, cursor.locationFrom(start));
}

/** `with target as value`, any number of them. */
export function parseWiths(cursor: Cursor): readonly With[] {
  const withs: With[] = [];
  while (cursor.at("with")) {
    const start = cursor.here;
    cursor.advance();
    if (!cursor.at("identifier")) cursor.unexpected("expected ident");
    const target = parseTerm(cursor);
    if (target.kind !== "ref" && target.kind !== "var") cursor.unexpected("expected with target path");
    if (!cursor.at("as")) cursor.unexpected("expected as keyword");
    cursor.advance();
    const value = parseOperation(cursor, true);
    withs.push({ target, value, location: cursor.locationFrom(start) });
  }
  return withs;
}
