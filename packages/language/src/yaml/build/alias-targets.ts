// Values of nodes that aliases lead to: made once, counted each time.
import { type AliasNode, type MappingNode, type Node, type ScalarNode, targetOf } from "../parse/node.js";
import { YamlError } from "../yaml-error.js";
import type { AliasBudget } from "./alias-budget.js";

type Known<Result> = { readonly result: Result; readonly nodes: number; readonly height: number };

/** Reads nodes so that a target is built once, however many aliases lead to it. */
export class AliasTargets<Result> {
  readonly #budget: AliasBudget;
  readonly #targets: ReadonlySet<Node>;
  readonly #known = new Map<Node, Known<Result>>();
  readonly #open = new Set<Node>();
  #deepest = 0;

  constructor(budget: AliasBudget, targets: ReadonlySet<Node>) {
    this.#budget = budget;
    this.#targets = targets;
  }

  /** Counts a node that is about to be read. */
  count(node: Node, depth: number): void {
    this.#budget.count(1, depth, node.offset);
    if (depth > this.#deepest) this.#deepest = depth;
  }

  /** Counts a key, and the scalar it stands for; other nodes are refused. @throws {YamlError} */
  countKey(node: Node, depth: number, refusal: string): ScalarNode {
    this.count(node, depth);
    const target = targetOf(node);
    if (node.kind === "alias") this.#budget.within(() => this.count(target, depth));
    if (target.kind !== "scalar") throw new YamlError("value", refusal, node.offset);
    return target;
  }

  /** What `build` makes of a collection; kept if an alias leads to it. */
  keep(node: Node, depth: number, build: () => Result): Result {
    if (!this.#targets.has(node)) return build();
    const before = this.#budget.nodes;
    const deepest = this.#deepest;
    this.#deepest = depth;
    const result = this.during(node, build);
    this.#known.set(node, { result, nodes: this.#budget.nodes - before, height: this.#deepest - depth });
    this.#deepest = Math.max(deepest, this.#deepest);
    return result;
  }

  /** While `build` runs, an alias to the node would never end. */
  during<T>(node: Node, build: () => T): T {
    this.#open.add(node);
    const result = build();
    this.#open.delete(node);
    return result;
  }

  /** @throws {YamlError} if the alias stands within its target. */
  follow(alias: AliasNode, depth: number, read: (node: Node) => Result): Result {
    const { target } = alias;
    this.#refuseCycle(alias);
    const known = this.#known.get(target);
    return this.#budget.within(() => {
      if (known === undefined) return read(target);
      // The target itself was counted before `keep`, its contents within.
      this.count(target, depth + known.height);
      this.#budget.count(known.nodes, depth, alias.offset);
      return known.result;
    });
  }

  #refuseCycle(alias: AliasNode): void {
    if (!this.#open.has(alias.target)) return;
    throw new YamlError("value", `anchor '${alias.name}' value contains itself`, alias.offset);
  }

  /** Calls `fill` with the mapping that is merged. @throws {YamlError} */
  merge(source: Node, depth: number, fill: (mapping: MappingNode) => void): void {
    const mapping = targetOf(source);
    if (mapping.kind !== "mapping") {
      throw new YamlError("value", "map merge requires map or sequence of maps as the value", source.offset);
    }
    this.count(source, depth);
    const fillOpen = (): void => this.during(mapping, () => fill(mapping));
    if (source.kind !== "alias") {
      fillOpen();
      return;
    }
    this.#refuseCycle(source);
    this.#budget.within(() => {
      this.count(mapping, depth);
      fillOpen();
    });
  }
}
