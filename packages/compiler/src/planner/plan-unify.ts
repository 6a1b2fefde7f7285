// Plans `left = right`: arrays and objects pair by pair, each pair as soon as one side of it has a value.
import type { Location, Term } from "../syntax/ast.js";
import { constantText, isEvaluable, patternVariables } from "./bound-terms.js";
import { bind, type Cursor, emitFailure, localOperand, newLocal } from "./cursor.js";
import { PlanError } from "./plan-error.js";

type Pair = readonly [Term, Term];

/** Undefined where the two have no common value; binds what either leaves open. */
export function planUnify(cursor: Cursor, left: Term, right: Term): Cursor {
  let current = cursor;
  let pairs: readonly Pair[] = [[left, right]];
  while (pairs.length > 0) {
    const waiting: Pair[] = [];
    let progress = false;
    for (const pair of pairs) {
      const step = planPair(current, pair);
      if (step === undefined) waiting.push(pair);
      else {
        current = step.cursor;
        waiting.push(...step.parts);
        progress = true;
      }
    }
    if (!progress) throw unsafePair(current, waiting, left.location);
    pairs = waiting;
  }
  return current;
}

type Step = { readonly cursor: Cursor; readonly parts: readonly Pair[] };

/** Plans a pair, or splits it; `undefined` while neither side has a value. */
function planPair(cursor: Cursor, [left, right]: Pair): Step | undefined {
  const parts = splitPair(cursor, left, right);
  if (parts === "unequal") return { cursor: failWith(cursor, [left, right]), parts: [] };
  if (parts !== undefined) return { cursor, parts };
  const [source, pattern] = orient(cursor, left, right);
  if (!isEvaluable(cursor, source)) return undefined;
  const value = cursor.planners.term(cursor, source);
  return { cursor: cursor.planners.match(value.cursor, value.operand, pattern), parts: [] };
}

/** The side to evaluate first: one that has a value, preferably not the constant. */
function orient(cursor: Cursor, left: Term, right: Term): Pair {
  if (!isEvaluable(cursor, left)) return [right, left];
  const isPattern = constantText(left) !== undefined || left.kind === "array" || left.kind === "object";
  return isPattern && isEvaluable(cursor, right) ? [right, left] : [left, right];
}

function splitPair(cursor: Cursor, left: Term, right: Term): readonly Pair[] | "unequal" | undefined {
  if (left.kind === "array" && right.kind === "array") {
    if (left.items.length !== right.items.length) return "unequal";
    return left.items.map((item, index): Pair => [item, right.items[index] ?? item]);
  }
  const bothOpen = !isEvaluable(cursor, left) && !isEvaluable(cursor, right);
  if (left.kind === "object" && right.kind === "object") {
    return bothOpen ? splitObjects(left.entries, right.entries) : undefined;
  }
  const areCollections = [left, right].every(({ kind }) => kind === "array" || kind === "object");
  return bothOpen && areCollections ? "unequal" : undefined;
}

function splitObjects(
  left: readonly (readonly [Term, Term])[],
  right: readonly (readonly [Term, Term])[],
): readonly Pair[] | "unequal" | undefined {
  const values = new Map(right.map(([key, value]) => [constantText(key), value]));
  if (values.has(undefined) || left.some(([key]) => constantText(key) === undefined)) return undefined;
  const pairs = left.flatMap(([key, value]): Pair[] => {
    const other = values.get(constantText(key));
    return other === undefined ? [] : [[value, other]];
  });
  return pairs.length === left.length && pairs.length === values.size ? pairs : "unequal";
}

/** What follows cannot be reached, but is planned: its variables need locals. */
function failWith(cursor: Cursor, terms: readonly Term[]): Cursor {
  emitFailure(cursor);
  return terms
    .flatMap((term) => patternVariables(cursor, term))
    .reduce((current, name) => bind(current, name, localOperand(newLocal(current))), cursor);
}

function unsafePair(cursor: Cursor, pairs: readonly Pair[], location: Location): PlanError {
  const names = pairs.flatMap((pair) => pair.flatMap((term) => patternVariables(cursor, term)));
  return new PlanError(`var ${names[0] ?? "_"} is unsafe`, location);
}
