// Takes what must be evaluated out of heads and out of the terms of comprehensions, into the end of the body.
import type { Body, Expression, Rule, Term } from "../../syntax/ast.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { isComprehension, requiresEvaluation } from "../tree/constants.js";
import { appendToBody, equality, variable } from "../tree/make.js";
import { mapExpression, mapShared, mapTermParts, type Rewrite } from "../tree/map-term.js";

/** Relies on calls having been hoisted: what is left to evaluate are refs and comprehensions. */
export function hoistResults(draft: Draft, session: Session): Draft {
  const hoister = new ResultHoister(() => session.locals.fresh());
  return mapRules(draft, session, (rule) => hoister.rule(rule));
}

export class ResultHoister {
  readonly #fresh: () => string;
  readonly #rewrite: Rewrite = { term: (term) => this.term(term), body: (body) => this.body(body) };

  constructor(fresh: () => string) {
    this.#fresh = fresh;
  }

  rule(rule: Rule): Rule {
    const { head } = rule;
    const support: Expression[] = [];
    const hoist = (term: Term): Term => this.#hoist(this.term(term), support);
    const key = head.key === undefined ? {} : { key: hoist(head.key) };
    const value = head.value === undefined ? {} : { value: hoist(head.value) };
    const args = head.args === undefined ? {} : { args: head.args.map(hoist) };
    return {
      ...rule,
      head: { ...head, ...key, ...value, ...args },
      body: appendToBody(this.body(rule.body), support),
    };
  }

  body(body: Body): Body {
    return mapShared(body, (expression) => mapExpression(expression, this.#rewrite));
  }

  term(term: Term): Term {
    const mapped = mapTermParts(term, this.#rewrite);
    if (!isComprehension(mapped)) return mapped;
    const support: Expression[] = [];
    if (mapped.kind === "objectComprehension") {
      const key = this.#hoist(mapped.key, support);
      const value = this.#hoist(mapped.value, support);
      return { ...mapped, key, value, body: appendToBody(mapped.body, support) };
    }
    const result = this.#hoist(mapped.term, support);
    return { ...mapped, term: result, body: appendToBody(mapped.body, support) };
  }

  #hoist(term: Term, support: Expression[]): Term {
    if (!requiresEvaluation(term)) return term;
    const local = variable(this.#fresh(), term.location);
    support.push(equality(local, term));
    return local;
  }
}
