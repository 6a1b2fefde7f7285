// `$"a {x}"` becomes `internal.template_string(["a ", {v | v = x}])`: what is undefined is an empty set.
import type { Body, Expression, Rule, Term } from "../../syntax/ast.js";
import type { RuleTree } from "../checked-module.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { findInTree, type PolicyTree } from "../rule-tree.js";
import { KnownNames, type NameTest, rootNames } from "../safety/known-names.js";
import { type Arity, bodyOutputs } from "../safety/outputs.js";
import { isComprehension, isConstant, isWildcard } from "../tree/constants.js";
import { equality, functionRef, isEmptyBody, operatorName, variable } from "../tree/make.js";
import { mapExpression, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { safetySkip, variablesOfTerm } from "../tree/variables.js";
import { visitRule } from "../tree/visit.js";
import { arityOf } from "./arity.js";

type TemplateString = Term & { readonly kind: "templateString" };

/** Relies on locals having their own names; calls are still nested in terms. */
export function rewriteTemplateStrings(draft: Draft, session: Session, tree: PolicyTree): Draft {
  const arity = arityOf(session.builtins, tree.root);
  return mapRules(draft, session, (rule) => {
    if (!hasTemplateString(rule)) return rule;
    const known = new KnownNames(rootNames);
    for (const arg of rule.head.args ?? []) known.addAll(variablesOfTerm(arg).keys());
    const rewriter = new TemplateRewriter(session, arity, tree.root);
    const after = bodyOutputs(rule.body, arity, known);
    const { head } = rule;
    return {
      ...rule,
      body: rewriter.body(rule.body, known),
      head: {
        ...head,
        ...(head.args === undefined ? {} : { args: head.args.map((arg) => rewriter.term(arg, after)) }),
        ...(head.key === undefined ? {} : { key: rewriter.term(head.key, after) }),
        ...(head.value === undefined ? {} : { value: rewriter.term(head.value, after) }),
      },
    };
  });
}

function hasTemplateString(rule: Rule): boolean {
  let found = false;
  visitRule(rule, {
    term: (term) => {
      found ||= term.kind === "templateString";
      return found;
    },
  });
  return found;
}

export class TemplateRewriter {
  readonly #session: Session;
  readonly #arity: Arity;
  readonly #root: RuleTree;

  constructor(session: Session, arity: Arity, root: RuleTree) {
    this.#session = session;
    this.#arity = arity;
    this.#root = root;
  }

  body(body: Body, outer: NameTest): Body {
    const known = bodyOutputs(body, this.#arity, outer);
    return body.map((expression) => this.#expression(expression, known));
  }

  #expression(expression: Expression, known: NameTest): Expression {
    const { code } = expression;
    if (code.kind !== "every") return mapExpression(expression, this.#rewrite(known));
    const inside = new KnownNames(known);
    for (const term of code.key === undefined ? [code.value] : [code.key, code.value]) {
      if (term.kind === "var") inside.add(term.name);
    }
    return mapExpression(expression, { ...this.#rewrite(known), body: (body) => this.body(body, inside) });
  }

  #rewrite(known: NameTest): Rewrite {
    return {
      term: (term) => this.term(term, known),
      body: (body) => this.body(body, known),
      expression: (expression) => this.#expression(expression, known),
    };
  }

  term(term: Term, known: NameTest): Term {
    if (isComprehension(term)) {
      const after = bodyOutputs(term.body, this.#arity, known);
      return mapTermParts(term, { ...this.#rewrite(after), body: (body) => this.body(body, known) });
    }
    const mapped = mapTermParts(term, this.#rewrite(known));
    if (mapped.kind !== "templateString") return mapped;
    for (const part of (term as TemplateString).parts) {
      if ("code" in part) this.#checkPart(part, known);
    }
    return this.#call(mapped);
  }

  #call(template: TemplateString): Term {
    const { location } = template;
    const parts = template.parts.map((part) => ("code" in part ? this.#part(part) : part));
    const items = parts.length > 0 ? parts : [{ kind: "string", value: "", location } as const];
    return {
      kind: "call",
      operator: functionRef("internal.template_string", location),
      args: [{ kind: "array", items, location }],
      infix: false,
      location,
    };
  }

  #part(part: Expression): Term {
    const { location } = part;
    const term = termOf(part);
    if (this.#needsNoCapture(term)) return { kind: "set", items: [term], location };
    const local = variable(this.#session.locals.fresh(), location);
    return { kind: "setComprehension", term: local, body: [equality(local, term, part.with)], location };
  }

  /** Looks at the part as it was written: template strings inside it speak for themselves. */
  #checkPart(part: Expression, known: NameTest): void {
    const term = termOf(part);
    if (term.kind === "call") this.#checkRelation(term);
    if (!this.#needsNoCapture(term)) reportUndeclared(term, known, this.#session);
  }

  #needsNoCapture(term: Term): boolean {
    return term.kind === "var" || this.#isAlwaysDefined(term);
  }

  #checkRelation(call: Term & { kind: "call" }): void {
    const name = operatorName(call.operator);
    if (!this.#session.builtins.get(name)?.relation) return;
    const message = `illegal call to relation built-in '${name}' that may cause multiple outputs`;
    this.#session.reporter.error("rego_compile_error", message, call.location);
  }

  /** Rules with a default, sets, and constants: no need to catch their being undefined. */
  #isAlwaysDefined(term: Term): boolean {
    const rules =
      term.kind === "ref" && term.parts.length > 1 ? (findInTree(this.#root, term)?.rules ?? []) : [];
    const [first] = rules;
    if (first === undefined || first.head.args !== undefined) return false;
    if (first.head.key !== undefined || rules.some((rule) => rule.isDefault)) return true;
    return (
      rules.length === 1 &&
      isEmptyBody(first.body) &&
      first.head.value !== undefined &&
      isConstant(first.head.value)
    );
  }
}

function termOf({ code, location }: Expression): Term {
  return code.kind === "call" ? { ...code, location } : (code as { readonly term: Term }).term;
}

/** Variables of a term that nothing before it has given a value. */
export function reportUndeclared(term: Term, known: NameTest, session: Session): void {
  for (const name of variablesOfTerm(term, safetySkip).keys()) {
    if (known.has(name)) continue;
    const shown = session.authorNames.get(name) ?? name;
    const message = `var ${isWildcard(shown) ? "_" : shown} is undeclared`;
    session.reporter.error("rego_compile_error", message, term.location);
  }
}
