// What a group of rules depends on, however indirectly: of an environment, only that matters to it.
import { treeKey } from "../check/checked-module.js";
import type { Term } from "../syntax/ast.js";
import { isExpression, ruleNodes, walkNodes } from "../syntax/walk.js";
import { groundText, pathText } from "./document-path.js";
import type { Environment, Environments } from "./environment.js";
import type { DocumentNode, RuleGroup, VirtualDocuments } from "./virtual-documents.js";

/** Names that rules use. What is not certain counts as used. */
type Uses = {
  /** Of built-ins and functions, and of variables, which may name such. */
  readonly operators: Set<string>;
  /** The known steps of refs over `data`, as text. */
  readonly paths: Set<string>;
  /** Of other groups. */
  readonly groups: Set<RuleGroup>;
};

/** Rules that no replaced function or document reaches need not be planned again. */
export class Reach {
  readonly #documents: VirtualDocuments;
  readonly #environments: Environments;
  readonly #direct = new Map<RuleGroup, Uses>();
  readonly #whole = new Map<RuleGroup, Uses>();
  readonly #restricted = new Map<string, Environment>();

  constructor(documents: VirtualDocuments, environments: Environments) {
    this.#documents = documents;
    this.#environments = environments;
  }

  /** The part of an environment that a group can notice. */
  restrict(environment: Environment, group: RuleGroup): Environment {
    if (environment === this.#environments.base) return environment;
    const key = `${environment.generation} ${group.text}`;
    const known = this.#restricted.get(key);
    if (known !== undefined) return known;
    const uses = this.#wholeOf(group);
    const mocks = [...environment.mocks].filter(([operator]) => uses.operators.has(operator));
    const standIns = mocks.flatMap(([, mock]) =>
      mock.kind === "function" ? [this.#documents.functions.get(mock.path)] : [],
    );
    const paths = [uses, ...standIns.flatMap((item) => (item === undefined ? [] : [this.#wholeOf(item)]))];
    const shadowed = [...environment.shadowed].filter((text) =>
      paths.some((one) => [...one.paths].some((path) => isWithin(path, text) || isWithin(text, path))),
    );
    const restricted = this.#environments.of(new Map(mocks), new Set(shadowed));
    this.#restricted.set(key, restricted);
    return restricted;
  }

  #wholeOf(start: RuleGroup): Uses {
    const known = this.#whole.get(start);
    if (known !== undefined) return known;
    const whole: Uses = { operators: new Set(), paths: new Set(), groups: new Set([start]) };
    // The set grows while it is iterated over.
    for (const group of whole.groups) {
      const direct = this.#directOf(group);
      for (const operator of direct.operators) whole.operators.add(operator);
      for (const path of direct.paths) whole.paths.add(path);
      for (const next of direct.groups) whole.groups.add(next);
    }
    this.#whole.set(start, whole);
    return whole;
  }

  #directOf(group: RuleGroup): Uses {
    const known = this.#direct.get(group);
    if (known !== undefined) return known;
    const uses: Uses = { operators: new Set(), paths: new Set(), groups: new Set() };
    walkNodes(
      group.rules.flatMap(({ rule }) => ruleNodes(rule)),
      (node) => {
        if (isExpression(node)) return;
        if (node.kind === "var") uses.operators.add(node.name);
        if (node.kind !== "ref") return;
        const text = groundText(node);
        const called = text === undefined ? undefined : this.#documents.functions.get(text);
        if (text !== undefined) uses.operators.add(text);
        if (called !== undefined) uses.groups.add(called);
        const [head] = node.parts;
        if (head?.kind === "var" && head.name === "data") this.#addDocument(node.parts.slice(1), uses);
      },
    );
    this.#direct.set(group, uses);
    return uses;
  }

  #addDocument(steps: readonly Term[], uses: Uses): void {
    let node: DocumentNode | undefined = this.#documents.root;
    const path = ["data"];
    for (const step of steps) {
      const key = treeKey(step);
      if (key === undefined) break;
      path.push(key);
      if (node?.group === undefined) node = node?.children.get(key);
    }
    uses.paths.add(pathText(path));
    if (node !== undefined) addGroups(node, uses.groups);
  }
}

/** All groups at a node and below it. */
function addGroups(start: DocumentNode, groups: Set<RuleGroup>): void {
  const pending = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.group !== undefined) groups.add(node.group);
    pending.push(...node.children.values());
  }
}

/** Whether the document at `inner` is the one at `outer`, or part of it. */
function isWithin(inner: string, outer: string): boolean {
  if (!inner.startsWith(outer)) return false;
  const next = inner[outer.length];
  return next === undefined || next === "." || next === "[";
}
