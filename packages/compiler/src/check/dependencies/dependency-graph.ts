// Which rules need which.
import type { Ref, Rule, Term } from "../../syntax/ast.js";
import { chainOf, type Draft } from "../draft.js";
import type { PolicyTree } from "../rule-tree.js";
import { isConstant } from "../tree/constants.js";
import { termKey } from "../tree/term-key.js";
import { collectExpression, collectTerm, type VariableSet } from "../tree/variables.js";
import { type Visitor, visitExpression, visitTerms } from "../tree/visit.js";
import { constantBindings, expandRef } from "./known-values.js";
import { rulesOfRef } from "./rules-of-ref.js";

/** By rule or `else`, the rules it needs, and whether it surely does, or only for some value of a variable. */
export type DependencyGraph = {
  readonly dependencies: ReadonlyMap<Rule, ReadonlyMap<Rule, boolean>>;
};

export function buildDependencyGraph(draft: Draft, tree: PolicyTree): DependencyGraph {
  const dependencies = new Map<Rule, Map<Rule, boolean>>();
  const cache = new Map<string, ReadonlySet<Rule>>();
  const lookup = (parts: readonly Term[]): ReadonlySet<Rule> => {
    const key = parts.map((part) => (isConstant(part) ? termKey(part) : "*")).join("/");
    const before = cache.get(key);
    if (before !== undefined) return before;
    const found = rulesOfRef(parts, tree);
    cache.set(key, found);
    return found;
  };
  for (const { rules } of draft) {
    for (const rule of rules) {
      for (const link of chainOf(rule)) dependencies.set(link, dependenciesOf(link, tree, lookup));
    }
  }
  return { dependencies };
}

function dependenciesOf(
  link: Rule,
  tree: PolicyTree,
  lookup: (parts: readonly Term[]) => ReadonlySet<Rule>,
): Map<Rule, boolean> {
  const found = new Map<Rule, boolean>();
  const bindings = constantBindings(link.body);
  const known = new Map<string, readonly Term[]>();
  const bound: VariableSet = new Map();
  collectHead(link, bound);
  let next = 0;
  const add = (parts: readonly Term[]): void => {
    const [head] = parts;
    if (head?.kind !== "var" || head.name !== "data") return;
    const expanded = expandRef(parts, known);
    for (const possible of expanded) {
      for (const rule of lookup(possible)) {
        const sure = selects(
          expanded.length === 1 ? possible : parts,
          tree.references.get(rule) as Ref,
          bound,
        );
        found.set(rule, sure || found.get(rule) === true);
      }
    }
  };
  const visitor: Visitor = {
    term: (term) => {
      if (term.kind === "ref") add(term.parts);
      return false;
    },
    operator: (operator) => add(operator.parts),
  };
  link.body.forEach((expression, index) => {
    for (
      let binding = bindings[next];
      binding !== undefined && binding.index < index;
      binding = bindings[++next]
    ) {
      known.set(binding.name, binding.values);
    }
    visitExpression(expression, visitor);
    collectExpression(expression, {}, bound);
  });
  for (const binding of bindings.slice(next)) known.set(binding.name, binding.values);
  const { args = [], key, value } = link.head;
  visitTerms([...args, ...[key, value].filter((term) => term !== undefined)], visitor);
  return found;
}

function collectHead({ head }: Rule, into: VariableSet): void {
  for (const part of head.reference.parts.slice(1)) collectTerm(part, {}, into);
  for (const term of [...(head.args ?? []), head.key, head.value]) {
    if (term !== undefined) collectTerm(term, {}, into);
  }
}

/** Whether a ref reaches a rule whatever its variables are. A free variable stands for every key. */
function selects(parts: readonly Term[], reference: Ref, bound: VariableSet): boolean {
  for (let index = 1; index < Math.min(parts.length, reference.parts.length); index++) {
    const wanted = reference.parts[index] as Term;
    const part = parts[index] as Term;
    if (!isConstant(wanted)) continue;
    if (part.kind === "var" && !bound.has(part.name) && occurrences(parts, part.name) === 1) continue;
    if (!isConstant(part) || termKey(part) !== termKey(wanted)) return false;
  }
  return true;
}

function occurrences(parts: readonly Term[], name: string): number {
  return parts.filter((part) => part.kind === "var" && part.name === name).length;
}
