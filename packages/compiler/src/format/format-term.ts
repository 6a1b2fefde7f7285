// Terms as OPA lays them out: one formatter for each kind, which need one another.
import type { Location, Ref, Term } from "../syntax/ast.js";
import { sortItems } from "../syntax/compare-terms.js";
import { operatorName } from "../syntax/operators.js";
import { infixSign, isWord, printTemplateText, printTerm } from "../syntax/print-term.js";
import { isExpression } from "../syntax/walk.js";
import { formatItems, type Item } from "./format-items.js";
import { closingRow, type Formatter, lastRow } from "./formatter.js";
import { isUnion } from "./leading-terms.js";
import { CrowdedLine } from "./line-writer.js";

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };

/** A term; if comments crowd in it, as it was written. */
export function formatTerm(formatter: Formatter, term: Term, parens = false): void {
  const { writer, source } = formatter;
  const mark = writer.mark();
  try {
    formatPlainTerm(formatter, term, parens);
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
  number: formatNumber,
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
      formatter.writer.placeComments(closingRow(formatter, term.location, { pair: "()" }));
    }
  },
  object: (formatter, term) => {
    const entries = term.entries.map(([key, value]) => ({
      location: key.location,
      terms: [key, value],
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
    formatter.bodyBetween(term.body, term.location.row, closingRow(formatter, term.location, { pair: "{}" }));
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
    parens || formatter.wrapped === term,
  );
  if (!writer.inline) writer.startLine();
}

/** As it was written: `.5` stays so. */
function formatNumber({ writer, source }: Formatter, term: TermOf<"number">): void {
  const text = source.textOf(term.location);
  writer.write(/^-?\.\d/.test(text) ? text : term.text);
}

function formatString(formatter: Formatter, term: TermOf<"string">): void {
  const text = formatter.source.textOf(term.location);
  formatter.writer.write(/^["`]/.test(text) ? text : printTerm(term));
}

export function formatRef(formatter: Formatter, ref: { readonly parts: readonly Term[] }): void {
  const [head, ...parts] = ref.parts;
  if (head === undefined) return;
  formatPlainTerm(formatter, head, true);
  formatRefParts(formatter, parts);
}

/** Keywords may follow a dot; where they were quoted, they stay so. */
export function formatRefParts(formatter: Formatter, parts: readonly Term[]): void {
  const { writer, source, keywords } = formatter;
  for (const part of parts) {
    if (part.kind === "string") {
      const quoted = keywords.has(part.value) && source.text[part.location.start] === '"';
      writer.write(
        isWord(part.value) && !quoted ? `.${part.value}` : `[${printTerm({ ...part, raw: false })}]`,
      );
    } else {
      writer.write("[");
      formatTerm(formatter, part);
      writer.write("]");
    }
  }
}

/** A union among the items of a collection would be read as a comprehension. */
function itemOf(formatter: Formatter, protectUnions: boolean): (term: Term) => Item {
  return (term) => ({
    location: term.location,
    terms: [term],
    write: () => formatItem(formatter, term, protectUnions),
  });
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
  formatItems(formatter, items, {
    location,
    closeRow: closingRow(formatter, location, { pair: open + close }),
  });
  formatter.writer.write(close);
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
  const closed = closingRow(formatter, term.location, { pair: open + close });
  formatter.bodyBetween(term.body, term.term.location.row, closed);
  writer.write(close);
}

type CallParts = { readonly operator: Ref; readonly args: readonly Term[]; readonly location: Location };

function formatCallTerm(formatter: Formatter, term: TermOf<"call">, parens: boolean): void {
  const { writer } = formatter;
  const name = operatorName(term.operator);
  const [left, right] = term.args;
  if (name.startsWith("internal.member_")) {
    formatMembership(formatter, term.args, term.args.length > 2 || (parens && formatter.careful));
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
  const { location } = call.operator;
  formatItems(formatter, call.args.map(itemOf(formatter, false)), { location, closeRow: undefined });
  writer.write(")");
}

/** `x in xs` and `k, v in xs`. */
export function formatMembership(formatter: Formatter, args: readonly Term[], parens: boolean): void {
  const { writer } = formatter;
  const [first, second, third] = args;
  if (first === undefined || second === undefined) return;
  if (parens) writer.write("(");
  formatPlainTerm(formatter, first, true);
  writer.write(third === undefined ? " in " : ", ");
  formatPlainTerm(formatter, second, true);
  if (third !== undefined) {
    writer.write(" in ");
    formatPlainTerm(formatter, third, true);
  }
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
      writer.indent();
      formatter.expression(part);
      writer.outdent();
      writer.write("}");
    } else {
      writer.write(part.kind === "string" ? printTemplateText(part.value, term.raw) : printTerm(part));
    }
  }
  writer.write(quote);
}
