// `print(x)` becomes `internal.print([{v | v = x}])`, so that an undefined arg prints instead of ending the body; or goes.
import type { Body, Expression, Term } from "../../syntax/ast.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import type { PolicyTree } from "../rule-tree.js";
import { KnownNames, type NameTest, rootNames } from "../safety/known-names.js";
import { type Arity, outputNames } from "../safety/outputs.js";
import { isGeneratedName } from "../tree/constants.js";
import { argsOfCall, callOf, equality, expressionOf, variable } from "../tree/make.js";
import { mapExpression, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { variablesOfExpression, variablesOfTerm } from "../tree/variables.js";
import { visitRule } from "../tree/visit.js";
import { arityOf } from "./arity.js";
import { reportUndeclared } from "./rewrite-template-strings.js";

/** Relies on locals having their own names; calls are still nested in terms. */
export function rewritePrintCalls(draft: Draft, session: Session, tree: PolicyTree): Draft {
  const arity = arityOf(session.builtins, tree.root);
  const rewriter = new PrintRewriter(session, arity);
  return mapRules(draft, session, (rule) => {
    let found = false;
    visitRule(rule, {
      expression: (expression) => {
        found ||= argsOfCall(expression, "print") !== undefined;
        return found;
      },
    });
    if (!found) return rule;
    const known = new KnownNames(rootNames);
    for (const arg of rule.head.args ?? []) known.addAll(variablesOfTerm(arg).keys());
    const { head } = rule;
    return {
      ...rule,
      body: rewriter.body(rule.body, known),
      head: {
        ...head,
        ...(head.key === undefined ? {} : { key: rewriter.term(head.key, known) }),
        ...(head.value === undefined ? {} : { value: rewriter.term(head.value, known) }),
      },
    };
  });
}

export class PrintRewriter {
  readonly #session: Session;
  readonly #arity: Arity;

  constructor(session: Session, arity: Arity) {
    this.#session = session;
    this.#arity = arity;
  }

  body(body: Body, outer: NameTest): Body {
    const known = new KnownNames(outer);
    const result: Expression[] = [];
    for (const expression of body) {
      const inside = this.#inside(expression, known);
      const args = argsOfCall(inside, "print");
      if (args === undefined) result.push(inside);
      else if (this.#session.keepPrint) result.push(this.#print(inside, args, known));
      known.addAll(outputNames(inside, this.#arity, known));
      for (const name of variablesOfExpression(inside).keys()) if (isGeneratedName(name)) known.add(name);
    }
    if (result.length > 0 || body[0] === undefined) return result;
    const { location } = body[0];
    return [expressionOf({ kind: "term", term: { kind: "boolean", value: true, location } }, location)];
  }

  term(term: Term, known: NameTest): Term {
    return mapTermParts(term, this.#rewrite(known));
  }

  #rewrite(known: NameTest): Rewrite {
    return { term: (term) => this.term(term, known), body: (body) => this.body(body, known) };
  }

  #inside(expression: Expression, known: NameTest): Expression {
    const { code } = expression;
    if (code.kind !== "every") return mapExpression(expression, this.#rewrite(known));
    const names = new KnownNames(known);
    for (const term of code.key === undefined ? [code.value] : [code.key, code.value]) {
      if (term.kind === "var") names.add(term.name);
    }
    return mapExpression(expression, { ...this.#rewrite(known), body: (body) => this.body(body, names) });
  }

  #print(expression: Expression, args: readonly Term[], known: NameTest): Expression {
    const { location } = expression;
    const items = args.map((arg): Term => {
      reportUndeclared(arg, known, this.#session);
      const local = variable(this.#session.locals.fresh(), arg.location);
      return { kind: "setComprehension", term: local, body: [equality(local, arg)], location: arg.location };
    });
    const code = callOf("internal.print", [{ kind: "array", items, location }], location);
    return { ...expressionOf(code, location, { generated: false }), with: expression.with };
  }
}
