// The variables that occur in a tree, each with the first place it occurs at.
import type { Body, Expression, ExpressionCode, Location, Term } from "../../syntax/ast.js";

export type VariableSet = Map<string, Location>;

/** Which occurrences do not count. Names of called functions never do. */
export type Skip = {
  /** Comprehensions, template strings, bodies of `every`, `not`, `and` and `or`. */
  readonly closures?: boolean;
  readonly refHeads?: boolean;
  readonly objectKeys?: boolean;
  readonly sets?: boolean;
  readonly templateStrings?: boolean;
};

/** What matters to whether an expression can be evaluated where it stands. */
export const safetySkip: Skip = { closures: true };
/** What a pattern binds. */
export const patternSkip: Skip = { refHeads: true, objectKeys: true, closures: true };

type Walk = (term: Term, skip: Skip, into: VariableSet) => void;
type TermOf<K extends Term["kind"]> = Extract<Term, { readonly kind: K }>;
type Collectors = {
  readonly [K in Term["kind"]]: (term: TermOf<K>, skip: Skip, into: VariableSet) => void;
};

const nothing = (): void => undefined;

const collectors: Collectors = {
  null: nothing,
  boolean: nothing,
  number: nothing,
  string: nothing,
  var: (term, _skip, into) => {
    if (!into.has(term.name)) into.set(term.name, term.location);
  },
  ref: (term, skip, into) => {
    for (let index = skip.refHeads ? 1 : 0; index < term.parts.length; index++) {
      collectTerm(term.parts[index] as Term, skip, into);
    }
  },
  array: (term, skip, into) => {
    for (const item of term.items) collectTerm(item, skip, into);
  },
  set: (term, skip, into) => {
    if (skip.sets) return;
    for (const item of term.items) collectTerm(item, skip, into);
  },
  object: (term, skip, into) => {
    for (const [key, value] of term.entries) {
      if (!skip.objectKeys) collectTerm(key, skip, into);
      collectTerm(value, skip, into);
    }
  },
  arrayComprehension: (term, skip, into) => collectClosure([term.term], term.body, skip, into),
  setComprehension: (term, skip, into) => collectClosure([term.term], term.body, skip, into),
  objectComprehension: (term, skip, into) => collectClosure([term.key, term.value], term.body, skip, into),
  call: (term, skip, into) => {
    collectOperator(term.operator, skip, into);
    for (const arg of term.args) collectTerm(arg, skip, into);
  },
  templateString: (term, skip, into) => {
    if (skip.closures || skip.templateStrings) return;
    for (const part of term.parts) {
      if ("code" in part) collectExpression(part, skip, into);
    }
  },
};

function collectClosure(terms: readonly Term[], body: Body, skip: Skip, into: VariableSet): void {
  if (skip.closures) return;
  for (const term of terms) collectTerm(term, skip, into);
  collectBody(body, skip, into);
}

function collectOperator(operator: Term & { kind: "ref" }, skip: Skip, into: VariableSet): void {
  for (const part of operator.parts.slice(1)) collectTerm(part, skip, into);
}

export function collectTerm(term: Term, skip: Skip, into: VariableSet): void {
  (collectors[term.kind] as Walk)(term, skip, into);
}

export function collectBody(body: Body, skip: Skip, into: VariableSet): void {
  for (const expression of body) collectExpression(expression, skip, into);
}

export function collectExpression(expression: Expression, skip: Skip, into: VariableSet): void {
  collectCode(expression, skip, into);
  for (const { target, value } of expression.with) {
    // What a `with` replaces, and a function it puts there, are names and not variables.
    for (const term of [target, value]) {
      if (term.kind === "ref") collectOperator(term, skip, into);
      else if (term === value) collectTerm(term, skip, into);
    }
  }
}

function collectCode({ code }: Expression, skip: Skip, into: VariableSet): void {
  (codeCollectors[code.kind] as (code: ExpressionCode, skip: Skip, into: VariableSet) => void)(
    code,
    skip,
    into,
  );
}

type CodeOf<K extends ExpressionCode["kind"]> = Extract<ExpressionCode, { readonly kind: K }>;
type CodeCollectors = {
  readonly [K in ExpressionCode["kind"]]: (code: CodeOf<K>, skip: Skip, into: VariableSet) => void;
};

const collectOperands = (code: CodeOf<"and" | "or">, skip: Skip, into: VariableSet): void => {
  if (skip.closures) return;
  collectBody(code.left, skip, into);
  collectBody(code.right, skip, into);
};

const codeCollectors: CodeCollectors = {
  term: (code, skip, into) => collectTerm(code.term, skip, into),
  call: (code, skip, into) => {
    collectOperator(code.operator, skip, into);
    for (const arg of code.args) collectTerm(arg, skip, into);
  },
  some: (code, skip, into) => {
    for (const symbol of code.symbols) collectTerm(symbol, skip, into);
  },
  every: (code, skip, into) => {
    const binders = code.key === undefined ? [code.value] : [code.key, code.value];
    collectClosure(binders, code.body, skip, into);
    collectTerm(code.domain, skip, into);
  },
  not: (code, skip, into) => collectClosure([], code.body, skip, into),
  and: collectOperands,
  or: collectOperands,
};

export function variablesOfTerm(term: Term, skip: Skip = {}): VariableSet {
  const into: VariableSet = new Map();
  collectTerm(term, skip, into);
  return into;
}

export function variablesOfBody(body: Body, skip: Skip = {}): VariableSet {
  const into: VariableSet = new Map();
  collectBody(body, skip, into);
  return into;
}

export function variablesOfExpression(expression: Expression, skip: Skip = {}): VariableSet {
  const into: VariableSet = new Map();
  collectExpression(expression, skip, into);
  return into;
}
