// The variables that a body declares: by `:=`, `some x`, `some x in xs`.
import type { Body, Expression, Term } from "../../syntax/ast.js";
import { isComprehension } from "../tree/constants.js";
import { argsOfCall } from "../tree/make.js";
import { visitBody, visitTerm } from "../tree/visit.js";

/** Bodies of `every` and the like count, comprehensions do not: they are asked for their own. */
export function declaredVariables(body: Body): ReadonlySet<string> {
  const names = new Set<string>();
  visitBody(body, {
    term: isComprehension,
    expression: (expression) => {
      addDeclared(expression, names);
      return false;
    },
  });
  return names;
}

function addDeclared(expression: Expression, names: Set<string>): void {
  const assigned = argsOfCall(expression, "assign");
  if (assigned?.length === 2) addVariables(assigned[0] as Term, names);
  if (expression.code.kind !== "some") return;
  for (const symbol of expression.code.symbols) {
    if (symbol.kind === "var") names.add(symbol.name);
    // Of `some k, v in xs`, everything but the collection.
    else if (symbol.kind === "call") for (const arg of symbol.args.slice(0, -1)) addVariables(arg, names);
  }
}

function addVariables(term: Term, names: Set<string>): void {
  visitTerm(term, {
    term: (part) => {
      if (part.kind === "var") names.add(part.name);
      return false;
    },
  });
}
