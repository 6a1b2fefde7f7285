// Chains of `and` and `or`: operands from left to right.
import type { Body, Expression } from "../syntax/ast.js";
import { startsWithBrace } from "./leading-terms.js";

/** `explicit`: in braces, and a body of its own; `parens`: to be put in parentheses, so as to stay one operand. */
export type Operand = { readonly body: Body; readonly explicit: boolean; readonly parens: boolean };

/** `left`: what stands left of the operator. */
export type Step = { readonly operator: "and" | "or"; readonly right: Operand; readonly left: Operand };

export type Chain = { readonly first: Operand; readonly steps: readonly Step[] };

type Logical = Expression["code"] & { readonly kind: "and" | "or" };

export function isLogical({ code }: Expression): boolean {
  return code.kind === "and" || code.kind === "or";
}

/** `a and b and c` is one chain; an operand that needs parentheses stays one. */
export function flattenLogical({ code }: Expression): Chain {
  const { kind, left, right, explicitLeft, explicitRight } = code as Logical;
  const leftmost = operandOf(left, explicitLeft, kind, false);
  const step: Step = { operator: kind, right: operandOf(right, explicitRight, kind, true), left: leftmost };
  const [only] = left;
  if (leftmost.explicit || leftmost.parens || only === undefined || !isLogical(only))
    return { first: leftmost, steps: [step] };
  const { first, steps } = flattenLogical(only);
  return { first, steps: [...steps, step] };
}

function operandOf(body: Body, explicit: boolean, parent: "and" | "or", isRight: boolean): Operand {
  const [only] = body;
  if (explicit || body.length !== 1 || only === undefined) return { body, explicit: true, parens: false };
  return { body, explicit: false, parens: needsParens(only, parent, isRight) };
}

/** `or` binds looser than `and`, both lean to the left, and a `with` belongs to all of an expression. */
function needsParens(expression: Expression, parent: "and" | "or", isRight: boolean): boolean {
  if (expression.with.length > 0) return true;
  if (expression.code.kind === "or") return parent === "and" || isRight;
  if (expression.code.kind === "and") return parent === "and" && isRight;
  return startsWithBrace(expression);
}
