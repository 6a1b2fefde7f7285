// Expressions, and the bodies that they make up, as OPA lays them out.
import type { Body, Expression, ExpressionCode, With } from "../syntax/ast.js";
import { operatorName } from "../syntax/operators.js";
import { infixSign } from "../syntax/print-term.js";
import { formatLogical, formatNot } from "./format-logical.js";
import { formatCall, formatMembership, formatTerm } from "./format-term.js";
import { closingRow, type Formatter, lastRow } from "./formatter.js";

const assignments: ReadonlyMap<string, string> = new Map([
  ["assign", ":="],
  ["eq", "="],
]);

export function formatExpression(formatter: Formatter, expression: Expression): void {
  const { writer } = formatter;
  writer.placeComments(expression.location.row);
  if (!writer.inline) writer.startLine();
  if (expression.negated) writer.write("not ");
  const parens = formatter.wrapped === expression;
  if (parens) writer.write("(");
  formatCode(formatter, expression, expression.code);
  if (parens) writer.write(")");
  formatWiths(formatter, expression);
}

function formatCode(formatter: Formatter, expression: Expression, code: ExpressionCode): void {
  if (code.kind === "term") formatTerm(formatter, code.term);
  else if (code.kind === "call") formatCallExpression(formatter, { ...code, location: expression.location });
  else if (code.kind === "some") formatSome(formatter, code, expression.location.row);
  else if (code.kind === "every") formatEvery(formatter, expression, code);
  else if (code.kind === "not") formatNot(formatter, expression, code);
  else formatLogical(formatter, expression);
}

function formatCallExpression(
  formatter: Formatter,
  call: ExpressionCode & { readonly kind: "call" } & { readonly location: Expression["location"] },
): void {
  const { writer } = formatter;
  const name = operatorName(call.operator);
  const [left, right, result] = call.args;
  if (name.startsWith("internal.member_")) {
    formatMembership(formatter, call.args, false);
    return;
  }
  const sign = assignments.get(name) ?? infixSign(name);
  if (sign === undefined || left === undefined || right === undefined || call.args.length > 3) {
    formatCall(formatter, call);
    return;
  }
  if (result !== undefined) {
    formatTerm(formatter, result);
    writer.write(" = ");
  }
  formatTerm(formatter, left, formatter.careful);
  writer.write(` ${sign} `);
  formatTerm(formatter, right, formatter.careful);
}

function formatSome(
  formatter: Formatter,
  code: ExpressionCode & { readonly kind: "some" },
  start: number,
): void {
  const { writer } = formatter;
  writer.write("some ");
  const [first] = code.symbols;
  if (first?.kind === "call") {
    formatMembership(formatter, first.args, false);
    return;
  }
  let row = start;
  code.symbols.forEach((symbol, index) => {
    if (symbol.location.row > row) {
      writer.endLine();
      writer.startLine();
      writer.write("\t");
      row = symbol.location.row;
    } else if (index > 0) writer.write(" ");
    formatTerm(formatter, symbol);
    if (index < code.symbols.length - 1) writer.write(",");
  });
}

function formatEvery(
  formatter: Formatter,
  expression: Expression,
  code: ExpressionCode & { readonly kind: "every" },
): void {
  const { writer } = formatter;
  writer.write("every ");
  if (code.key !== undefined) {
    formatTerm(formatter, code.key);
    writer.write(", ");
  }
  formatTerm(formatter, code.value);
  writer.write(" in ");
  formatTerm(formatter, code.domain);
  writer.write(" {");
  const closed = closingRow(formatter, expression.location, { pair: "{}" });
  formatter.bodyBetween(code.body, expression.location.row, closed);
  const [only] = code.body;
  if (code.body.length === 1 && only?.location.row === expression.location.row) writer.write(" ");
  writer.write("}");
}

/** On the line where the expression ends if they were, else each row of them indented. */
function formatWiths(formatter: Formatter, expression: Expression): void {
  const { writer, source } = formatter;
  const [first] = expression.with;
  if (first === undefined) return;
  const text = source.text.slice(expression.location.start, first.location.start).trimEnd();
  let row = source.row(expression.location.start + Math.max(0, text.length - 1));
  let indented = false;
  for (const one of expression.with) {
    const breaks = one.location.row > row;
    if (breaks) {
      if (!indented) writer.indent();
      indented = true;
      writer.endLine();
      writer.startLine();
      row = one.location.row;
    }
    formatWith(formatter, one, breaks);
  }
  if (indented) writer.outdent();
}

function formatWith(formatter: Formatter, one: With, atLineStart: boolean): void {
  const { writer } = formatter;
  writer.placeComments(one.location.row);
  writer.write(atLineStart ? "with " : " with ");
  formatTerm(formatter, one.target);
  writer.write(" as ");
  formatTerm(formatter, one.value);
}

/** Expressions line by line; blank lines between them stay, one each. */
export function formatBody(formatter: Formatter, body: Body): void {
  const { writer } = formatter;
  const [first] = body;
  if (first !== undefined) writer.placeComments(first.location.row);
  body.forEach((expression, index) => {
    const previous = body[index - 1];
    if (previous !== undefined && expression.location.row > lastRow(formatter, previous.location) + 1) {
      writer.blankLine();
    }
    writer.startLine();
    formatExpression(formatter, expression);
    writer.endLine();
  });
}

/** The body of a comprehension or of `every`: on one line if it was. */
export function formatBodyBetween(formatter: Formatter, body: Body, opened: number, closed: number): void {
  const { writer } = formatter;
  const rows = new Set(body.map(({ location }) => location.row));
  if ((body[0]?.location.row ?? opened) > opened || rows.size > 1) {
    writer.endLine();
    writer.indent();
    formatBody(formatter, body);
    writer.placeComments(closed);
    writer.outdent();
    writer.startLine();
    return;
  }
  body.forEach((expression, index) => {
    writer.write(index === 0 ? " " : "; ");
    formatExpression(formatter, expression);
  });
  writer.placeComments(closed);
}
