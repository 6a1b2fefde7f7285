// The constants a local can be, where the body says so: `some k in ["a", "b"]`. Refs through it then reach only those.
import type { Body, Term } from "../../syntax/ast.js";
import { isConstant } from "../tree/constants.js";
import { argsOfCall } from "../tree/make.js";
import { termKey } from "../tree/term-key.js";

/** Beyond this many, a ref counts as reaching anything. */
const maximumExpansion = 64;

export type KnownValues = ReadonlyMap<string, readonly Term[]>;

type Binding = { readonly index: number; readonly name: string; readonly values: readonly Term[] };

/** The first binding of each local to constants, in the order of the body. */
export function constantBindings(body: Body): readonly Binding[] {
  const known = new Map<string, readonly Term[]>();
  const bindings: Binding[] = [];
  body.forEach((expression, index) => {
    const sides = argsOfCall(expression, "eq");
    if (sides?.length !== 2 || expression.negated || expression.with.length > 0) return;
    const [left, right] = sides as readonly [Term, Term];
    const binding = bindingOf(left, right, known) ?? bindingOf(right, left, known);
    if (binding === undefined || known.has(binding.name)) return;
    known.set(binding.name, binding.values);
    bindings.push({ index, ...binding });
  });
  return bindings;
}

function bindingOf(name: Term, value: Term, known: KnownValues): Omit<Binding, "index"> | undefined {
  const values = name.kind === "var" ? valuesOf(value, known) : undefined;
  return values === undefined || name.kind !== "var" ? undefined : { name: name.name, values };
}

function valuesOf(term: Term, known: KnownValues): readonly Term[] | undefined {
  if (term.kind === "var") return known.get(term.name);
  if (term.kind === "ref") return refValues(term.parts, known);
  return isConstant(term) ? [term] : undefined;
}

function refValues(parts: readonly Term[], known: KnownValues): readonly Term[] | undefined {
  const [subject, ...path] = parts;
  let values = subject === undefined ? undefined : valuesOf(subject, known);
  for (const part of path) {
    if (values === undefined) return undefined;
    const next: Term[] = [];
    for (const value of values) {
      const members = isConstant(part) ? memberAt(value, part) : membersOf(value);
      if (members === undefined) return undefined;
      next.push(...members);
    }
    values = next.length > maximumExpansion ? undefined : next;
  }
  return values;
}

function memberAt(value: Term, key: Term): readonly Term[] {
  const wanted = termKey(key);
  if (value.kind === "array") {
    const item = key.kind === "number" ? value.items[Number(key.text)] : undefined;
    return item === undefined ? [] : [item];
  }
  if (value.kind === "set") return value.items.filter((item) => termKey(item) === wanted).slice(0, 1);
  if (value.kind !== "object") return [];
  return value.entries.flatMap(([own, item]) => (termKey(own) === wanted ? [item] : [])).slice(-1);
}

function membersOf(value: Term): readonly Term[] | undefined {
  if (value.kind === "array" || value.kind === "set") return value.items;
  return value.kind === "object" ? value.entries.map(([, item]) => item) : undefined;
}

/** The refs that a ref can be, with what is known put in; itself if nothing is. */
export function expandRef(parts: readonly Term[], known: KnownValues): readonly (readonly Term[])[] {
  let expanded: readonly (readonly Term[])[] = [parts];
  parts.forEach((part, index) => {
    if (index === 0 || isConstant(part)) return;
    const values = valuesOf(part, known);
    if (values === undefined || values.length === 0 || expanded.length * values.length > maximumExpansion)
      return;
    expanded = expanded.flatMap((prefix) => values.map((value) => prefix.with(index, value)));
  });
  return expanded;
}
