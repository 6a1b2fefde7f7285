// Rebuilds a tree with its parts replaced; what did not change is shared, not copied.
import type { Body, Expression, ExpressionCode, Ref, Term, With } from "../../syntax/ast.js";

/** What to put in the place of the terms and bodies straight below a node. */
export type Rewrite = {
  readonly term: (term: Term) => Term;
  readonly body: (body: Body) => Body;
  /** For the parts of template strings that are expressions; `mapExpression` if absent. */
  readonly expression?: (expression: Expression) => Expression;
  /** For the refs that calls name; unchanged if absent. */
  readonly operator?: (operator: Ref) => Ref;
};

/** `items` itself if `change` changed none. */
export function mapShared<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let result: T[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const before = items[index] as T;
    const after = change(before);
    if (after !== before && result === undefined) result = items.slice(0, index);
    result?.push(after);
  }
  return result ?? items;
}

type TermOf<K extends Term["kind"]> = Extract<Term, { readonly kind: K }>;
type TermMappers = { readonly [K in Term["kind"]]: (term: TermOf<K>, rewrite: Rewrite) => Term };

const same = <T>(term: T): T => term;

const termMappers: TermMappers = {
  null: same,
  boolean: same,
  number: same,
  string: same,
  var: same,
  ref: (term, { term: change }) => {
    const parts = mapShared(term.parts, change);
    return parts === term.parts ? term : { ...term, parts };
  },
  array: (term, { term: change }) => {
    const items = mapShared(term.items, change);
    return items === term.items ? term : { ...term, items };
  },
  set: (term, { term: change }) => {
    const items = mapShared(term.items, change);
    return items === term.items ? term : { ...term, items };
  },
  object: (term, { term: change }) => {
    const entries = mapShared(term.entries, (entry) => {
      const key = change(entry[0]);
      const value = change(entry[1]);
      return key === entry[0] && value === entry[1] ? entry : ([key, value] as const);
    });
    return entries === term.entries ? term : { ...term, entries };
  },
  // The body before the term: what the body declares, the term uses.
  arrayComprehension: (term, rewrite) => {
    const body = rewrite.body(term.body);
    return { ...term, body, term: rewrite.term(term.term) };
  },
  setComprehension: (term, rewrite) => {
    const body = rewrite.body(term.body);
    return { ...term, body, term: rewrite.term(term.term) };
  },
  objectComprehension: (term, rewrite) => {
    const body = rewrite.body(term.body);
    const key = rewrite.term(term.key);
    return { ...term, body, key, value: rewrite.term(term.value) };
  },
  call: (term, rewrite) => {
    const operator = rewrite.operator?.(term.operator) ?? term.operator;
    const args = mapShared(term.args, rewrite.term);
    return operator === term.operator && args === term.args ? term : { ...term, operator, args };
  },
  templateString: (term, rewrite) => {
    const change = rewrite.expression ?? ((expression: Expression) => mapExpression(expression, rewrite));
    const parts = mapShared(term.parts, (part) => ("code" in part ? change(part) : part));
    return parts === term.parts ? term : { ...term, parts };
  },
};

/** The term with its immediate parts replaced. */
export function mapTermParts(term: Term, rewrite: Rewrite): Term {
  return (termMappers[term.kind] as (term: Term, rewrite: Rewrite) => Term)(term, rewrite);
}

type CodeOf<K extends ExpressionCode["kind"]> = Extract<ExpressionCode, { readonly kind: K }>;
type CodeMappers = {
  readonly [K in ExpressionCode["kind"]]: (code: CodeOf<K>, rewrite: Rewrite) => ExpressionCode;
};

const mapOperands = (code: CodeOf<"and" | "or">, rewrite: Rewrite): ExpressionCode => ({
  ...code,
  left: rewrite.body(code.left),
  right: rewrite.body(code.right),
});

const codeMappers: CodeMappers = {
  term: (code, rewrite) => {
    const term = rewrite.term(code.term);
    return term === code.term ? code : { ...code, term };
  },
  call: (code, rewrite) => {
    const operator = rewrite.operator?.(code.operator) ?? code.operator;
    const args = mapShared(code.args, rewrite.term);
    return operator === code.operator && args === code.args ? code : { ...code, operator, args };
  },
  some: (code, rewrite) => {
    const symbols = mapShared(code.symbols, rewrite.term);
    return symbols === code.symbols ? code : { ...code, symbols };
  },
  every: (code, rewrite) => ({
    ...code,
    ...(code.key === undefined ? {} : { key: rewrite.term(code.key) }),
    value: rewrite.term(code.value),
    domain: rewrite.term(code.domain),
    body: rewrite.body(code.body),
  }),
  not: (code, rewrite) => ({ ...code, body: rewrite.body(code.body) }),
  and: mapOperands,
  or: mapOperands,
};

/** The expression with the immediate parts of what it does, and of its `with`s, replaced. */
export function mapExpression(expression: Expression, rewrite: Rewrite): Expression {
  const mapper = codeMappers[expression.code.kind] as (
    code: ExpressionCode,
    rewrite: Rewrite,
  ) => ExpressionCode;
  const code = mapper(expression.code, rewrite);
  const modifiers = mapShared(expression.with, (modifier) => mapWith(modifier, rewrite));
  return code === expression.code && modifiers === expression.with
    ? expression
    : { ...expression, code, with: modifiers };
}

function mapWith(modifier: With, rewrite: Rewrite): With {
  const target = rewrite.term(modifier.target);
  const value = rewrite.term(modifier.value);
  return target === modifier.target && value === modifier.value ? modifier : { ...modifier, target, value };
}
