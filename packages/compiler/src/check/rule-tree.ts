// The rules of all modules as one tree of virtual documents.
import type { Ref, Rule, Term } from "../syntax/ast.js";
import { type RuleTree, treeKey } from "./checked-module.js";
import type { Draft } from "./draft.js";

/** A `RuleTree` under construction. */
export type MutableRuleTree = {
  readonly key?: Term;
  readonly children: Map<string, MutableRuleTree>;
  readonly rules: Rule[];
};

export type PolicyTree = {
  /** The root holds `data`'s packages. */
  readonly root: RuleTree;
  readonly references: ReadonlyMap<Rule, Ref>;
};

export function buildRuleTree(draft: Draft): PolicyTree {
  const root: MutableRuleTree = { children: new Map(), rules: [] };
  const references = new Map<Rule, Ref>();
  for (const { module, rules } of draft) {
    const packageNode = descend(root, module.package.path.parts.slice(1));
    for (const rule of rules) {
      const reference = wholeReference(module.package.path, rule.head.reference);
      references.set(rule, reference);
      const own = reference.parts.slice(module.package.path.parts.length);
      descend(packageNode, groundPrefix(own)).rules.push(rule);
    }
  }
  return { root, references };
}

/** `data.pkg.p[x]` of the rule `p[x]` in package `pkg`. */
export function wholeReference(path: Ref, reference: Ref): Ref {
  const [head, ...rest] = reference.parts;
  const name: Term =
    head?.kind === "var"
      ? { kind: "string", value: head.name, location: head.location }
      : (head ?? { kind: "null", location: reference.location });
  return { kind: "ref", parts: [...path.parts, name, ...rest], location: reference.location };
}

/** The parts before the first variable. */
export function groundPrefix(parts: readonly Term[]): readonly Term[] {
  const end = parts.findIndex((part) => treeKey(part) === undefined);
  return end < 0 ? parts : parts.slice(0, end);
}

export function isGroundReference(reference: Ref): boolean {
  return reference.parts.slice(1).every((part) => treeKey(part) !== undefined);
}

function descend(from: MutableRuleTree, parts: readonly Term[]): MutableRuleTree {
  let node = from;
  for (const part of parts) {
    const key = treeKey(part) as string;
    let child = node.children.get(key);
    if (child === undefined) {
      child = { key: part, children: new Map(), rules: [] };
      node.children.set(key, child);
    }
    node = child;
  }
  return node;
}

/** The node at exactly this ref over `data`, if every part is ground and there. */
export function findInTree(root: RuleTree, ref: Ref): RuleTree | undefined {
  const [head, ...path] = ref.parts;
  if (head?.kind !== "var" || head.name !== "data") return undefined;
  let node: RuleTree | undefined = root;
  for (const part of path) {
    const key = treeKey(part);
    node = key === undefined ? undefined : node?.children.get(key);
    if (node === undefined) return undefined;
  }
  return node;
}

/** Every node with its rules, outer nodes first, children by key; `visit` answers `true` to stay out of the children. */
export function visitTree(root: RuleTree, visit: (node: RuleTree) => boolean): void {
  const pending: RuleTree[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visit(node)) continue;
    const keys = [...node.children.keys()].sort().reverse();
    for (const key of keys) pending.push(node.children.get(key) as RuleTree);
  }
}

/** How many args the function at this ref takes; `undefined` if there is none. */
export function arityOfRules(root: RuleTree, operator: Ref): number | undefined {
  const rule = findInTree(root, operator)?.rules[0];
  return rule === undefined ? undefined : (rule.head.args?.length ?? 0);
}
