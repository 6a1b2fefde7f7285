// `not` before bodies, and chains of `and` and `or`.
import type { Body, Expression, ExpressionCode, Location } from "../syntax/ast.js";
import { closingRow, type Formatter, lastRow } from "./formatter.js";
import { isUnionExpression, startsWithBrace } from "./leading-terms.js";
import { flattenLogical, isLogical, type Operand } from "./logical-chain.js";

export function formatNot(
  formatter: Formatter,
  { location }: Expression,
  { body, explicit }: ExpressionCode & { readonly kind: "not" },
): void {
  const { writer } = formatter;
  writer.write("not ");
  const [only] = body;
  if (explicit || body.length > 1 || only === undefined) formatBraces(formatter, body, location);
  else formatOperandExpression(formatter, only, needsParens(only));
}

/** A `with` would belong to the `not` as well, and `not not` is nothing. */
function needsParens(expression: Expression): boolean {
  const { code } = expression;
  return (
    expression.with.length > 0 || isLogical(expression) || code.kind === "not" || startsWithBrace(expression)
  );
}

function formatOperandExpression(formatter: Formatter, expression: Expression, parens: boolean): void {
  if (parens) formatter.writer.write("(");
  formatter.expression(expression);
  if (parens) formatter.writer.write(")");
}

/** A body in braces that open at a place. */
function formatBraces(formatter: Formatter, body: Body, location: Location): void {
  const { writer } = formatter;
  const [first] = body;
  writer.write("{");
  const closed = closingRow(formatter, location, { pair: "{}" });
  const wrapped = first !== undefined && isUnionExpression(first) ? first : undefined;
  formatter.bodyBetween(body, location.row, closed, wrapped);
  if (body.at(-1)?.location.row === location.row) writer.write(" ");
  writer.write("}");
}

/** Operands stay in the rows that they were written in. */
export function formatLogical(formatter: Formatter, expression: Expression): void {
  const { writer } = formatter;
  const { first, steps } = flattenLogical(expression);
  formatOperand(formatter, first, expression);
  let indented = false;
  for (const { operator, left, right } of steps) {
    writer.write(` ${operator}`);
    const start = right.explicit ? braceOf(formatter, right, expression) : right.body[0]?.location;
    if (start !== undefined && start.row > endRow(formatter, left, expression)) {
      if (!indented) writer.indent();
      indented = true;
      writer.endLine();
      writer.startLine();
    } else writer.write(" ");
    formatOperand(formatter, right, expression);
  }
  if (indented) writer.outdent();
}

function formatOperand(formatter: Formatter, operand: Operand, expression: Expression): void {
  const { body, explicit, parens } = operand;
  const [only] = body;
  if (only === undefined) formatter.writer.write("{}");
  else if (explicit) formatBraces(formatter, body, braceOf(formatter, operand, expression));
  else formatOperandExpression(formatter, only, parens);
}

function endRow(formatter: Formatter, operand: Operand, expression: Expression): number {
  const { body, explicit } = operand;
  const closed = explicit
    ? closingRow(formatter, braceOf(formatter, operand, expression), { pair: "{}" })
    : 0;
  if (closed > 0) return closed;
  const last = body.at(-1);
  return last === undefined ? 0 : lastRow(formatter, last.location);
}

/** From the brace before a body to the end of all. */
function braceOf({ source }: Formatter, { body }: Operand, { location }: Expression): Location {
  const first = body[0]?.location.start ?? location.start;
  const start = source.text.lastIndexOf("{", first - 1);
  return start < location.start ? location : { ...location, start, row: source.row(start) };
}
