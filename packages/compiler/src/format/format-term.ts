// Terms as OPA lays them out: one formatter for each kind, which need one another.

import type { SourceFile } from "../source/source-file.js";
import type { Body, Location, Ref, Term } from "../syntax/ast.js";
import { sortItems } from "../syntax/compare-terms.js";
import { operatorName } from "../syntax/operators.js";
import { infixSign, isWord, printRefPart, printTemplateText, printTerm } from "../syntax/print-term.js";
import { isExpression } from "../syntax/walk.js";
import { CrowdedLine, type LineWriter } from "./line-writer.js";

/** What formatters of terms and of expressions share. */
export type Formatter = {
  readonly writer: LineWriter;
  readonly source: SourceFile;
  /** Writes a body between the brackets of a comprehension or of `every`. */
  readonly bodyBetween: (body: Body, opened: number, closed: number) => void;
  readonly expression: (expression: Body[number]) => void;
};

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };

export function lastRow({ source }: Formatter, location: Location): number {
  return source.row(Math.max(location.start, location.end - 1));
}

/** A term; if comments crowd in it, as it was written. */
export function formatTerm(formatter: Formatter, term: Term): void {
  const { writer, source } = formatter;
  const mark = writer.mark();
  try {
    formatPlainTerm(formatter, term, false);
  } catch (crowded) {
    if (!(crowded instanceof CrowdedLine)) throw crowded;
    const { location } = term;
    writer.writeAsWritten(mark, source.textOf(location), location.row, lastRow(formatter, location));
  }
}

type TermFormatters = {
  readonly [Kind in Term["kind"]]: (formatter: Formatter, term: TermOf<Kind>, parens: boolean) => void;
};

const constant = ({ writer }: Formatter, term: Term): void => writer.write(printTerm(term));

const formatters: TermFormatters = {
  null: constant,
  boolean: constant,
  number: constant,
  string: formatString,
  var: constant,
  ref: formatRef,
  array: (formatter, term) =>
    bracketed(formatter, term.items.map(itemOf(formatter, true)), term.location, "[", "]"),
  set: (formatter, term) => {
    if (term.items.length > 0) {
      // What is in it twice is written once, as OPA does.
      const distinct = new Set(sortItems(term.items));
      const items = term.items.filter((item) => distinct.has(item));
      bracketed(formatter, items.map(itemOf(formatter, true)), term.location, "{", "}");
    } else {
      formatter.writer.write("set()");
      formatter.writer.placeComments(lastRow(formatter, term.location));
    }
  },
  object: (formatter, term) => {
    const entries = term.entries.map(([key, value]) => ({
      location: key.location,
      write: () => {
        formatItem(formatter, key, true);
        formatter.writer.write(": ");
        formatItem(formatter, value, true);
      },
    }));
    bracketed(formatter, entries, term.location, "{", "}");
  },
  arrayComprehension: (formatter, term) => formatComprehension(formatter, term, "[", "]"),
  setComprehension: (formatter, term) => formatComprehension(formatter, term, "{", "}"),
  objectComprehension: (formatter, term) => {
    const { writer } = formatter;
    writer.write("{");
    formatItem(formatter, term.key, true);
    writer.write(": ");
    formatPlainTerm(formatter, term.value, true);
    writer.write(" |");
    formatter.bodyBetween(term.body, term.location.row, lastRow(formatter, term.location));
    writer.write("}");
  },
  call: (formatter, term, parens) => formatCallTerm(formatter, term, parens),
  templateString: formatTemplate,
};

/** `parens`: whether an operator stands in parentheses here. */
export function formatPlainTerm(formatter: Formatter, term: Term, parens: boolean): void {
  const { writer } = formatter;
  writer.placeComments(term.location.row);
  if (!writer.inline) writer.startLine();
  (formatters[term.kind] as (formatter: Formatter, term: Term, parens: boolean) => void)(
    formatter,
    term,
    parens,
  );
  if (!writer.inline) writer.startLine();
}

function formatString(formatter: Formatter, term: TermOf<"string">): void {
  const text = formatter.source.textOf(term.location);
  formatter.writer.write(/^["`]/.test(text) ? text : printTerm(term));
}

export function formatRef(formatter: Formatter, ref: { readonly parts: readonly Term[] }): void {
  const { writer, source } = formatter;
  const [head, ...parts] = ref.parts;
  if (head === undefined) return;
  formatPlainTerm(formatter, head, true);
  for (const part of parts) {
    if (part.kind === "string") {
      // Keywords may follow a dot; where they were quoted, they stay so.
      const quoted = source.text[part.location.start] === '"';
      writer.write(isWord(part.value) && !quoted ? `.${part.value}` : printRefPart(part));
    } else {
      writer.write("[");
      formatTerm(formatter, part);
      writer.write("]");
    }
  }
}

function isUnion(term: Term): boolean {
  return term.kind === "call" && operatorName(term.operator) === "or";
}

type Item = { readonly location: Location; readonly write: () => void };

/** A union among the items of a collection would be read as a comprehension. */
function itemOf(formatter: Formatter, protectUnions: boolean): (term: Term) => Item {
  return (term) => ({ location: term.location, write: () => formatItem(formatter, term, protectUnions) });
}

function formatItem(formatter: Formatter, term: Term, protectUnions: boolean): void {
  const parens = isUnion(term) && (protectUnions || inParens(formatter, term.location));
  if (parens) formatter.writer.write("(");
  formatTerm(formatter, term);
  if (parens) formatter.writer.write(")");
}

/** Whether an argument was put in parentheses of its own. */
function inParens({ source }: Formatter, location: Location): boolean {
  const before = source.text.slice(Math.max(0, location.start - 40), location.start).trimEnd();
  return /[(,]\s*\($/.test(before);
}

function bracketed(
  formatter: Formatter,
  items: readonly Item[],
  location: Location,
  open: string,
  close: string,
): void {
  formatter.writer.write(open);
  formatItems(formatter, items, location.start, lastRow(formatter, location));
  formatter.writer.write(close);
}

/**
 * Items in the lines in which they were written; over several lines, each ends with a comma.
 * Arguments of calls have no `closeRow`: a break before the first, or after the last, is none of theirs.
 */
export function formatItems(
  formatter: Formatter,
  items: readonly Item[],
  start: number,
  closeRow: number | undefined,
): void {
  const { writer, source } = formatter;
  const [first] = items;
  const openRow = source.row(start);
  const lines: Item[][] = [];
  let row = openRow;
  for (const item of items) {
    const line = lines.at(-1);
    if (line === undefined || item.location.row > row) lines.push([item]);
    else line.push(item);
    row = item.location.row;
  }
  const closes = closeRow !== undefined;
  if (closes && lines.length <= 1 && writer.hasCommentBetween(openRow, closeRow)) throw new CrowdedLine();
  const several = lines.length > 1 || (closes && first !== undefined && first.location.row > openRow);
  if (several) {
    writer.delayTrailing();
    writer.endLine();
    writer.indent();
    writer.startLine();
  }
  lines.forEach((line, index) => {
    if (index > 0) {
      writer.write(",");
      writer.endLine();
      writer.startLine();
    }
    line.forEach((item, position) => {
      if (position > 0) writer.write(", ");
      item.write();
    });
  });
  if (!several) return;
  writer.write(",");
  writer.endLine();
  if (closes) writer.placeComments(closeRow);
  writer.outdent();
  writer.startLine();
}

function formatComprehension(
  formatter: Formatter,
  term: TermOf<"arrayComprehension" | "setComprehension">,
  open: string,
  close: string,
): void {
  const { writer } = formatter;
  writer.write(open);
  if (term.term.location.row > term.location.row) {
    writer.endLine();
    writer.startLine();
  }
  formatPlainTerm(formatter, term.term, true);
  writer.write(" |");
  formatter.bodyBetween(term.body, term.term.location.row, lastRow(formatter, term.location));
  writer.write(close);
}

type CallParts = { readonly operator: Ref; readonly args: readonly Term[]; readonly location: Location };

function formatCallTerm(formatter: Formatter, term: TermOf<"call">, parens: boolean): void {
  const { writer } = formatter;
  const name = operatorName(term.operator);
  const [left, right] = term.args;
  if (name.startsWith("internal.member_")) {
    formatMembership(formatter, term.args, true);
    return;
  }
  const sign = infixSign(name);
  if (sign === undefined || left === undefined || right === undefined || term.args.length !== 2) {
    formatCall(formatter, term);
    return;
  }
  if (parens) writer.write("(");
  formatPlainTerm(formatter, left, true);
  writer.write(` ${sign} `);
  formatPlainTerm(formatter, right, true);
  if (parens) writer.write(")");
}

export function formatCall(formatter: Formatter, call: CallParts): void {
  const { writer } = formatter;
  formatRef(formatter, call.operator);
  writer.write("(");
  formatItems(formatter, call.args.map(itemOf(formatter, false)), call.operator.location.start, undefined);
  writer.write(")");
}

/** `x in xs` and `k, v in xs`; the latter in parentheses among other terms. */
export function formatMembership(formatter: Formatter, args: readonly Term[], parens: boolean): void {
  const { writer } = formatter;
  const [first, second, third] = args;
  if (first === undefined || second === undefined) return;
  if (third !== undefined && parens) writer.write("(");
  formatPlainTerm(formatter, first, true);
  writer.write(third === undefined ? " in " : ", ");
  formatPlainTerm(formatter, second, true);
  if (third === undefined) return;
  writer.write(" in ");
  formatPlainTerm(formatter, third, true);
  if (parens) writer.write(")");
}

function formatTemplate(formatter: Formatter, term: TermOf<"templateString">): void {
  const { writer } = formatter;
  const lastComment = lastRow(formatter, term.location) + 1;
  // Comments inside of a template string stay where they are, and so does all of it.
  if (writer.hasCommentBetween(term.location.row - 1, lastComment)) throw new CrowdedLine();
  const quote = term.raw ? "`" : '"';
  writer.write(`$${quote}`);
  for (const part of term.parts) {
    if (isExpression(part)) {
      writer.write("{");
      formatter.expression(part);
      writer.write("}");
    } else {
      writer.write(part.kind === "string" ? printTemplateText(part.value, term.raw) : printTerm(part));
    }
  }
  writer.write(quote);
}
