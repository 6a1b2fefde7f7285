// The rules that a ref over `data` may need.
import type { Ref, Rule, Term } from "../../syntax/ast.js";
import { type RuleTree, treeKey } from "../checked-module.js";
import type { PolicyTree } from "../rule-tree.js";
import { isConstant } from "../tree/constants.js";
import { termKey } from "../tree/term-key.js";

/** Rules at the ref, above it and below it; a part that is not known may be any. */
export function rulesOfRef(parts: readonly Term[], tree: PolicyTree): ReadonlySet<Rule> {
  const found = new Set<Rule>();
  const [head] = parts;
  if (head?.kind !== "var" || head.name !== "data") return found;
  const pending: { readonly node: RuleTree; readonly index: number }[] = [{ node: tree.root, index: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, index } = next;
    const part = parts[index];
    for (const child of part === undefined ? node.children.values() : childrenAt(node, part)) {
      for (const rule of child.rules) {
        if (mayMeet((tree.references.get(rule) as Ref).parts, parts, index + 1)) found.add(rule);
      }
      pending.push({ node: child, index: index + 1 });
    }
  }
  if (parts.length === 1) for (const rule of tree.root.rules) found.add(rule);
  return found;
}

function childrenAt(node: RuleTree, part: Term): Iterable<RuleTree> {
  if (!isConstant(part)) return node.children.values();
  const key = treeKey(part);
  const child = key === undefined ? undefined : node.children.get(key);
  return child === undefined ? [] : [child];
}

/** Whether two refs can be the same from a part on. */
function mayMeet(left: readonly Term[], right: readonly Term[], from: number): boolean {
  for (let index = from; index < Math.min(left.length, right.length); index++) {
    const [a, b] = [left[index] as Term, right[index] as Term];
    if (isConstant(a) && isConstant(b) && termKey(a) !== termKey(b)) return false;
  }
  return true;
}
