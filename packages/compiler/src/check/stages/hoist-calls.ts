// Takes calls out of terms: `p(f(x))` becomes `f(x, v)`, `p(v)`. Collections that refs look into get a local too.
import type { Body, Expression, Ref, Rule, Term, With } from "../../syntax/ast.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { isComprehension, isScalar } from "../tree/constants.js";
import { appendToBody, equality, expressionOf, variable } from "../tree/make.js";
import { mapTermParts } from "../tree/map-term.js";

/** Relies on template strings and prints having been rewritten to calls and comprehensions. */
export function hoistCalls(draft: Draft, session: Session): Draft {
  const hoister = new CallHoister(() => session.locals.fresh(), session.subjects);
  return mapRules(draft, session, (rule) => hoister.rule(rule));
}

export class CallHoister {
  readonly #fresh: () => string;
  readonly #subjects: Map<string, Term>;

  constructor(fresh: () => string, subjects: Map<string, Term>) {
    this.#fresh = fresh;
    this.#subjects = subjects;
  }

  rule(rule: Rule): Rule {
    const { head } = rule;
    const support: Expression[] = [];
    const args = head.args === undefined ? {} : { args: head.args.map((arg) => this.#term(arg, support)) };
    const key = head.key === undefined ? {} : { key: this.#term(head.key, support) };
    const value = head.value === undefined ? {} : { value: this.#term(head.value, support) };
    return {
      ...rule,
      head: { ...head, ...args, ...key, ...value },
      body: this.body(appendToBody(rule.body, support)),
    };
  }

  body(body: Body): Body {
    const result: Expression[] = [];
    for (const expression of body) this.#expression(expression, result);
    return result;
  }

  #expression(expression: Expression, into: Expression[]): void {
    const { code } = expression;
    const modifiers = expression.with.map((modifier) => ({
      ...modifier,
      value: this.#term(modifier.value, into),
    }));
    const modified = { ...expression, with: modifiers };
    switch (code.kind) {
      case "term":
        into.push({ ...modified, code: { ...code, term: this.#modified(code.term, modifiers, into) } });
        return;
      case "call":
        into.push({
          ...modified,
          code: { ...code, args: code.args.map((arg) => this.#modified(arg, modifiers, into)) },
        });
        return;
      case "every": {
        const domain = variable(this.#fresh(), code.domain.location);
        this.#expression(equality(domain, code.domain, modifiers), into);
        into.push({ ...modified, code: { ...code, domain, body: this.body(code.body) } });
        return;
      }
      case "not":
        into.push({ ...modified, code: { ...code, body: this.body(code.body) } });
        return;
      case "and":
      case "or":
        into.push({
          ...modified,
          code: { ...code, left: this.body(code.left), right: this.body(code.right) },
        });
        return;
      default:
        into.push(modified);
    }
  }

  /** What is taken out of an expression is evaluated under its `with`s. */
  #modified(term: Term, modifiers: readonly With[], into: Expression[]): Term {
    const support: Expression[] = [];
    const result = this.#term(term, support);
    for (const expression of support)
      into.push(modifiers.length === 0 ? expression : { ...expression, with: modifiers });
    return result;
  }

  #term(term: Term, into: Expression[]): Term {
    if (term.kind === "var" || isScalar(term)) return term;
    if (term.kind === "ref") return this.#ref(term, into);
    if (isComprehension(term)) return this.#comprehension(term);
    if (term.kind !== "call")
      return mapTermParts(term, { term: (part) => this.#term(part, into), body: (body) => body });
    const args = term.args.map((arg) => this.#term(arg, into));
    const { location } = term;
    const result = variable(this.#fresh(), location);
    into.push(
      expressionOf(
        { kind: "call", operator: term.operator, args: [...args, result], infix: term.infix },
        location,
      ),
    );
    return result;
  }

  #comprehension(term: Term): Term {
    const support: Expression[] = [];
    if (term.kind === "objectComprehension") {
      const key = this.#term(term.key, support);
      const value = this.#term(term.value, support);
      return { ...term, key, value, body: this.body(appendToBody(term.body, support)) };
    }
    if (term.kind !== "arrayComprehension" && term.kind !== "setComprehension") return term;
    const result = this.#term(term.term, support);
    return { ...term, term: result, body: this.body(appendToBody(term.body, support)) };
  }

  #ref(ref: Ref, into: Expression[]): Term {
    const [head, ...rest] = ref.parts;
    const subject = this.#subject(head as Term, into);
    return { ...ref, parts: [subject, ...rest.map((part) => this.#term(part, into))] };
  }

  #subject(head: Term, into: Expression[]): Term {
    if (head.kind === "var") return head;
    const hoisted = this.#term(head, into);
    if (hoisted.kind === "var") {
      this.#subjects.set(hoisted.name, head);
      return hoisted;
    }
    const local = variable(this.#fresh(), head.location);
    into.push(equality(local, hoisted));
    this.#subjects.set(local.name, head);
    return local;
  }
}
