// Rules, expressions and terms as OPA's AST JSON.
import type { Body, Expression, ExpressionCode, Rule, RuleHead, Term, With } from "./ast.js";
import { sortEntries, sortItems } from "./compare-terms.js";
import { isExpression } from "./walk.js";

export type JsonObject = { readonly [key: string]: unknown };

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };
type Writers = {
  readonly [Kind in Term["kind"]]: (term: TermOf<Kind>) => { readonly type: string; readonly value: unknown };
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
  ref: (term) => ({ type: "ref", value: refJson(term) }),
  array: (term) => ({ type: "array", value: term.items.map(termJson) }),
  set: (term) => ({ type: "set", value: sortItems(term.items).map(termJson) }),
  object: (term) => ({
    type: "object",
    value: sortEntries(term.entries).map(([key, value]) => [termJson(key), termJson(value)]),
  }),
  arrayComprehension: (term) => ({
    type: "arraycomprehension",
    value: { term: termJson(term.term), body: bodyJson(term.body) },
  }),
  setComprehension: (term) => ({
    type: "setcomprehension",
    value: { term: termJson(term.term), body: bodyJson(term.body) },
  }),
  objectComprehension: (term) => ({
    type: "objectcomprehension",
    value: { key: termJson(term.key), value: termJson(term.value), body: bodyJson(term.body) },
  }),
  call: (term) => ({ type: "call", value: [termJson(term.operator), ...term.args.map(termJson)] }),
  templateString: (term) => ({
    type: "templatestring",
    value: {
      parts:
        term.parts.length === 0
          ? null
          : term.parts.map((part) => (isExpression(part) ? expressionJson(part, 0) : termJson(part))),
      multi_line: term.raw,
    },
  }),
};

export function termJson(term: Term): JsonObject {
  return (writers[term.kind] as (term: Term) => JsonObject)(term);
}

export function refJson(ref: { readonly parts: readonly Term[] }): readonly JsonObject[] {
  return ref.parts.map(termJson);
}

export function bodyJson(body: Body): readonly JsonObject[] {
  return body.map(expressionJson);
}

type CodeWriters = {
  readonly [Kind in ExpressionCode["kind"]]: (code: ExpressionCode & { readonly kind: Kind }) => unknown;
};

const codeWriters: CodeWriters = {
  term: (code) => termJson(code.term),
  call: (code) => [termJson(code.operator), ...code.args.map(termJson)],
  some: (code) => ({ symbols: code.symbols.map(termJson) }),
  every: (code) => ({
    key: code.key === undefined ? null : termJson(code.key),
    value: termJson(code.value),
    domain: termJson(code.domain),
    body: bodyJson(code.body),
  }),
  not: (code) => ({ type: "not", body: bodyJson(code.body), explicit_body: code.explicit }),
  and: logicalJson,
  or: logicalJson,
};

function logicalJson(code: ExpressionCode & { readonly kind: "and" | "or" }): unknown {
  return {
    type: code.kind,
    lhs: bodyJson(code.left),
    rhs: bodyJson(code.right),
    ...(code.explicitLeft ? { explicit_lhs: true } : {}),
    ...(code.explicitRight ? { explicit_rhs: true } : {}),
  };
}

export function expressionJson(expression: Expression, index: number): JsonObject {
  return {
    index,
    terms: (codeWriters[expression.code.kind] as (code: ExpressionCode) => unknown)(expression.code),
    ...(expression.generated ? { generated: true } : {}),
    ...(expression.negated ? { negated: true } : {}),
    ...(expression.with.length > 0 ? { with: expression.with.map(withJson) } : {}),
  };
}

function withJson(one: With): JsonObject {
  return { target: termJson(one.target), value: termJson(one.value) };
}

/** `usesIf` tells apart what only the text shows: `p[x]` before `if` from `p[x]` before a brace. */
function headJson(head: RuleHead, form: HeadForm): JsonObject {
  const { name, key } = compatibleName(head, form);
  return {
    ...(name === undefined ? {} : { name }),
    ...(head.args === undefined ? {} : { args: head.args.map(termJson) }),
    ...(key === undefined ? {} : { key: termJson(key) }),
    ...(head.value === undefined ? {} : { value: termJson(head.value) }),
    ...(head.assign ? { assign: true } : {}),
    ref: refJson(head.reference),
  };
}

type HeadForm = "default" | "headOnly" | "if" | "braces";

/** OPA fills `name` and `key` for readers of before there were refs in heads; when, is history. */
function compatibleName(head: RuleHead, form: HeadForm): { name?: string; key?: Term } {
  const [first, second, third] = head.reference.parts;
  const found: { name?: string; key?: Term } = head.key === undefined ? {} : { key: head.key };
  const name = first?.kind === "var" ? first.name : undefined;
  if (second === undefined) return name === undefined ? found : { ...found, name };
  if (third !== undefined || head.key !== undefined || name === undefined || form === "default") return found;
  if (form === "if") {
    const named = head.generatedValue && head.args === undefined ? {} : { name };
    return head.args === undefined && !isGround(second) ? { ...named, key: second } : named;
  }
  return head.args === undefined ? { name, key: second } : {};
}

/** Without variables and refs. */
function isGround(term: Term): boolean {
  if (term.kind === "array" || term.kind === "set") return term.items.every(isGround);
  if (term.kind === "object") return term.entries.every(([key, value]) => isGround(key) && isGround(value));
  return term.kind === "null" || term.kind === "boolean" || term.kind === "number" || term.kind === "string";
}

function formOf(rule: Rule, usesIf: boolean): HeadForm {
  if (rule.isDefault) return "default";
  const [first] = rule.body;
  if (rule.body.length === 1 && first?.generated === true) return "headOnly";
  return usesIf ? "if" : "braces";
}

export function ruleJson(rule: Rule, usesIf = true): JsonObject {
  const form = formOf(rule, usesIf);
  let branch: JsonObject | undefined;
  const branches: Rule[] = [];
  for (let next: Rule | undefined = rule.else; next !== undefined; next = next.else) branches.push(next);
  for (const next of branches.reverse()) branch = oneRuleJson(next, form, branch);
  return oneRuleJson(rule, form, branch);
}

function oneRuleJson(rule: Rule, form: HeadForm, otherwise: JsonObject | undefined): JsonObject {
  return {
    body: bodyJson(rule.body),
    ...(rule.isDefault ? { default: true } : {}),
    ...(otherwise === undefined ? {} : { else: otherwise }),
    head: headJson(rule.head, form),
  };
}
