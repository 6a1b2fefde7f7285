// Walks a tree from the outside in.
import type { Body, Expression, ExpressionCode, Ref, Rule, Term } from "../../syntax/ast.js";

/** A visitor that answers `true` does not want to see what is below. */
export type Visitor = {
  readonly term?: (term: Term) => boolean | undefined;
  readonly expression?: (expression: Expression) => boolean | undefined;
  readonly operator?: (operator: Ref) => void;
};

type TermOf<K extends Term["kind"]> = Extract<Term, { readonly kind: K }>;
type TermVisitors = { readonly [K in Term["kind"]]: (term: TermOf<K>, visitor: Visitor) => void };

const nothing = (): void => undefined;

const termVisitors: TermVisitors = {
  null: nothing,
  boolean: nothing,
  number: nothing,
  string: nothing,
  var: nothing,
  ref: (term, visitor) => visitTerms(term.parts, visitor),
  array: (term, visitor) => visitTerms(term.items, visitor),
  set: (term, visitor) => visitTerms(term.items, visitor),
  object: (term, visitor) => {
    for (const entry of term.entries) visitTerms(entry, visitor);
  },
  arrayComprehension: (term, visitor) => {
    visitTerm(term.term, visitor);
    visitBody(term.body, visitor);
  },
  setComprehension: (term, visitor) => {
    visitTerm(term.term, visitor);
    visitBody(term.body, visitor);
  },
  objectComprehension: (term, visitor) => {
    visitTerm(term.key, visitor);
    visitTerm(term.value, visitor);
    visitBody(term.body, visitor);
  },
  call: (term, visitor) => {
    visitor.operator?.(term.operator);
    visitTerms(term.args, visitor);
  },
  templateString: (term, visitor) => {
    for (const part of term.parts) {
      if ("code" in part) visitExpression(part, visitor);
      else visitTerm(part, visitor);
    }
  },
};

export function visitTerm(term: Term, visitor: Visitor): void {
  if (visitor.term?.(term) === true) return;
  (termVisitors[term.kind] as (term: Term, visitor: Visitor) => void)(term, visitor);
}

export function visitTerms(terms: readonly Term[], visitor: Visitor): void {
  for (const term of terms) visitTerm(term, visitor);
}

type CodeOf<K extends ExpressionCode["kind"]> = Extract<ExpressionCode, { readonly kind: K }>;
type CodeVisitors = {
  readonly [K in ExpressionCode["kind"]]: (code: CodeOf<K>, visitor: Visitor) => void;
};

const visitOperands = (code: CodeOf<"and" | "or">, visitor: Visitor): void => {
  visitBody(code.left, visitor);
  visitBody(code.right, visitor);
};

const codeVisitors: CodeVisitors = {
  term: (code, visitor) => visitTerm(code.term, visitor),
  call: (code, visitor) => {
    visitor.operator?.(code.operator);
    visitTerms(code.args, visitor);
  },
  some: (code, visitor) => visitTerms(code.symbols, visitor),
  every: (code, visitor) => {
    if (code.key !== undefined) visitTerm(code.key, visitor);
    visitTerm(code.value, visitor);
    visitTerm(code.domain, visitor);
    visitBody(code.body, visitor);
  },
  not: (code, visitor) => visitBody(code.body, visitor),
  and: visitOperands,
  or: visitOperands,
};

export function visitExpression(expression: Expression, visitor: Visitor): void {
  if (visitor.expression?.(expression) === true) return;
  (codeVisitors[expression.code.kind] as (code: ExpressionCode, visitor: Visitor) => void)(
    expression.code,
    visitor,
  );
  for (const modifier of expression.with) {
    visitTerm(modifier.target, visitor);
    visitTerm(modifier.value, visitor);
  }
}

export function visitBody(body: Body, visitor: Visitor): void {
  for (const expression of body) visitExpression(expression, visitor);
}

/** A rule's head (but for its reference) and body; not its `else`. */
export function visitRule(rule: Rule, visitor: Visitor): void {
  visitTerms(rule.head.args ?? [], visitor);
  if (rule.head.key !== undefined) visitTerm(rule.head.key, visitor);
  if (rule.head.value !== undefined) visitTerm(rule.head.value, visitor);
  visitBody(rule.body, visitor);
}
