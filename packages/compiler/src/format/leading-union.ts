// The set union that a body starts with.
import type { Expression, Term } from "../syntax/ast.js";
import { operatorName } from "../syntax/operators.js";
import { isUnion, isUnionExpression, leadingOperand } from "./leading-terms.js";
import { flattenLogical, isLogical } from "./logical-chain.js";

/** Behind a brace, `x | y` is a comprehension. */
export function leadingUnion(expression: Expression): Expression | Term | undefined {
  const { code, negated } = expression;
  if (negated) return undefined;
  if (isLogical(expression)) {
    const { first } = flattenLogical(expression);
    const [only] = first.body;
    return first.explicit || first.parens || only === undefined ? undefined : leadingUnion(only);
  }
  if (isUnionExpression(expression)) return expression;
  const lead = code.kind === "call" ? leadingOperand(operatorName(code.operator), code.args) : undefined;
  return lead !== undefined && isUnion(lead) ? lead : undefined;
}
