// What a text starts with once it is laid out, and where that would be taken for something else.
import type { Expression, Term } from "../syntax/ast.js";
import { operatorName } from "../syntax/operators.js";
import { infixSign } from "../syntax/print-term.js";

export function isUnion(term: Term): boolean {
  return term.kind === "call" && operatorName(term.operator) === "or";
}

export function isUnionExpression({ code }: Expression): boolean {
  return code.kind === "call" && code.args.length === 2 && operatorName(code.operator) === "or";
}

/** Where a body may stand, braces in front are those of a body. */
export function startsWithBrace({ code }: Expression): boolean {
  if (code.kind === "term") return termStartsWithBrace(code.term);
  if (code.kind !== "call") return false;
  const lead = leadingOperand(operatorName(code.operator), code.args);
  return lead !== undefined && termStartsWithBrace(lead);
}

function termStartsWithBrace(term: Term): boolean {
  switch (term.kind) {
    case "set":
      return term.items.length > 0;
    case "object":
    case "setComprehension":
    case "objectComprehension":
      return true;
    case "ref":
      return term.parts[0] !== undefined && termStartsWithBrace(term.parts[0]);
    case "call": {
      const lead = term.args.length === 2 && leadingOperand(operatorName(term.operator), term.args);
      return lead !== undefined && lead !== false && termStartsWithBrace(lead);
    }
    default:
      return false;
  }
}

/** Of an operator; if it has a third operand, that is its result and comes first. */
export function leadingOperand(name: string, args: readonly Term[]): Term | undefined {
  const isInfix = infixSign(name) !== undefined || name === "eq" || name === "assign";
  if (!isInfix) return undefined;
  return args.length === 3 ? args[2] : args[0];
}
