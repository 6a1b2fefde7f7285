// Plans an expression of a body: what is undefined ends the block, what has many solutions opens a loop.
import type { Body, Expression, ExpressionCode } from "../syntax/ast.js";
import { at, type Cursor, emit, emitFailure } from "./cursor.js";
import { groundText } from "./document-path.js";
import { planCallExpression } from "./plan-call.js";
import { planEvery } from "./plan-every.js";
import { planLogical } from "./plan-logical.js";
import { planNegation, planNotBody } from "./plan-not.js";
import { planUnify } from "./plan-unify.js";
import { planWith } from "./plan-with.js";

type Handlers = {
  readonly [Kind in ExpressionCode["kind"]]: (
    cursor: Cursor,
    code: Extract<ExpressionCode, { readonly kind: Kind }>,
    expression: Expression,
  ) => Cursor;
};

const handlers: Handlers = {
  term: (cursor, { term }) => {
    if (term.kind === "boolean") {
      if (!term.value) emitFailure(cursor);
      return cursor;
    }
    const { cursor: end, operand } = cursor.planners.term(cursor, term);
    emit(end, { kind: "NotEqual", left: operand, right: { kind: "boolean", value: false } });
    return end;
  },
  call: (cursor, { operator, args }, { location }) => {
    const [left, right] = args;
    const name = groundText(operator);
    const isUnification = name === "eq" || name === "assign";
    if (isUnification && args.length === 2 && left !== undefined && right !== undefined) {
      return planUnify(cursor, left, right);
    }
    return planCallExpression(cursor, operator, args, location);
  },
  some: (cursor) => cursor,
  every: planEvery,
  not: (cursor, { body }) => planNotBody(cursor, body),
  and: planLogical,
  or: planLogical,
};

/** Every expression leaves a statement, so that what ran can be told from the places of statements. */
export function planExpression(cursor: Cursor, expression: Expression): Cursor {
  const here = at(cursor, expression.location);
  const before = here.draft.statements.length;
  const end = planCode(here, expression);
  if (end.draft === here.draft && here.draft.statements.length === before) emit(here, { kind: "Nop" });
  return end;
}

function planCode(here: Cursor, expression: Expression): Cursor {
  if (expression.with.length > 0) return planWith(here, expression);
  if (expression.negated) return planNegation(here, { ...expression, negated: false });
  const handle = handlers[expression.code.kind] as (
    cursor: Cursor,
    code: ExpressionCode,
    expression: Expression,
  ) => Cursor;
  return handle(here, expression.code, expression);
}

export function planBody(cursor: Cursor, body: Body): Cursor {
  return body.reduce(planExpression, cursor);
}
