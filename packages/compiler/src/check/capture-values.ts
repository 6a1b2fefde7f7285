// A query whose expressions are asked for their values: each that has one binds it to a variable of its own.
import type { Body, Expression, Term } from "../syntax/ast.js";
import type { Session } from "./draft.js";
import type { Arity } from "./safety/outputs.js";
import { isComprehension } from "./tree/constants.js";
import { argsOfCall, callOf, expressionOf, operatorName, variable } from "./tree/make.js";
import { visitBody } from "./tree/visit.js";

export type Captured = {
  readonly body: Body;
  /** By the index of the expression; none for those that bind (`x := 1`) or only hold (`not x`). */
  readonly variables: ReadonlyMap<number, string>;
};

/**
 * As `opa eval`: `data.a.b` is `data.a.b = value`, `1 > 2` is `gt(1, 2, value)`. Of several expressions, and of one that
 * has several solutions, a value that is `false` is none.
 */
export function captureValues(body: Body, session: Session, arity: Arity): Captured {
  const variables = new Map<number, string>();
  const holds: Expression[] = [];
  const alone = body.length === 1 && !iterates(body, session);
  const captured = body.map((expression, index) => {
    // Named as stages name theirs, for nobody wrote it.
    const value = variable(`__localvalue${index}`, expression.location);
    const bound = capture(expression, value, session, arity);
    if (bound === undefined) return expression;
    variables.set(index, value.name);
    if (!alone) holds.push(expressionOf({ kind: "term", term: value }, expression.location));
    return bound;
  });
  return { body: [...captured, ...holds], variables };
}

function capture(
  expression: Expression,
  value: Term,
  { builtins }: Session,
  arity: Arity,
): Expression | undefined {
  const { code, negated } = expression;
  if (negated || argsOfCall(expression, "eq") !== undefined || argsOfCall(expression, "assign") !== undefined)
    return undefined;
  if (code.kind === "term")
    return { ...expression, code: callOf("eq", [code.term, value], expression.location) };
  if (code.kind !== "call") return undefined;
  const builtin = builtins.get(operatorName(code.operator));
  const hasResult = builtin === undefined || builtin.returns !== undefined;
  if (!hasResult || arity(code.operator) !== code.args.length) return undefined;
  return { ...expression, code: { ...code, args: [...code.args, value] } };
}

/** Whether a ref has a variable in it, or a relation is called, outside of comprehensions. */
function iterates(body: Body, { builtins }: Session): boolean {
  let found = false;
  visitBody(body, {
    term: (term) => {
      if (isComprehension(term)) return true;
      if (term.kind === "ref") found ||= term.parts.slice(1).some(({ kind }) => kind === "var");
      return found;
    },
    operator: (operator) => {
      found ||= builtins.get(operatorName(operator))?.relation === true;
    },
  });
  return found;
}
