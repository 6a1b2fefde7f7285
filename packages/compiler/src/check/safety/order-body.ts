// Puts the expressions of a body into an order in which every variable has a value before it is needed.
import type { Body, Expression, Term } from "../../syntax/ast.js";
import { isComprehension } from "../tree/constants.js";
import { mapExpression, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { type VariableSet, variablesOfTerm } from "../tree/variables.js";
import { KnownNames, type NameTest } from "./known-names.js";
import { closureNames, visibleNames } from "./needed-names.js";
import { type Arity, outputNames } from "./outputs.js";
import { SweepQueue } from "./sweep-queue.js";

/** An expression that cannot be evaluated anywhere in its body, and the variables it lacks. */
export type UnsafeExpression = { readonly expression: Expression; readonly names: ReadonlySet<string> };

export type OrderedBody = { readonly body: Body; readonly unsafe: readonly UnsafeExpression[] };

type Needs = {
  readonly expression: Expression;
  readonly visible: VariableSet;
  /** Variables of the body that its closures reach for. */
  readonly closed: readonly string[];
};

/**
 * The order changes as little as possible: expressions go in as soon as they can be evaluated, and those
 * that become possible together keep their order.
 */
export function orderBody(body: Body, arity: Arity, outer: NameTest): OrderedBody {
  const needs = needsOf(body, arity, outer);
  const known = new KnownNames(outer);
  const ordered = schedule(needs, arity, known);
  const unsafe: UnsafeExpression[] = [];
  const placed = new Set(ordered);
  for (const need of needs) {
    if (!placed.has(need)) unsafe.push({ expression: need.expression, names: lacking(need, arity, known) });
  }
  const seen = new KnownNames(outer);
  const result = ordered.map(({ expression, visible }) => {
    const inside = new ClosureOrderer(expression, arity, seen);
    const rewritten = inside.rewrite();
    unsafe.push(...inside.unsafe);
    seen.addAll(visible.keys());
    return rewritten;
  });
  return { body: unsafe.length === 0 ? result : body, unsafe };
}

function needsOf(body: Body, arity: Arity, outer: NameTest): readonly Needs[] {
  const visible = body.map((expression) => visibleNames(expression, arity));
  const shown = new Set<string>();
  for (const names of visible) for (const name of names.keys()) shown.add(name);
  return body.map((expression, index) => ({
    expression,
    visible: visible[index] as VariableSet,
    closed: [...closureNames(expression).keys()].filter((name) => shown.has(name) && !outer.has(name)),
  }));
}

function schedule(needs: readonly Needs[], arity: Arity, known: KnownNames): readonly Needs[] {
  const queue = new SweepQueue(needs.length);
  const waiting = new Map<string, number[]>();
  needs.forEach(({ visible, closed }, position) => {
    for (const name of new Set([...visible.keys(), ...closed])) {
      if (known.has(name)) continue;
      const positions = waiting.get(name);
      if (positions === undefined) waiting.set(name, [position]);
      else positions.push(position);
    }
  });
  const ordered = new Set<Needs>();
  for (let position = queue.take(); position !== undefined; position = queue.take()) {
    const need = needs[position] as Needs;
    if (ordered.has(need)) continue;
    const outputs = outputNames(need.expression, arity, known);
    if (!isReady(need, outputs, known)) continue;
    ordered.add(need);
    for (const name of outputs) {
      if (known.has(name)) continue;
      known.add(name);
      for (const woken of waiting.get(name) ?? []) queue.add(woken);
    }
  }
  return [...ordered];
}

/**
 * OPA asks an expression with closures over variables of the body for those variables only, so that
 * `x == [y | y = z]` may stand where nothing else binds `x`. Policies rely on it, so it is the same here.
 */
function isReady({ visible, closed }: Needs, outputs: ReadonlySet<string>, known: NameTest): boolean {
  const isMet = (name: string): boolean => known.has(name) || outputs.has(name);
  if (closed.length === 0) return [...visible.keys()].every(isMet);
  // `x = [x | …]`: a closure cannot reach for what it is about to give.
  if (closed.length === outputs.size && closed.every((name) => outputs.has(name))) return false;
  return closed.every(isMet);
}

function lacking(need: Needs, arity: Arity, known: NameTest): ReadonlySet<string> {
  const outputs = outputNames(need.expression, arity, known);
  const names = new Set<string>();
  for (const name of [...need.visible.keys(), ...need.closed]) {
    if (!known.has(name) && !outputs.has(name)) names.add(name);
  }
  if (names.size === 0) for (const name of need.closed) names.add(name);
  return names;
}

/** Orders the bodies inside one expression, which see the variables of the expressions before it. */
class ClosureOrderer {
  readonly unsafe: UnsafeExpression[] = [];
  readonly #expression: Expression;
  readonly #arity: Arity;
  readonly #known: NameTest;
  readonly #rewrite: Rewrite;

  constructor(expression: Expression, arity: Arity, known: NameTest) {
    this.#expression = expression;
    this.#arity = arity;
    this.#known = known;
    this.#rewrite = { term: (term) => this.#term(term), body: (body) => this.#body(body, [], this.#known) };
  }

  rewrite(): Expression {
    const { code } = this.#expression;
    if (code.kind !== "every") return mapExpression(this.#expression, this.#rewrite);
    const inside = new KnownNames(this.#known);
    for (const term of code.key === undefined ? [code.value] : [code.key, code.value]) {
      if (term.kind === "var") inside.add(term.name);
    }
    const rewrite: Rewrite = { ...this.#rewrite, body: (body) => this.#body(body, [], inside) };
    return mapExpression(this.#expression, rewrite);
  }

  #term(term: Term): Term {
    if (!isComprehension(term)) return mapTermParts(term, this.#rewrite);
    const results = term.kind === "objectComprehension" ? [term.key, term.value] : [term.term];
    return { ...term, body: this.#body(term.body, results, this.#known) };
  }

  /** `results` are the terms that need the body's variables. */
  #body(body: Body, results: readonly Term[], known: NameTest): Body {
    const ordered = orderBody(body, this.#arity, known);
    this.unsafe.push(...ordered.unsafe);
    const missing = new Set(results.flatMap((term) => [...variablesOfTerm(term).keys()]));
    for (const expression of missing.size === 0 ? [] : body) {
      for (const name of visibleNames(expression, this.#arity).keys()) missing.delete(name);
    }
    for (const name of missing) if (known.has(name)) missing.delete(name);
    if (missing.size > 0) this.unsafe.push({ expression: this.#expression, names: missing });
    return ordered.body;
  }
}
