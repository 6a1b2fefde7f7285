// 312 lines: rules hold bodies, and bodies expressions. All three as OPA lays them out.
import type { Body, Expression, ExpressionCode, Rule, RuleHead, Term, With } from "../syntax/ast.js";
import { operatorName } from "../syntax/operators.js";
import { infixSign, printExpression, printTerm } from "../syntax/print-term.js";
import {
  type Formatter,
  formatCall,
  formatItems,
  formatMembership,
  formatPlainTerm,
  formatRef,
  formatTerm,
  lastRow,
} from "./format-term.js";

/** The words a module may use, and whether refs in heads are written with dots. */
export type Style = {
  readonly usesIf: boolean;
  readonly usesContains: boolean;
  readonly dottedHeads: boolean;
};

const assignments: ReadonlyMap<string, string> = new Map([
  ["assign", ":="],
  ["eq", "="],
]);

export function formatExpression(formatter: Formatter, expression: Expression): void {
  const { writer } = formatter;
  writer.placeComments(expression.location.row);
  if (!writer.inline) writer.startLine();
  if (expression.negated) writer.write("not ");
  formatCode(formatter, expression, expression.code);
  formatWiths(formatter, expression);
}

function formatCode(formatter: Formatter, expression: Expression, code: ExpressionCode): void {
  const { writer } = formatter;
  if (code.kind === "term") formatTerm(formatter, code.term);
  else if (code.kind === "call") formatCallExpression(formatter, { ...code, location: expression.location });
  else if (code.kind === "some") formatSome(formatter, code, expression.location.row);
  else if (code.kind === "every") formatEvery(formatter, expression, code);
  else writer.write(printExpression({ ...expression, with: [] }));
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
  formatTerm(formatter, left);
  writer.write(` ${sign} `);
  formatTerm(formatter, right);
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
  const { writer, source } = formatter;
  writer.write("every ");
  if (code.key !== undefined) {
    formatTerm(formatter, code.key);
    writer.write(", ");
  }
  formatTerm(formatter, code.value);
  writer.write(" in ");
  formatTerm(formatter, code.domain);
  writer.write(" {");
  const closed = source.row(closingBrace(formatter, code.body));
  formatter.bodyBetween(code.body, expression.location.row, closed);
  const [only] = code.body;
  if (code.body.length === 1 && only?.location.row === expression.location.row) writer.write(" ");
  writer.write("}");
}

/** Where the brace after a body stands: comments between are skipped. */
function closingBrace({ source }: Formatter, body: Body): number {
  let offset = body.at(-1)?.location.end ?? 0;
  while (offset < source.text.length && source.text[offset] !== "}") {
    offset = source.text[offset] === "#" ? source.rowStart(source.row(offset) + 1) : offset + 1;
  }
  return offset;
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

/** Whether a body says no more than that it always holds. */
function isTrue(body: Body): boolean {
  const [only] = body;
  const term = only?.code.kind === "term" ? only.code.term : undefined;
  return (
    body.length === 1 &&
    only?.negated === false &&
    only.with.length === 0 &&
    term?.kind === "boolean" &&
    term.value
  );
}

function isSet(body: Body): boolean {
  const [only] = body;
  return only?.code.kind === "term" && only.code.term.kind === "set" && !only.negated;
}

/** Whether a rule is written on one line, and so may stand right below another. */
export function isOneLiner(rule: Rule, style: Style): boolean {
  if (rule.body.length > 1 || rule.isDefault || rule.else !== undefined || isSet(rule.body)) return false;
  return style.usesIf && (style.usesContains || rule.head.value !== undefined);
}

export function formatRule(formatter: Formatter, rule: Rule, style: Style, isElse = false): void {
  const { writer } = formatter;
  if (!isElse) writer.startLine();
  if (rule.isDefault) writer.write("default ");
  const isConstant = isTrue(rule.body) && rule.else === undefined;
  formatHead(formatter, rule, style, { isElse, isConstant });
  if (isConstant) {
    writer.endLine();
    return;
  }
  const [only] = rule.body;
  const usesIf = style.usesIf && (style.usesContains || rule.head.value !== undefined);
  if (usesIf) writer.write(" if");
  const headEnd = isElse ? rule.head.location.row : lastRow(formatter, rule.head.location);
  if (usesIf && rule.body.length === 1 && only?.location.row === headEnd && !isSet(rule.body)) {
    writer.write(" ");
    formatExpression(formatter, only);
    writer.endLine();
  } else {
    writer.write(" {");
    writer.endLine();
    writer.indent();
    formatBody(formatter, rule.body);
    writer.placeComments(formatter.source.row(closingBrace(formatter, rule.body)));
    writer.outdent();
    writer.startLine();
    writer.write("}");
  }
  if (rule.else !== undefined) formatElse(formatter, rule.else, style);
}

function formatElse(formatter: Formatter, branch: Rule, style: Style): void {
  const { writer, source } = formatter;
  const { row } = branch.location;
  const line = source.text.slice(source.rowStart(row), branch.location.start);
  const commented = writer.hasTrailing || (writer.nextCommentRow ?? row) < row;
  const stays = !commented && line.trim() !== "" && writer.inline;
  if (stays) writer.write(" ");
  else {
    writer.blankLine();
    writer.startLine();
  }
  writer.placeComments(row);
  if (!writer.inline) writer.startLine();
  formatRule(formatter, branch, style, true);
}

type HeadForm = { readonly isElse: boolean; readonly isConstant: boolean };

function formatHead(formatter: Formatter, rule: Rule, style: Style, form: HeadForm): void {
  const { writer } = formatter;
  const { head } = rule;
  if (form.isElse) writer.write("else");
  else formatName(formatter, head, style);
  if (head.key !== undefined) {
    writer.write(style.usesContains ? " contains " : "[");
    formatTerm(formatter, head.key);
    if (!style.usesContains) writer.write("]");
  }
  if (head.value === undefined || !showsValue(rule, head.value, form)) return;
  writer.write(head.assign || style.usesIf ? " := " : " = ");
  formatTerm(formatter, head.value);
}

function showsValue({ head, isDefault, body }: Rule, value: Term, form: HeadForm): boolean {
  const isTrueValue = value.kind === "boolean" && value.value;
  if (isTrueValue && !form.isElse && head.args !== undefined && body[0]?.generated === true && !isDefault) {
    // `f(1)` alone.
    if (value.location === head.location) return false;
  }
  return !isTrueValue || form.isConstant || isDefault;
}

function formatName(formatter: Formatter, head: RuleHead, style: Style): void {
  const { writer } = formatter;
  const { parts } = head.reference;
  const [name, second] = parts;
  if (parts.length === 2 && !style.dottedHeads && name !== undefined && second !== undefined) {
    writer.write(`${printTerm(name)}[${printTerm(second)}]`);
  } else formatRef(formatter, head.reference);
  if (head.args === undefined) return;
  writer.write("(");
  const items = head.args.map((arg) => ({
    location: arg.location,
    write: () => formatArgument(formatter, arg),
  }));
  const closed = head.args.at(-1)?.location;
  formatItems(formatter, items, head.location.start, closed ? lastRow(formatter, closed) : head.location.row);
  writer.write(")");
}

function formatArgument(formatter: Formatter, arg: Term): void {
  if (arg.kind === "call") formatPlainTerm(formatter, arg, true);
  else formatTerm(formatter, arg);
}
