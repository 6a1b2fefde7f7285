// What stands in an expression that failed: its variables, what is looked up in them, and what it compares.
import {
  childNodes,
  type Expression,
  isExpression,
  type PlanVariable,
  type Term,
  walkNodes,
} from "@palisade/compiler";
import { isArray, isEqual, isObject, isSet, type Operand, regoText, type Value } from "@palisade/language";
import { contains, type ExpressionPlace, type SourcePlaces } from "../source-places.js";
import { groundValue } from "./ground-value.js";
import type { Stop } from "./record-stops.js";

export type ShownValue = { readonly text: string; readonly value: string };

export type Surroundings = {
  readonly places: SourcePlaces;
  /** Of the function the stop is in. */
  readonly variables: readonly PlanVariable[];
  readonly read: (operand: Operand, locals: ReadonlyMap<number, Value>) => Value | undefined;
};

/** Of every function. */
const inputLocal = 0;

/** Longer values are cut: they are there to be recognised. */
const longest = 400;

export function shownValues(stop: Stop, found: ExpressionPlace, around: Surroundings): readonly ShownValue[] {
  const shown = new Map<string, Value>();
  const bound = boundVariables(stop, found, around);
  for (const [term, value] of comparedValues(stop, found.expression, around)) {
    if (groundValue(term) === undefined) shown.set(textOf(term, around.places), value);
  }
  for (const term of outerTerms(found.expression)) {
    const value = boundValue(term, bound);
    if (value !== undefined) shown.set(textOf(term, around.places), value);
  }
  const values = [...shown].map(([text, value]) => ({ text, value: shorten(regoText(value)) }));
  const { code, negated } = found.expression;
  if (code.kind !== "term" || negated || groundValue(code.term) !== undefined) return values;
  // What stands alone is either false or undefined.
  const value = stop.statement.kind === "NotEqual" ? "false" : "undefined";
  const text = textOf(code.term, around.places);
  return [{ text, value }, ...values.filter((one) => one.text !== text)];
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function textOf({ location }: Term, { source }: SourcePlaces): string {
  return source.textOf(location).replace(/\s+/g, " ");
}

/** The values of the author's variables where the expression stands; the last binding is the one that counts. */
function boundVariables(
  { locals }: Stop,
  found: ExpressionPlace,
  { places, variables, read }: Surroundings,
): ReadonlyMap<string, Value> {
  const scope = places.rangeOf(found.rule.location);
  const bound = new Map<string, Value>();
  const input = locals.get(inputLocal);
  // Whole inputs are too much to show, but not what is looked up in them.
  if (input !== undefined) bound.set("input", input);
  for (const { name, operand, location } of variables) {
    const value = read(operand, locals);
    if (value === undefined || !contains(scope, location) || location.row > found.range.end.row) continue;
    if (isVisible(places.expressionAt(location), found)) bound.set(name, value);
  }
  return bound;
}

/** Whether what one expression binds can be seen by another: it stands in the same body, or in one around it. */
function isVisible(binder: ExpressionPlace | undefined, found: ExpressionPlace): boolean {
  if (binder?.parent === undefined) return true;
  for (let outer = found.parent; outer !== undefined; outer = outer.parent) {
    if (outer === binder.parent) return true;
  }
  return false;
}

/** Variables and refs of an expression, but for those inside bodies of their own. */
function outerTerms(expression: Expression): readonly Term[] {
  const terms: Term[] = [];
  // What a `with` replaces is a place, not a value.
  const roots = [...childNodes({ ...expression, with: [] }), ...expression.with.map(({ value }) => value)];
  walkNodes(roots, (node) => {
    if (isExpression(node)) return false;
    if (node.kind.endsWith("Comprehension")) return false;
    if (node.kind === "ref" || (node.kind === "var" && node.name !== "input")) terms.push(node);
    return true;
  });
  return terms;
}

function boundValue(term: Term, bound: ReadonlyMap<string, Value>): Value | undefined {
  if (term.kind === "var") return bound.get(term.name);
  if (term.kind !== "ref") return groundValue(term);
  const [head, ...steps] = term.parts;
  let value = head?.kind === "var" ? bound.get(head.name) : undefined;
  for (const step of steps) {
    const key = boundValue(step, bound);
    value = value === undefined || key === undefined ? undefined : member(value, key);
  }
  return value;
}

function member(collection: Value, key: Value): Value | undefined {
  if (isArray(collection)) return typeof key === "number" ? collection[key] : undefined;
  if (isObject(collection)) return collection.get(key);
  return isSet(collection) && collection.has(key) ? key : undefined;
}

/** The two sides of a comparison that did not hold. */
function comparedValues(
  { statement, locals, call }: Stop,
  { code }: Expression,
  { read }: Surroundings,
): readonly (readonly [Term, Value])[] {
  if (code.kind !== "call" || code.args.length !== 2) return [];
  const [left, right] = code.args as unknown as readonly [Term, Term];
  if (statement.kind === "Equal" || (statement.kind === "NotEqual" && statement.right.kind !== "boolean")) {
    return sidesOf(left, right, read(statement.left, locals), read(statement.right, locals));
  }
  const isOperator = call !== undefined && call.values.length === 2 && isOwnCall(code, call.name);
  return isOperator ? sidesOf(left, right, call.values[0], call.values[1]) : [];
}

function isOwnCall(code: Extract<Expression["code"], { readonly kind: "call" }>, name: string): boolean {
  return (
    code.operator.parts
      .map((part) => ("name" in part ? part.name : "value" in part ? part.value : ""))
      .join(".") === name
  );
}

/** The planner may have swapped the sides: one that is written out says which is which. */
function sidesOf(
  left: Term,
  right: Term,
  first: Value | undefined,
  second: Value | undefined,
): readonly (readonly [Term, Value])[] {
  if (first === undefined || second === undefined) return [];
  for (const [written, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const known = groundValue(written);
    if (known === undefined) continue;
    if (isEqual(known, second)) return [[other, first]];
    return isEqual(known, first) ? [[other, second]] : [];
  }
  // A pattern is compared part by part.
  const isPattern = [left, right].some(({ kind }) => kind === "array" || kind === "object");
  return isPattern
    ? []
    : [
        [left, first],
        [right, second],
      ];
}
