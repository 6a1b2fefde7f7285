// Rules as OPA lays them out: heads, bodies, and the branches of `else`.
import type { Body, Rule, RuleHead, Term } from "../syntax/ast.js";
import { compatibleHead } from "../syntax/compatible-head.js";
import { printTerm } from "../syntax/print-term.js";
import { formatBody, formatExpression } from "./format-expression.js";
import { formatItems } from "./format-items.js";
import { formatPlainTerm, formatRef, formatTerm } from "./format-term.js";
import { type Brackets, closingRow, type Formatter, lastRow } from "./formatter.js";
import { leadingUnion } from "./leading-union.js";

/** The words a module may use, and whether refs in heads are written with dots. */
export type Style = {
  readonly isV1: boolean;
  readonly usesIf: boolean;
  readonly usesContains: boolean;
  readonly dottedHeads: boolean;
};

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
    // After `if {` a union would be read as a comprehension.
    const wrapped = usesIf && !isElse && only !== undefined ? leadingUnion(only) : undefined;
    formatBody({ ...formatter, wrapped }, rule.body);
    writer.placeComments(closingRow(formatter, rule.location, isElse ? { pair: "{}" } : bracketsOf(rule)));
    writer.outdent();
    writer.startLine();
    writer.write("}");
  }
  if (rule.else !== undefined) formatElse(formatter, rule, rule.else, style);
}

/** The braces of a rule come after its arguments, or its key. */
function bracketsOf(rule: Rule): Brackets {
  if (rule.head.args !== undefined) return { pair: "{}", after: "()" };
  return compatibleHead(rule).key === undefined ? { pair: "{}" } : { pair: "{}", after: "[]" };
}

function formatElse(formatter: Formatter, rule: Rule, branch: Rule, style: Style): void {
  const { writer, source } = formatter;
  const { row } = branch.location;
  const line = source.text.slice(source.rowStart(row), branch.location.start);
  const commented = writer.hasTrailing || (writer.nextCommentRow ?? row) < row;
  const stays = !commented && line.trim() !== "" && row > rule.location.row;
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
  if (head.value === undefined || !showsValue(rule, head.value, style, form)) return;
  writer.write(head.assign || style.isV1 ? " := " : " = ");
  formatTerm(formatter, head.value);
}

/** `true` is implied where nobody wrote it, and where a body follows; never that of an entry of a partial object. */
function showsValue(rule: Rule, value: Term, style: Style, form: HeadForm): boolean {
  const { head, isDefault } = rule;
  if (value.kind !== "boolean" || !value.value) return true;
  const isEntry = compatibleHead(rule).key !== undefined;
  if (!isEntry && !form.isConstant && !isDefault) return false;
  if (form.isElse || !isImplied(rule, value)) return true;
  return style.isV1 && form.isConstant && !isEntry && head.args === undefined;
}

/** `f(1)` and `p.q.r` alone, and `p.q if …`. */
function isImplied({ head, body, usesIf, isDefault }: Rule, value: Term): boolean {
  if (isDefault) return false;
  if (body[0]?.generated === true) return value.location.start === head.location.start;
  const isPair = head.reference.parts.length === 2 && head.args === undefined;
  return usesIf && isPair && head.generatedValue;
}

function formatName(formatter: Formatter, head: RuleHead, style: Style): void {
  const { writer } = formatter;
  const { parts } = head.reference;
  const [name, second] = parts;
  if (parts.length === 2 && !style.dottedHeads && name !== undefined && second !== undefined) {
    const key = second.kind === "string" ? { ...second, raw: false } : second;
    writer.write(`${printTerm(name)}[${printTerm(key)}]`);
  } else formatRef(formatter, head.reference);
  if (head.args === undefined) return;
  writer.write("(");
  const items = head.args.map((arg) => ({
    location: arg.location,
    terms: [arg],
    write: () => formatArgument(formatter, arg),
  }));
  const { location } = head;
  formatItems(formatter, items, { location, closeRow: closingRow(formatter, location, { pair: "()" }) });
  writer.write(")");
}

function formatArgument(formatter: Formatter, arg: Term): void {
  if (arg.kind === "call") formatPlainTerm(formatter, arg, true);
  else formatTerm(formatter, arg);
}
