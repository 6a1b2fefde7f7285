// The rules of a policy, grouped by the document that they define together: one group, one planned function.
import { treeKey } from "../check/checked-module.js";
import type { Ref, Rule, Term } from "../syntax/ast.js";
import { keyTerm, pathText } from "./document-path.js";
import { PlanError } from "./plan-error.js";

/**
 * What the rules of a group make: the one value they agree on, a set, or an object in which the
 * references' steps beyond the group's path are keys. A function has arguments.
 */
export type GroupKind = "value" | "set" | "object" | "function";

export type GroupRule = {
  readonly rule: Rule;
  /** The steps of the rule's reference beyond its group's path. */
  readonly suffix: readonly Term[];
};

export type RuleGroup = {
  readonly kind: GroupKind;
  /** Tree keys, `data` first. */
  readonly path: readonly string[];
  /** The path as text, which no other group has. */
  readonly text: string;
  readonly arity: number;
  readonly rules: readonly GroupRule[];
  /** Made by `groupPart`. */
  readonly isPart: boolean;
};

/** A step of the virtual documents' tree. A node with a group has no children: the group makes what is below. */
export type DocumentNode = {
  /** Tree keys, `data` first. */
  readonly path: readonly string[];
  readonly text: string;
  readonly group: RuleGroup | undefined;
  /** In the order of their keys. */
  readonly children: ReadonlyMap<string, DocumentNode>;
};

export type VirtualDocuments = {
  readonly root: DocumentNode;
  /** By path: functions are no documents, so the tree has none. */
  readonly functions: ReadonlyMap<string, RuleGroup>;
  /** The paths of all nodes, as text. */
  readonly texts: ReadonlySet<string>;
};

type Branch = {
  readonly path: readonly string[];
  readonly children: Map<string, Branch>;
  readonly rules: GroupRule[];
};

type Functions = { readonly path: readonly string[]; readonly rules: GroupRule[] };

/** References longer than this are refused: stages that descend the tree use the stack. */
const maximumSteps = 500;

/** Groups `rules`, given with their whole references; `packages` exist even if they have no rules. @throws {PlanError} */
export function groupRules(
  packages: readonly Ref[],
  rules: readonly { readonly rule: Rule; readonly reference: Ref }[],
): VirtualDocuments {
  const root: Branch = { path: ["data"], children: new Map(), rules: [] };
  const functions = new Map<string, Functions>();
  for (const ref of packages) branchAt(root, checkedPrefix(ref));
  for (const { rule, reference } of rules) {
    const path = checkedPrefix(reference);
    const groupRule = { rule, suffix: reference.parts.slice(path.length) };
    if (rule.head.args === undefined) branchAt(root, path).rules.push(groupRule);
    else {
      const text = pathText(path);
      const group = functions.get(text) ?? { path, rules: [] };
      group.rules.push(groupRule);
      functions.set(text, group);
      branchAt(root, path.slice(0, -1));
    }
  }
  const texts = new Set<string>();
  return {
    root: nodeOf(root, texts),
    texts,
    functions: new Map([...functions].map(([text, group]) => [text, functionGroup(text, group)])),
  };
}

function checkedPrefix(ref: Ref): readonly string[] {
  if (ref.parts.length > maximumSteps) {
    throw new PlanError(`a reference has at most ${maximumSteps} steps`, ref.location);
  }
  return groundPrefix(ref);
}

/** `data` and the keys of the scalars that follow it. */
function groundPrefix(ref: Ref): readonly string[] {
  const path = ["data"];
  for (const part of ref.parts.slice(1)) {
    const key = treeKey(part);
    if (key === undefined) break;
    path.push(key);
  }
  return path;
}

function branchAt(root: Branch, path: readonly string[]): Branch {
  let branch = root;
  for (const step of path.slice(1)) {
    const child = branch.children.get(step) ?? {
      path: [...branch.path, step],
      children: new Map(),
      rules: [],
    };
    branch.children.set(step, child);
    branch = child;
  }
  return branch;
}

function nodeOf(root: Branch, texts: Set<string>): DocumentNode {
  const text = pathText(root.path);
  texts.add(text);
  if (root.rules.length > 0) return { path: root.path, text, group: groupOf(root), children: new Map() };
  const children = [...root.children].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    path: root.path,
    text,
    group: undefined,
    children: new Map(children.map(([key, child]) => [key, nodeOf(child, texts)])),
  };
}

function groupOf(branch: Branch): RuleGroup {
  const rules = rulesBelow(branch);
  const isObject = rules.some((groupRule) => groupRule.suffix.length > 0);
  return {
    kind: isObject ? "object" : rules.some(({ rule }) => rule.head.key !== undefined) ? "set" : "value",
    path: branch.path,
    text: pathText(branch.path),
    arity: 0,
    rules: isObject ? deepestFirst(rules) : rules,
    isPart: false,
  };
}

/** The rules whose document is exactly at these steps below `data`. */
export function findGroup(root: DocumentNode, steps: readonly Term[]): RuleGroup | undefined {
  let node: DocumentNode | undefined = root;
  for (const step of steps) {
    const key = treeKey(step);
    node = key === undefined ? undefined : node?.children.get(key);
  }
  return node?.group;
}

function rulesBelow(root: Branch): readonly GroupRule[] {
  const rules: GroupRule[] = [];
  const visit = (branch: Branch): void => {
    const steps = branch.path.slice(root.path.length);
    for (const { rule, suffix } of branch.rules) {
      const keys = steps.map((key) => keyTerm(key, rule.head.reference.location));
      rules.push({ rule, suffix: [...keys, ...suffix] });
    }
    for (const child of branch.children.values()) visit(child);
  };
  visit(root);
  return rules;
}

/**
 * Objects are built from the leaves that lie deepest, sets before values, so that a value from elsewhere is
 * never descended into: where it meets what other rules built, the two conflict.
 */
function deepestFirst(rules: readonly GroupRule[]): readonly GroupRule[] {
  const rank = ({ rule, suffix }: GroupRule): number =>
    suffix.length * 2 + (rule.head.key === undefined ? 0 : 1);
  return rules.toSorted((left, right) => rank(right) - rank(left));
}

function functionGroup(text: string, { path, rules }: Functions): RuleGroup {
  return { kind: "function", path, text, arity: rules[0]?.rule.head.args?.length ?? 0, rules, isPart: false };
}

/**
 * The rules of a group that may say something about what is under the keys, as far as these are known;
 * a ref that needs only some of the rules evaluates no others.
 */
export function groupPart(group: RuleGroup, keys: readonly (string | undefined)[]): RuleGroup {
  const indices = new Map(group.rules.map((rule, index) => [rule, index]));
  const rules = group.rules.filter(({ suffix }) =>
    suffix.every((step, index) => {
      const key = keys[index];
      const own = treeKey(step);
      return key === undefined || own === undefined || own === key;
    }),
  );
  if (rules.length === group.rules.length) return group;
  const text = `${group.text}#${rules.map((rule) => indices.get(rule)).join()}`;
  return { ...group, text, rules, isPart: true };
}
