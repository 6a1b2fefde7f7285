// OPA's order of terms as written: the order in which its AST JSON and formatter list sets and keys.
import { compareNumbers, numberFromText } from "@palisade/language";
import type { Body, Expression, ExpressionCode, Ref, Term, With } from "./ast.js";
import { isExpression, type Node } from "./walk.js";

const termOrder: readonly Term["kind"][] = [
  "null",
  "boolean",
  "number",
  "string",
  "templateString",
  "var",
  "ref",
  "array",
  "object",
  "set",
  "arrayComprehension",
  "objectComprehension",
  "setComprehension",
  "call",
];

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };
type Comparers = {
  readonly [Kind in Term["kind"]]: (left: TermOf<Kind>, right: TermOf<Kind>) => number;
};

const comparers: Comparers = {
  null: () => 0,
  boolean: (left, right) => Number(left.value) - Number(right.value),
  number: (left, right) => compareNumbers(numberFromText(left.text), numberFromText(right.text)),
  string: (left, right) => compareTexts(left.value, right.value),
  templateString: (left, right) =>
    Number(left.raw) - Number(right.raw) ||
    left.parts.length - right.parts.length ||
    compareLists(left.parts, right.parts, compareNodes),
  var: (left, right) => compareTexts(left.name, right.name),
  ref: (left, right) => compareLists(left.parts, right.parts, compareTerms),
  array: (left, right) => compareLists(left.items, right.items, compareTerms),
  object: (left, right) => {
    const keys = (term: TermOf<"object">) => sortEntries(term.entries);
    const [ours, theirs] = [keys(left), keys(right)];
    return (
      compareLists(ours, theirs, (one, other) => compareTerms(one[0], other[0])) ||
      compareLists(ours, theirs, (one, other) => compareTerms(one[1], other[1]))
    );
  },
  set: (left, right) => compareLists(sortItems(left.items), sortItems(right.items), compareTerms),
  arrayComprehension: (left, right) =>
    compareTerms(left.term, right.term) || compareBodies(left.body, right.body),
  setComprehension: (left, right) =>
    compareTerms(left.term, right.term) || compareBodies(left.body, right.body),
  objectComprehension: (left, right) =>
    compareTerms(left.key, right.key) ||
    compareTerms(left.value, right.value) ||
    compareBodies(left.body, right.body),
  call: (left, right) => compareLists(callTerms(left), callTerms(right), compareTerms),
};

/** Negative, zero or positive, as `left` stands before, with or after `right`. */
export function compareTerms(left: Term, right: Term): number {
  if (left === right) return 0;
  if (left.kind !== right.kind) return termOrder.indexOf(left.kind) - termOrder.indexOf(right.kind);
  return (comparers[left.kind] as (left: Term, right: Term) => number)(left, right);
}

/** Items in order, each once. */
export function sortItems(items: readonly Term[]): readonly Term[] {
  const sorted = items.toSorted(compareTerms);
  return sorted.filter((item, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || compareTerms(previous, item) !== 0;
  });
}

/** Entries in the order of their keys; those of equal keys keep theirs. */
export function sortEntries(entries: readonly (readonly [Term, Term])[]): readonly (readonly [Term, Term])[] {
  return entries.toSorted((left, right) => compareTerms(left[0], right[0]));
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  // By code points, as UTF-8 sorts.
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (one !== other) return rank(one) - rank(other);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareLists<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (left: Item, right: Item) => number,
): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compare(item, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function callTerms(call: { readonly operator: Ref; readonly args: readonly Term[] }): readonly Term[] {
  return [call.operator, ...call.args];
}

function compareNodes(left: Node, right: Node): number {
  if (isExpression(left)) return isExpression(right) ? compareExpressions(left, right) : 1;
  return isExpression(right) ? -1 : compareTerms(left, right);
}

function compareBodies(left: Body, right: Body): number {
  return compareLists(left, right, compareExpressions);
}

const codeOrder: readonly ExpressionCode["kind"][] = ["some", "term", "call", "every", "not", "and", "or"];

function compareExpressions(left: Expression, right: Expression): number {
  return (
    codeOrder.indexOf(left.code.kind) - codeOrder.indexOf(right.code.kind) ||
    Number(left.negated) - Number(right.negated) ||
    compareLists(codeTerms(left.code), codeTerms(right.code), compareTerms) ||
    compareLists(codeBodies(left.code), codeBodies(right.code), compareBodies) ||
    compareLists(left.with, right.with, compareWiths)
  );
}

function compareWiths(left: With, right: With): number {
  return compareTerms(left.target, right.target) || compareTerms(left.value, right.value);
}

function codeTerms(code: ExpressionCode): readonly Term[] {
  switch (code.kind) {
    case "term":
      return [code.term];
    case "call":
      return callTerms(code);
    case "some":
      return code.symbols;
    case "every":
      return [...(code.key ? [code.key] : []), code.value, code.domain];
    default:
      return [];
  }
}

function codeBodies(code: ExpressionCode): readonly Body[] {
  if (code.kind === "every" || code.kind === "not") return [code.body];
  return code.kind === "and" || code.kind === "or" ? [code.left, code.right] : [];
}
