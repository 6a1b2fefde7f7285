// Ways over the tree: the children of a node and a walk that uses no stack.
import type { Expression, ExpressionCode, Ref, Rule, RuleHead, Term } from "./ast.js";

export type Node = Term | Expression;

/** Whether a node is an expression, rather than a term. */
export function isExpression(node: Node): node is Expression {
  return "code" in node;
}

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };
type TermChildren = { readonly [Kind in Term["kind"]]: (term: TermOf<Kind>) => readonly Node[] };

const none: readonly Node[] = [];

const termChildren: TermChildren = {
  null: () => none,
  boolean: () => none,
  number: () => none,
  string: () => none,
  var: () => none,
  ref: (term) => term.parts,
  array: (term) => term.items,
  set: (term) => term.items,
  object: (term) => term.entries.flat(),
  arrayComprehension: (term) => [term.term, ...term.body],
  setComprehension: (term) => [term.term, ...term.body],
  objectComprehension: (term) => [term.key, term.value, ...term.body],
  call: (term) => [refTerm(term.operator), ...term.args],
  templateString: (term) => term.parts,
};

type CodeOf<Kind extends ExpressionCode["kind"]> = Extract<ExpressionCode, { readonly kind: Kind }>;
type CodeChildren = {
  readonly [Kind in ExpressionCode["kind"]]: (
    code: ExpressionCode & { readonly kind: Kind },
  ) => readonly Node[];
};

const logicalChildren = (code: CodeOf<"and" | "or">): readonly Node[] => [...code.left, ...code.right];

const codeChildren: CodeChildren = {
  term: (code) => [code.term],
  call: (code) => [refTerm(code.operator), ...code.args],
  some: (code) => code.symbols,
  every: (code) => [...(code.key ? [code.key] : []), code.value, code.domain, ...code.body],
  not: (code) => code.body,
  and: logicalChildren,
  or: logicalChildren,
};

function refTerm(ref: Ref): Term {
  return ref;
}

/** The nodes right below one, in the order of the text (an operator before its arguments). */
export function childNodes(node: Node): readonly Node[] {
  if (!isExpression(node)) return (termChildren[node.kind] as (term: Term) => readonly Node[])(node);
  const own = (codeChildren[node.code.kind] as (code: ExpressionCode) => readonly Node[])(node.code);
  return node.with.length === 0 ? own : [...own, ...node.with.flatMap((one) => [one.target, one.value])];
}

/** The terms right below a term; those of bodies and of expressions are left out. */
export function childTerms(term: Term): readonly Term[] {
  return childNodes(term).filter((node): node is Term => !isExpression(node));
}

/** The nodes of a head: ref, arguments, key and value. */
export function headTerms(head: RuleHead): readonly Term[] {
  return [
    head.reference,
    ...(head.args ?? []),
    ...(head.key ? [head.key] : []),
    ...(head.value ? [head.value] : []),
  ];
}

/** The nodes of a rule and of its `else` branches. */
export function ruleNodes(rule: Rule): readonly Node[] {
  const nodes: Node[] = [];
  for (let branch: Rule | undefined = rule; branch !== undefined; branch = branch.else) {
    nodes.push(...headTerms(branch.head), ...branch.body);
  }
  return nodes;
}

/**
 * Visits nodes in order, parents first. Below a node for which `visit` returns `false` it does not go; whatever else it
 * returns says nothing.
 */
export function walkNodes(roots: readonly Node[], visit: (node: Node) => unknown): void {
  const pending = roots.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visit(node) === false) continue;
    const children = childNodes(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
}
