// Takes refs and comprehensions out of the args of calls, out of collections and out of other refs.
import type { Body, Expression, Term } from "../../syntax/ast.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { isComprehension } from "../tree/constants.js";
import { argsOfCall, equality, variable } from "../tree/make.js";
import { mapShared, mapTermParts } from "../tree/map-term.js";

/** Relies on bodies in a safe order: what is taken out stands right before the expression it came from. */
export function hoistDynamicTerms(draft: Draft, session: Session): Draft {
  const hoister = new DynamicHoister(() => session.locals.fresh(), session.subjects);
  return mapRules(draft, session, (rule) => ({ ...rule, body: hoister.body(rule.body) }));
}

export class DynamicHoister {
  readonly #fresh: () => string;
  readonly #subjects: Map<string, Term>;

  constructor(fresh: () => string, subjects: Map<string, Term>) {
    this.#fresh = fresh;
    this.#subjects = subjects;
  }

  body(body: Body): Body {
    const result: Expression[] = [];
    for (const expression of body) result.push(this.#expression(expression, result));
    return result;
  }

  #expression(expression: Expression, into: Expression[]): Expression {
    const { code } = expression;
    switch (code.kind) {
      case "term":
        return { ...expression, code: { ...code, term: this.#operand(expression, code.term, into) } };
      case "call": {
        const isEquality = argsOfCall(expression, "eq")?.length === 2;
        const args = mapShared(code.args, (arg) =>
          isEquality ? this.#operand(expression, arg, into) : this.#part(expression, arg, into),
        );
        return { ...expression, code: { ...code, args } };
      }
      case "every": {
        const domain = this.#part(expression, code.domain, into);
        return { ...expression, code: { ...code, domain, body: this.body(code.body) } };
      }
      case "not":
        return { ...expression, code: { ...code, body: this.body(code.body) } };
      case "and":
      case "or":
        return { ...expression, code: { ...code, left: this.body(code.left), right: this.body(code.right) } };
      default:
        return expression;
    }
  }

  /** Of an equality, or a statement by itself: a ref or a comprehension may stay, its parts may not. */
  #operand(expression: Expression, term: Term, into: Expression[]): Term {
    if (term.kind === "ref") {
      const [head, ...rest] = term.parts;
      return { ...term, parts: [head as Term, ...rest.map((part) => this.#part(expression, part, into))] };
    }
    if (isComprehension(term)) return { ...term, body: this.body(term.body) };
    return this.#part(expression, term, into);
  }

  #part(expression: Expression, term: Term, into: Expression[]): Term {
    if (term.kind !== "ref" && !isComprehension(term)) {
      return mapTermParts(term, { term: (part) => this.#part(expression, part, into), body: (body) => body });
    }
    const operand = this.#operand(expression, term, into);
    const local = variable(this.#fresh(), term.location);
    into.push(equality(local, operand, expression.with));
    this.#subjects.set(local.name, term);
    return local;
  }
}
