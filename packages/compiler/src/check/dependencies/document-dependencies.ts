// The documents that a query needs: those that rules make, and those that they are made from.
import type { Expression, Rule, Term } from "../../syntax/ast.js";
import { compareTerms } from "../../syntax/compare-terms.js";
import type { CheckedPolicy } from "../checked-module.js";
import { chainOf } from "../draft.js";
import { groundPrefix } from "../rule-tree.js";
import { isConstant } from "../tree/constants.js";
import { termKey } from "../tree/term-key.js";
import { visitExpression, visitTerms } from "../tree/visit.js";
import { rulesOfRef } from "./rules-of-ref.js";

type Path = readonly Term[];

/** Paths begin with `data` or `input`; both lists are in Rego's order, each path once. */
export type DocumentDependencies = { readonly base: readonly Path[]; readonly virtual: readonly Path[] };

/** What the queries of a checked policy need, and the rules they use, and so on. */
export function documentDependencies(policy: CheckedPolicy): DocumentDependencies {
  const tree = { ...policy, root: policy.rules };
  const base = new Map<string, Path>();
  const virtual = new Map<string, Path>();
  const visited = new Set<Rule>();
  const pending: (readonly Path[])[] = policy.queries.map(({ body }) => neededPaths(body, []));
  for (let paths = pending.pop(); paths !== undefined; paths = pending.pop()) {
    for (const path of paths) {
      const rules = rulesOfRef(path, tree);
      if (rules.size === 0) base.set(pathKey(path), path);
      for (const rule of rules) {
        if (visited.has(rule)) continue;
        visited.add(rule);
        const own = rulePath(policy, rule);
        virtual.set(pathKey(own), own);
        for (const link of chainOf(rule)) pending.push(neededPaths(link.body, headTerms(link)));
      }
    }
  }
  return { base: sorted(base), virtual: sorted(virtual) };
}

function rulePath({ references }: CheckedPolicy, rule: Rule): Path {
  const [root, ...rest] = references.get(rule)?.parts ?? [];
  return root === undefined ? [] : [root, ...groundPrefix(rest)];
}

function headTerms({ head }: Rule): readonly Term[] {
  return [...(head.args ?? []), ...head.reference.parts.slice(1), head.key, head.value].filter(
    (term) => term !== undefined,
  );
}

/** A document that is only looked into by way of a variable is needed where it is looked into. */
function neededPaths(body: readonly Expression[], head: readonly Term[]): readonly Path[] {
  const aliases = new Map<string, Path>();
  const found: Path[] = [];
  const whole = new Set<string>();
  const resolve = (parts: Path): Path | undefined => {
    const [first, ...rest] = parts;
    if (first?.kind !== "var") return undefined;
    if (first.name === "data" || first.name === "input") return parts;
    const known = aliases.get(first.name);
    return known === undefined ? undefined : [...known, ...rest];
  };
  const visitor = {
    term: (term: Term) => {
      if (term.kind === "var") whole.add(term.name);
      if (term.kind !== "ref") return false;
      const path = resolve(term.parts);
      if (path !== undefined) found.push(constantPrefix(path));
      visitTerms(term.parts.slice(1), visitor);
      return true;
    },
    operator: ({ parts }: { readonly parts: Path }) => {
      if (parts[0]?.kind === "var" && parts[0].name === "data") found.push(parts);
    },
  };
  for (const expression of body) {
    const alias = aliasOf(expression);
    const path = alias === undefined ? undefined : resolve(alias.parts);
    if (alias === undefined || path === undefined || aliases.has(alias.name))
      visitExpression(expression, visitor);
    else {
      aliases.set(alias.name, path);
      visitTerms(alias.parts.slice(1), visitor);
    }
  }
  visitTerms(head, visitor);
  const looked = found.map(pathKey);
  // The last first: it may be made from those before it.
  for (const [name, path] of [...aliases].reverse()) {
    const prefix = constantPrefix(path);
    const key = pathKey(prefix);
    // Needed in itself, unless something in it is what is needed.
    if (!whole.has(name) && looked.some((other) => other === key || other.startsWith(`${key}/`))) continue;
    found.push(prefix);
    looked.push(key);
  }
  return shortest(found);
}

/** `x = data.a[i]` that was not written with modifiers. */
function aliasOf({
  code,
  negated,
  with: modifiers,
}: Expression): { readonly name: string; readonly parts: Path } | undefined {
  if (code.kind !== "call" || negated || modifiers.length > 0 || code.args.length !== 2) return undefined;
  const [operator] = code.operator.parts;
  if (operator?.kind !== "var" || operator.name !== "eq") return undefined;
  const [left, right] = code.args;
  if (left?.kind === "var" && right?.kind === "ref") return { name: left.name, parts: right.parts };
  return right?.kind === "var" && left?.kind === "ref" ? { name: right.name, parts: left.parts } : undefined;
}

function constantPrefix(parts: Path): Path {
  const end = parts.findIndex((part, index) => index > 0 && !isConstant(part));
  return end < 0 ? parts : parts.slice(0, end);
}

/** A path stands for everything below it. */
function shortest(paths: readonly Path[]): readonly Path[] {
  const byKey = new Map(paths.map((path) => [pathKey(path), path]));
  return [...byKey.values()].filter(
    (path) => !path.some((_, length) => length > 0 && byKey.has(pathKey(path.slice(0, length)))),
  );
}

function pathKey(path: Path): string {
  return path.map((part) => (part.kind === "var" ? part.name : termKey(part))).join("/");
}

function sorted(paths: ReadonlyMap<string, Path>): readonly Path[] {
  return [...paths.values()].sort((left, right) => comparePaths(left, right));
}

function comparePaths(left: Path, right: Path): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareTerms(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
