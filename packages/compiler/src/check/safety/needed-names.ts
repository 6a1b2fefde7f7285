// The variables an expression shows to the body it stands in, and those its closures reach for.
import type { Body, Expression } from "../../syntax/ast.js";
import { isComprehension } from "../tree/constants.js";
import { argsOfCall } from "../tree/make.js";
import {
  collectBody,
  collectTerm,
  safetySkip,
  type VariableSet,
  variablesOfExpression,
} from "../tree/variables.js";
import { visitExpression } from "../tree/visit.js";
import type { Arity } from "./outputs.js";
import { unifiedNames } from "./unify.js";

/** Visible variables. A `not`, `and` or `or` whose body has no braces shows what its body does not bind itself. */
export function visibleNames(expression: Expression, arity: Arity): VariableSet {
  const names = variablesOfExpression(expression, safetySkip);
  const { code } = expression;
  if (code.kind === "not" && !code.explicit) promote(code.body, arity, names);
  if (code.kind === "and" || code.kind === "or") {
    if (!code.explicitLeft) promote(code.left, arity, names);
    if (!code.explicitRight) promote(code.right, arity, names);
  }
  return names;
}

function promote(body: Body, arity: Arity, into: VariableSet): void {
  const users = new Map<string, number>();
  const places: VariableSet = new Map();
  for (const expression of body) {
    for (const [name, location] of variablesOfExpression(expression, safetySkip)) {
      users.set(name, (users.get(name) ?? 0) + 1);
      if (!places.has(name)) places.set(name, location);
    }
  }
  const bound = body.length === 1 ? new Set<string>() : boundWithin(body, arity, users);
  for (const [name, location] of places) {
    if ((!bound.has(name) || users.get(name) === 1) && !into.has(name)) into.set(name, location);
  }
}

/** What the expressions of the body hand to one another. */
function boundWithin(body: Body, arity: Arity, users: ReadonlyMap<string, number>): ReadonlySet<string> {
  const sides = body.map((expression) => argsOfCall(expression, "eq"));
  const unknown = new Set(sides.flat().flatMap((side) => (side?.kind === "var" ? [side.name] : [])));
  const bound = new Set<string>();
  const known = {
    has: (name: string) => bound.has(name) || (users.has(name) && !unknown.has(name)) || isRoot(name),
  };
  for (let size = -1; size !== bound.size; ) {
    size = bound.size;
    for (const pair of sides) {
      const [left, right] = pair ?? [];
      if (left === undefined || right === undefined) continue;
      for (const name of unifiedNames(known, left, right)) bound.add(name);
    }
  }
  for (const { code } of body) {
    const taken = code.kind === "call" ? arity(code.operator) : undefined;
    if (code.kind !== "call" || taken === undefined) continue;
    const results: VariableSet = new Map();
    for (const arg of code.args.slice(taken)) {
      collectTerm(arg, { closures: true, sets: true, objectKeys: true, refHeads: true }, results);
    }
    for (const name of results.keys()) bound.add(name);
  }
  return bound;
}

const isRoot = (name: string): boolean => name === "input" || name === "data";

/** Variables inside the expression's closures, whether or not they are the closures' own. */
export function closureNames(expression: Expression): VariableSet {
  const names: VariableSet = new Map();
  visitExpression(expression, {
    expression: ({ code }) => {
      if (code.kind === "every" || code.kind === "not") {
        collectBody(code.body, {}, names);
        return true;
      }
      if (code.kind !== "and" && code.kind !== "or") return false;
      collectBody(code.left, {}, names);
      collectBody(code.right, {}, names);
      return true;
    },
    term: (term) => {
      if (!isComprehension(term)) return false;
      collectTerm(term, {}, names);
      return true;
    },
  });
  return names;
}
