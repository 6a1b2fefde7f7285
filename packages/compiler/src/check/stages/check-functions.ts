// Refuses calls of functions that do not exist, or with the wrong number of args.
import type { Expression, Ref, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import type { RuleTree } from "../checked-module.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import type { PolicyTree } from "../rule-tree.js";
import { suggest } from "../suggest.js";
import { operatorName } from "../tree/make.js";
import { type Visitor, visitRule } from "../tree/visit.js";
import { arityOf } from "./arity.js";

/** Relies on calls having been hoisted: every call is an expression of its own. */
export function checkFunctions(draft: Draft, session: Session, tree: PolicyTree): Draft {
  const visitor = functionChecker(session, tree.root);
  return mapRules(draft, session, (rule) => {
    visitRule(rule, visitor);
    return rule;
  });
}

export function functionChecker(session: Session, root: RuleTree): Visitor {
  const arity = arityOf(session.builtins, root);
  return {
    expression: (expression) => {
      const { code } = expression;
      if (code.kind !== "call") return false;
      const expected = arity(code.operator);
      if (expected === undefined && session.unknownFunctions) return false;
      if (expected === undefined) {
        const name = printTerm(withAuthorNames(code.operator, session));
        const help = suggest(name, session.builtins.keys());
        const more = help === undefined ? {} : { help };
        session.reporter.error("rego_type_error", `undefined function ${name}`, expression.location, more);
        return true;
      }
      return checkArgs(expression, code.operator, code.args, expected, session);
    },
  };
}

/** Relies on nothing hoisted yet: a function without a result may only be a statement. */
export function checkVoidCalls(draft: Draft, session: Session): Draft {
  const visitor = voidCallChecker(session);
  return mapRules(draft, session, (rule) => {
    visitRule(rule, visitor);
    return rule;
  });
}

export function voidCallChecker(session: Session): Visitor {
  return {
    term: (term) => {
      if (term.kind !== "call") return false;
      const builtin = session.builtins.get(operatorName(term.operator));
      if (builtin !== undefined && builtin.returns === undefined) {
        session.reporter.error("rego_type_error", `${printTerm(term)} used as value`, term.location);
      }
      return false;
    },
  };
}

function checkArgs(
  expression: Expression,
  operator: Ref,
  args: readonly Term[],
  expected: number,
  session: Session,
): boolean {
  const name = operatorName(operator);
  // A generated call has a local for its result.
  const isHoisted = expression.generated && name !== "eq";
  const given = isHoisted ? args.length - 1 : args.length;
  if (
    given === expected ||
    (!expression.generated && given === expected + 1) ||
    (expression.generated && name === "eq")
  ) {
    return false;
  }
  const noun = given === 1 ? "argument" : "arguments";
  const message = session.builtins.has(name)
    ? `${name}: arity mismatch`
    : `function ${printTerm(withAuthorNames(operator, session))} has arity ${expected}, got ${given} ${noun}`;
  session.reporter.error("rego_type_error", message, expression.location);
  return true;
}

export function withAuthorNames(ref: Ref, session: Session): Ref {
  const parts = ref.parts.map((part) =>
    part.kind === "var" ? { ...part, name: session.authorNames.get(part.name) ?? part.name } : part,
  );
  return { ...ref, parts };
}
