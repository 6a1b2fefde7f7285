// Rules, expressions and terms as OPA's AST JSON.
import type { Body, Expression, ExpressionCode, Location, Rule, RuleHead, Term, With } from "./ast.js";
import { sortEntries, sortItems } from "./compare-terms.js";
import { type CompatibleHead, compatibleHead, type HeadForm, headForm } from "./compatible-head.js";
import { isExpression } from "./walk.js";

export type JsonObject = { readonly [key: string]: unknown };

/** What is written of places: a `location` member, or nothing. */
export type Place = (location: Location) => JsonObject;

export const nowhere: Place = () => ({});

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };
type Writers = {
  readonly [Kind in Term["kind"]]: (
    term: TermOf<Kind>,
    place: Place,
  ) => { readonly type: string; readonly value: unknown };
};

/** A number whose text JSON.stringify would change is kept by the writer of the JSON text. */
export class NumberJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): number {
    return Number(this.text);
  }
}

const writers: Writers = {
  null: () => ({ type: "null", value: {} }),
  boolean: (term) => ({ type: "boolean", value: term.value }),
  number: (term) => ({ type: "number", value: new NumberJson(term.text) }),
  string: (term) => ({ type: "string", value: term.value }),
  var: (term) => ({ type: "var", value: term.name }),
  ref: (term, place) => ({ type: "ref", value: refJson(term, place) }),
  array: (term, place) => ({ type: "array", value: term.items.map((item) => termJson(item, place)) }),
  set: (term, place) => ({ type: "set", value: sortItems(term.items).map((item) => termJson(item, place)) }),
  object: (term, place) => ({
    type: "object",
    value: sortEntries(term.entries).map(([key, value]) => [termJson(key, place), termJson(value, place)]),
  }),
  arrayComprehension: (term, place) => ({
    type: "arraycomprehension",
    value: { term: termJson(term.term, place), body: bodyJson(term.body, place) },
  }),
  setComprehension: (term, place) => ({
    type: "setcomprehension",
    value: { term: termJson(term.term, place), body: bodyJson(term.body, place) },
  }),
  objectComprehension: (term, place) => ({
    type: "objectcomprehension",
    value: {
      key: termJson(term.key, place),
      value: termJson(term.value, place),
      body: bodyJson(term.body, place),
    },
  }),
  call: (term, place) => ({
    type: "call",
    value: [termJson(term.operator, place), ...term.args.map((item) => termJson(item, place))],
  }),
  templateString: (term, place) => ({
    type: "templatestring",
    value: {
      parts:
        term.parts.length === 0
          ? null
          : term.parts.map((part) =>
              isExpression(part) ? expressionJson(part, 0, place) : termJson(part, place),
            ),
      multi_line: term.raw,
    },
  }),
};

export function termJson(term: Term, place: Place = nowhere): JsonObject {
  const json = (writers[term.kind] as (term: Term, place: Place) => JsonObject)(term, place);
  return place === nowhere ? json : { ...place(term.location), ...json };
}

export function refJson(ref: { readonly parts: readonly Term[] }, place: Place): readonly JsonObject[] {
  return ref.parts.map((item) => termJson(item, place));
}

export function bodyJson(body: Body, place: Place): readonly JsonObject[] {
  return body.map((expression, index) => expressionJson(expression, index, place));
}

type CodeWriters = {
  readonly [Kind in ExpressionCode["kind"]]: (
    code: ExpressionCode & { readonly kind: Kind },
    place: Place,
  ) => unknown;
};

const codeWriters: CodeWriters = {
  term: (code, place) => termJson(code.term, place),
  call: (code, place) => [termJson(code.operator, place), ...code.args.map((item) => termJson(item, place))],
  some: (code, place) => ({ symbols: code.symbols.map((item) => termJson(item, place)) }),
  every: (code, place) => ({
    key: code.key === undefined ? null : termJson(code.key, place),
    value: termJson(code.value, place),
    domain: termJson(code.domain, place),
    body: bodyJson(code.body, place),
  }),
  not: (code, place) => ({ type: "not", body: bodyJson(code.body, place), explicit_body: code.explicit }),
  and: logicalJson,
  or: logicalJson,
};

function logicalJson(code: ExpressionCode & { readonly kind: "and" | "or" }, place: Place): unknown {
  return {
    type: code.kind,
    lhs: bodyJson(code.left, place),
    rhs: bodyJson(code.right, place),
    ...(code.explicitLeft ? { explicit_lhs: true } : {}),
    ...(code.explicitRight ? { explicit_rhs: true } : {}),
  };
}

const write = codeWriters as { readonly [kind: string]: (code: ExpressionCode, place: Place) => unknown };

/** What is a node of its own for OPA carries the place, too. */
function termsJson({ code, location }: Expression, place: Place): unknown {
  const terms = write[code.kind]?.(code, place);
  if (code.kind === "term" || code.kind === "call") return terms;
  return { ...place(location), ...(terms as JsonObject) };
}

export function expressionJson(expression: Expression, index: number, place: Place): JsonObject {
  return {
    ...place(expression.location),
    index,
    terms: termsJson(expression, place),
    ...(expression.generated ? { generated: true } : {}),
    ...(expression.negated ? { negated: true } : {}),
    ...(expression.with.length > 0 ? { with: expression.with.map((item) => withJson(item, place)) } : {}),
  };
}

function withJson(one: With, place: Place): JsonObject {
  return { ...place(one.location), target: termJson(one.target, place), value: termJson(one.value, place) };
}

function headJson(head: RuleHead, { name, key }: CompatibleHead, place: Place): JsonObject {
  return {
    ...place(head.location),
    ...(name === undefined ? {} : { name }),
    ...(head.args === undefined ? {} : { args: head.args.map((item) => termJson(item, place)) }),
    ...(key === undefined ? {} : { key: termJson(key, place) }),
    ...(head.value === undefined ? {} : { value: termJson(head.value, place) }),
    ...(head.assign ? { assign: true } : {}),
    ref: refJson(head.reference, place),
  };
}

export function ruleJson(rule: Rule, place: Place): JsonObject {
  const form = headForm(rule);
  let branch: JsonObject | undefined;
  const branches: Rule[] = [];
  for (let next: Rule | undefined = rule.else; next !== undefined; next = next.else) branches.push(next);
  for (const next of branches.reverse()) branch = oneRuleJson(next, form, branch, place);
  return oneRuleJson(rule, form, branch, place);
}

function oneRuleJson(
  rule: Rule,
  form: HeadForm,
  otherwise: JsonObject | undefined,
  place: Place,
): JsonObject {
  return {
    ...place(rule.location),
    body: bodyJson(rule.body, place),
    ...(rule.isDefault ? { default: true } : {}),
    ...(otherwise === undefined ? {} : { else: otherwise }),
    head: headJson(rule.head, compatibleHead(rule, form), place),
  };
}
