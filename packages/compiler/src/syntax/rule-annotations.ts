// Which annotations OPA lists with which rule: those of its document, and those of rules above it.
import type { Annotations, Module, Ref, Rule, Term } from "./ast.js";
import { termJson } from "./ast-json.js";

/** For one path: `pending` are rule annotations above the rule at hand that no earlier rule has claimed. */
type Group = {
  readonly document: number[];
  readonly above: number[];
  next: number;
  readonly pending: number[];
};

/** Rules without annotations are left out. */
export function annotationsOfRules(module: Module): ReadonlyMap<Rule, readonly Annotations[]> {
  const { annotations } = module;
  const groups = new Map<string, Group>();
  annotations.forEach(({ scope, target }, index) => {
    if (target.kind !== "rule") return;
    const path = pathOf(target.rule.head.reference);
    const group = groups.get(path) ?? { document: [], above: [], next: 0, pending: [] };
    groups.set(path, group);
    (scope === "document" ? group.document : group.above).push(index);
  });
  const found = new Map<Rule, readonly Annotations[]>();
  if (groups.size === 0) return found;
  for (const rule of module.rules) {
    const group = groups.get(pathOf(rule.head.reference));
    if (group === undefined) continue;
    claimAbove(group, annotations, rule.location.row);
    const indices = [...group.document, ...group.pending].toSorted((left, right) => left - right);
    group.pending.pop();
    if (indices.length > 0)
      found.set(
        rule,
        indices.flatMap((index) => annotations[index] ?? []),
      );
  }
  return found;
}

function claimAbove(group: Group, annotations: readonly Annotations[], row: number): void {
  for (; group.next < group.above.length; group.next++) {
    const index = group.above[group.next] ?? 0;
    if ((annotations[index]?.location.row ?? 0) >= row) return;
    group.pending.push(index);
  }
}

/** The ground part of a head's ref, as a key. */
function pathOf(reference: Ref): string {
  const end = reference.parts.findIndex((part, index) => index > 0 && !isConstant(part));
  const parts = end === -1 ? reference.parts : reference.parts.slice(0, end);
  return JSON.stringify(parts.map((part) => termJson(part)));
}

function isConstant(term: Term): boolean {
  return term.kind === "string" || term.kind === "number" || term.kind === "boolean" || term.kind === "null";
}
