// A document's tree to the value that kubectl sends, by the rules of yaml.v2 and sigs.k8s.io/yaml.
import { RegoObject } from "../../values/collections.js";
import type { Value } from "../../values/value.js";
import type { DocumentLimits } from "../limits.js";
import type { MappingNode, Node } from "../parse/node.js";
import { YamlError } from "../yaml-error.js";
import { AliasBudget } from "./alias-budget.js";
import { AliasTargets } from "./alias-targets.js";
import { keyIdentity } from "./key-identity.js";
import { keyText } from "./key-text.js";
import { isMergeKey, kubernetesScalar, kubernetesValue } from "./kubernetes-scalar.js";
import { type Built, Refusal } from "./refusal.js";
import { maximumSigned, type Scalar } from "./resolve-plain.js";

type Entry = {
  /** Nothing for keys that have no text in JSON. */
  readonly text: string | undefined;
  readonly isText: boolean;
  readonly keyOffset: number;
  /** One for each time that a mapping is read: merging it twice is no repetition. */
  readonly turn: symbol;
  readonly value: Built;
};
/** By the identity that Go's maps give keys: `1` and `"1"` are two. */
type Entries = Map<string, Entry>;

export class KubernetesBuilder {
  readonly #targets: AliasTargets<Built>;

  constructor(limits: DocumentLimits, targets: ReadonlySet<Node>) {
    this.#targets = new AliasTargets(new AliasBudget(limits), targets);
  }

  /** @throws {YamlError} */
  build(root: Node): Value {
    const built = this.#build(root, 0);
    if (built instanceof Refusal) throw built.toError();
    return built;
  }

  #build(node: Node, depth: number): Built {
    this.#targets.count(node, depth);
    switch (node.kind) {
      case "alias":
        return this.#targets.follow(node, depth, (target) => this.#build(target, depth));
      case "scalar":
        return kubernetesValue(kubernetesScalar(node), node.offset);
      case "sequence":
        return this.#targets.keep(node, depth, () => this.#list(node.items, depth));
      case "mapping":
        return this.#targets.keep(node, depth, () => {
          const entries: Entries = new Map();
          this.#fill(entries, node, depth);
          return objectOf(entries);
        });
    }
  }

  #list(nodes: readonly Node[], depth: number): Built {
    let refusal: Refusal | undefined;
    const items: Value[] = [];
    for (const item of nodes) {
      const built = this.#build(item, depth + 1);
      if (built instanceof Refusal) refusal ??= built;
      else items.push(built);
    }
    return refusal ?? items;
  }

  /** A mapping into what was merged so far: later entries replace earlier ones, merged or not. */
  #fill(entries: Entries, mapping: MappingNode, depth: number): void {
    const turn = Symbol();
    for (const { key: keyNode, value: valueNode } of mapping.entries) {
      if (isMergeKey(keyNode)) {
        this.#merge(entries, valueNode, depth);
        continue;
      }
      const target = this.#targets.countKey(keyNode, depth + 1, "a list or a mapping cannot be a key");
      const key = kubernetesScalar(target);
      const identity = keyIdentity(key);
      if (entries.get(identity)?.turn === turn) {
        throw new YamlError("duplicate-key", "the mapping has this key already", keyNode.offset);
      }
      const value = this.#build(valueNode, depth + 1);
      const text = isUnsigned(key) ? undefined : keyText(key);
      entries.set(identity, { text, isText: key.type === "str", keyOffset: keyNode.offset, turn, value });
    }
  }

  #merge(entries: Entries, source: Node, depth: number): void {
    // Of a list, earlier mappings win.
    const sources = source.kind === "sequence" ? source.items.toReversed() : [source];
    for (const item of sources) {
      this.#targets.merge(item, depth, (mapping) => this.#fill(entries, mapping, depth));
    }
  }
}

function objectOf(entries: Entries): Built {
  const pairs: [Value, Value][] = [];
  let texts: Set<string> | undefined;
  for (const { text, isText, keyOffset, value } of entries.values()) {
    if (text === undefined) return new Refusal("the key has no JSON form", keyOffset);
    if (value instanceof Refusal) return value;
    // Keys of other types may have the text of another key; which of them Go keeps is chance.
    if (!isText) texts ??= new Set();
    pairs.push([text, value]);
  }
  if (texts !== undefined) {
    for (const [index, entry] of [...entries.values()].entries()) {
      const text = String(pairs[index]?.[0]);
      if (texts.has(text)) {
        return new Refusal("the mapping has a key with this text already", entry.keyOffset, "duplicate-key");
      }
      texts.add(text);
    }
  }
  return RegoObject.ofDistinct(pairs);
}

/** sigs.k8s.io/yaml knows no unsigned keys. */
function isUnsigned(key: Scalar): boolean {
  return key.type === "int" && key.value > maximumSigned;
}
