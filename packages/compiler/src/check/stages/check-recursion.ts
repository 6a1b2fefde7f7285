// Refuses rules that need themselves.
import { maximumDiagnostics } from "../../source/diagnostic.js";
import type { Rule } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { components } from "../dependencies/components.js";
import type { DependencyGraph } from "../dependencies/dependency-graph.js";
import { chainOf, type Draft, placeKey, type Session } from "../draft.js";
import type { PolicyTree } from "../rule-tree.js";
import type { LinkPlace } from "./infer-types.js";

/** Relies on the graph, and answers the rules with their `else`s in an order in which what is needed comes first. */
export function checkRecursion(
  draft: Draft,
  session: Session,
  tree: PolicyTree,
  graph: DependencyGraph,
): readonly LinkPlace[] {
  const links = new Map<Rule, readonly Rule[]>();
  const owners = new Map<Rule, Rule>();
  const keys = new Map<Rule, string>();
  draft.forEach(({ rules }, moduleIndex) => {
    rules.forEach((rule, ruleIndex) => {
      links.set(rule, chainOf(rule));
      for (const link of chainOf(rule)) owners.set(link, rule);
      keys.set(rule, placeKey(moduleIndex, ruleIndex));
    });
  });
  const edges = (link: Rule): Iterable<Rule> => linksOf(graph.dependencies.get(link)?.keys() ?? [], links);
  const sorted = components(owners.keys(), edges);
  const broken = new Set(session.failed);
  let reported = 0;
  for (const component of sorted) {
    const members = new Set(component);
    for (const link of component) {
      const isCycle = members.size > 1 || graph.dependencies.get(link)?.has(owners.get(link) as Rule);
      const key = keys.get(owners.get(link) as Rule) as string;
      if (!isCycle || broken.has(key)) continue;
      session.failed.add(key);
      if (reported++ < maximumDiagnostics) report(link, members, { session, tree, graph, links, owners });
    }
  }
  const places = placesOf(draft);
  return sorted.flat().map((link) => places.get(link) as LinkPlace);
}

function placesOf(draft: Draft): ReadonlyMap<Rule, LinkPlace> {
  const places = new Map<Rule, LinkPlace>();
  for (const [moduleIndex, { rules }] of draft.entries()) {
    for (const [ruleIndex, rule] of rules.entries()) {
      for (const [link, part] of chainOf(rule).entries()) places.set(part, { moduleIndex, ruleIndex, link });
    }
  }
  return places;
}

function* linksOf(rules: Iterable<Rule>, links: ReadonlyMap<Rule, readonly Rule[]>): Iterable<Rule> {
  for (const rule of rules) yield* links.get(rule) ?? [];
}

type Surroundings = {
  readonly session: Session;
  readonly tree: PolicyTree;
  readonly graph: DependencyGraph;
  readonly links: ReadonlyMap<Rule, readonly Rule[]>;
  readonly owners: ReadonlyMap<Rule, Rule>;
};

function report(link: Rule, members: ReadonlySet<Rule>, around: Surroundings): void {
  const { session, graph } = around;
  const sure = findCycle(link, members, around, (from, to) => graph.dependencies.get(from)?.get(to) === true);
  const path = sure ?? findCycle(link, members, around, () => true);
  if (path === undefined) return;
  const names = path.map((step) => ruleName(step, around)).join(" -> ");
  const verb = sure === undefined ? "may be recursive" : "is recursive";
  const message = `rule ${ruleName(link, around)} ${verb}: ${names}`;
  const help = "rules may not need their own result; walk nested documents with `walk`, or split the rule";
  session.reporter.error("rego_recursion_error", message, link.location, { help });
}

/** A way from the link back to itself, depth first. */
function findCycle(
  start: Rule,
  members: ReadonlySet<Rule>,
  { graph, links, owners }: Surroundings,
  follow: (from: Rule, to: Rule) => boolean,
): readonly Rule[] | undefined {
  const target = owners.get(start) as Rule;
  const cameFrom = new Map<Rule, Rule>();
  const pending: Rule[] = [start];
  const visited = new Set<Rule>([start]);
  for (let link = pending.pop(); link !== undefined; link = pending.pop()) {
    for (const rule of graph.dependencies.get(link)?.keys() ?? []) {
      if (!follow(link, rule)) continue;
      if (rule === target) return [...pathTo(link, cameFrom), start];
      for (const next of links.get(rule) ?? []) {
        if (!members.has(next) || visited.has(next)) continue;
        visited.add(next);
        cameFrom.set(next, link);
        pending.push(next);
      }
    }
  }
  return undefined;
}

function pathTo(link: Rule, cameFrom: ReadonlyMap<Rule, Rule>): readonly Rule[] {
  const path: Rule[] = [];
  for (let step: Rule | undefined = link; step !== undefined; step = cameFrom.get(step)) path.push(step);
  return path.reverse();
}

function ruleName(link: Rule, { session, tree, owners }: Surroundings): string {
  const reference = tree.references.get(owners.get(link) as Rule);
  if (reference === undefined) return "";
  const parts = reference.parts.map((part) =>
    part.kind === "var" ? { ...part, name: session.authorNames.get(part.name) ?? part.name } : part,
  );
  return printTerm({ ...reference, parts });
}
