// The variables that an expression gives a value, given those that have one.
import type { Body, Expression, Ref, Term } from "../../syntax/ast.js";
import { isComprehension } from "../tree/constants.js";
import { argsOfCall } from "../tree/make.js";
import {
  collectExpression,
  collectTerm,
  safetySkip,
  type VariableSet,
  variablesOfTerm,
} from "../tree/variables.js";
import { visitExpression, visitTerm } from "../tree/visit.js";
import { KnownNames, type NameTest } from "./known-names.js";
import { isSubjectKnown, unifiedNames } from "./unify.js";

/** How many args a function takes; `undefined` if there is no such function. */
export type Arity = (operator: Ref) => number | undefined;

const noNames: ReadonlySet<string> = new Set();

export function outputNames(expression: Expression, arity: Arity, known: NameTest): ReadonlySet<string> {
  const { code } = expression;
  if (expression.negated || !modifiersKnown(expression, known)) return noNames;
  const sides = argsOfCall(expression, "eq");
  if (sides !== undefined) return sides.length === 2 ? equalityOutputs(expression, sides, known) : noNames;
  switch (code.kind) {
    case "term":
      return enumeratedNames(expression, known);
    case "call":
      return callOutputs(expression, arity(code.operator), code.args, known);
    case "every": {
      const names = new Set<string>();
      addEnumerated(code.domain, known, names);
      return names;
    }
    default:
      return noNames;
  }
}

/** What a body gives a value from its start to its end. */
export function bodyOutputs(body: Body, arity: Arity, known: NameTest): KnownNames {
  const names = new KnownNames(known);
  for (const expression of body) names.addAll(outputNames(expression, arity, names));
  return names;
}

function modifiersKnown(expression: Expression, known: NameTest): boolean {
  if (expression.with.length === 0) return true;
  const names: VariableSet = new Map();
  const condition = { kind: "boolean", value: true, location: expression.location } as const;
  collectExpression({ ...expression, code: { kind: "term", term: condition } }, safetySkip, names);
  for (const name of names.keys()) if (!known.has(name)) return false;
  return true;
}

/** Variables that refs enumerate: `x` of `input[x]`. */
function enumeratedNames(expression: Expression, known: NameTest): Set<string> {
  const names = new Set<string>();
  visitExpression(expression, { term: (term) => enumerate(term, known, names) });
  return names;
}

function addEnumerated(term: Term, known: NameTest, names: Set<string>): void {
  visitTerm(term, { term: (part) => enumerate(part, known, names) });
}

function enumerate(term: Term, known: NameTest, names: Set<string>): boolean {
  if (isComprehension(term) || term.kind === "templateString") return true;
  if (term.kind !== "ref") return false;
  if (!isSubjectKnown(term, known)) return true;
  for (const name of variablesOfTerm(term, { refHeads: true }).keys()) names.add(name);
  return false;
}

function equalityOutputs(
  expression: Expression,
  sides: readonly Term[],
  known: NameTest,
): ReadonlySet<string> {
  const [left, right] = sides as readonly [Term, Term];
  const enumerated = enumeratedNames(expression, known);
  // What `:=` assigns is only ever received: the value is not learnt from it.
  const received = expression.assignment ? variablesOfTerm(left) : undefined;
  const basis: NameTest = {
    has: (name) => !received?.has(name) && (enumerated.has(name) || known.has(name)),
  };
  const names = new Set<string>();
  for (const name of enumerated) if (!received?.has(name) && !known.has(name)) names.add(name);
  for (const name of unifiedNames(basis, left, right)) if (!known.has(name)) names.add(name);
  return names;
}

const inputSkip = { closures: true, sets: true, objectKeys: true, refHeads: true };

/** `plus(1, x, y)`: one arg more than the function takes receives its result. */
function callOutputs(
  expression: Expression,
  arity: number | undefined,
  args: readonly Term[],
  known: NameTest,
): ReadonlySet<string> {
  if (arity === undefined) return noNames;
  const names = enumeratedNames(expression, known);
  if (arity >= args.length) return names;
  const inputs: VariableSet = new Map();
  for (const arg of args.slice(0, arity)) collectTerm(arg, inputSkip, inputs);
  for (const name of inputs.keys()) if (!names.has(name) && !known.has(name)) return noNames;
  const results: VariableSet = new Map();
  for (const arg of args.slice(arity)) collectTerm(arg, inputSkip, results);
  for (const name of results.keys()) names.add(name);
  return names;
}
