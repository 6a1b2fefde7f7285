// `==` is `=` once safety is established: both sides are bound by then.
import type { Body, Expression, Term } from "../../syntax/ast.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { argsOfCall, functionRef } from "../tree/make.js";
import { mapExpression, mapShared, mapTermParts, type Rewrite } from "../tree/map-term.js";

/** Relies on safety having been checked: `==` binds nothing. */
export function rewriteEquals(draft: Draft, session: Session): Draft {
  return mapRules(draft, session, (rule) => ({ ...rule, body: rewriteBody(rule.body) }));
}

const rewrite: Rewrite = { term: rewriteTerm, body: rewriteBody };

function rewriteTerm(term: Term): Term {
  return mapTermParts(term, rewrite);
}

function rewriteBody(body: Body): Body {
  return mapShared(body, rewriteExpression);
}

function rewriteExpression(expression: Expression): Expression {
  const mapped = mapExpression(expression, rewrite);
  const { code } = mapped;
  if (code.kind !== "call" || argsOfCall(mapped, "equal")?.length !== 2) return mapped;
  return { ...mapped, code: { ...code, operator: functionRef("eq", code.operator.location) } };
}
