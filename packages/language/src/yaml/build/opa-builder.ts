// A document's tree to the value that OPA reads, by the rules of yaml.v3 and of OPA's own conversion to JSON.
import { RegoObject } from "../../values/collections.js";
import type { Value } from "../../values/value.js";
import type { DocumentLimits } from "../limits.js";
import type { MappingNode, Node, ScalarNode } from "../parse/node.js";
import { YamlError } from "../yaml-error.js";
import { AliasBudget } from "./alias-budget.js";
import { AliasTargets } from "./alias-targets.js";
import { keyIdentity } from "./key-identity.js";
import { keyText } from "./key-text.js";
import { OpaEntries } from "./opa-entries.js";
import { isMergeKey, isTextKey, opaScalar, opaValue } from "./opa-scalar.js";
import type { Scalar } from "./resolve-plain.js";
import type { TaggedScalar } from "./resolve-tagged.js";

type Entry = { readonly key: TaggedScalar; readonly keyOffset: number; readonly value: Value };

/** A map of Go's that is being filled. */
type Filling = {
  readonly entries: Map<string, Entry>;
  /** A map with texts as keys takes others as they are written, and drops those that are null. */
  readonly hasTextKeys: boolean;
};

export class OpaBuilder {
  readonly #targets: AliasTargets<Value>;
  readonly #entries = new OpaEntries();

  constructor(limits: DocumentLimits, targets: ReadonlySet<Node>) {
    this.#targets = new AliasTargets(new AliasBudget(limits), targets);
  }

  /** @throws {YamlError} */
  build(root: Node): Value {
    return this.#build(root, 0);
  }

  #build(node: Node, depth: number): Value {
    this.#targets.count(node, depth);
    switch (node.kind) {
      case "alias":
        return this.#targets.follow(node, depth, (target) => this.#build(target, depth));
      case "scalar":
        return opaValue(opaScalar(node), node.offset);
      case "sequence":
        return this.#targets.keep(node, depth, () => node.items.map((item) => this.#build(item, depth + 1)));
      case "mapping":
        return this.#targets.keep(node, depth, () => this.#object(node, depth));
    }
  }

  #object(mapping: MappingNode, depth: number): Value {
    const hasTextKeys = this.#entries.of(mapping).every(({ key }) => isTextKey(key));
    const filling: Filling = { entries: new Map(), hasTextKeys };
    this.#fill(filling, mapping, depth, undefined);
    return objectOf(filling);
  }

  /** `merged` has the keys that may not be set any more, while another mapping is merged into this one. */
  #fill(filling: Filling, mapping: MappingNode, depth: number, merged: Set<string> | undefined): void {
    let source: Node | undefined;
    for (const { key: keyNode, value: valueNode } of this.#entries.of(mapping)) {
      if (isMergeKey(keyNode)) {
        source = valueNode;
        continue;
      }
      const key = this.#key(keyNode, depth + 1, filling.hasTextKeys);
      if (key === undefined) continue;
      const identity = identityOf(key);
      if (merged?.has(identity) === true) continue;
      merged?.add(identity);
      filling.entries.set(identity, {
        key,
        keyOffset: keyNode.offset,
        value: this.#build(valueNode, depth + 1),
      });
    }
    if (source !== undefined) this.#merge(filling, mapping, source, depth, merged);
  }

  #key(node: Node, depth: number, asText: boolean): TaggedScalar | undefined {
    const target = this.#targets.countKey(node, depth, "invalid map key");
    return asText ? textKey(target) : opaScalar(target);
  }

  #merge(
    filling: Filling,
    parent: MappingNode,
    source: Node,
    depth: number,
    before: Set<string> | undefined,
  ): void {
    const merged = before ?? this.#keysOf(parent, depth);
    const sources = source.kind === "sequence" ? source.items : [source];
    for (const item of sources) {
      this.#targets.merge(item, depth, (mapping) => this.#fill(filling, mapping, depth, merged));
    }
  }

  /** The merge key is one of them. */
  #keysOf(mapping: MappingNode, depth: number): Set<string> {
    const keys = new Set<string>();
    for (const { key } of this.#entries.of(mapping)) {
      const scalar = this.#key(key, depth + 1, false);
      if (scalar !== undefined) keys.add(identityOf(scalar));
    }
    return keys;
  }
}

/** A key in a map with texts as keys: nothing for `null`, which such a map cannot hold. */
function textKey(node: ScalarNode): Scalar | undefined {
  const scalar = opaScalar(node);
  if (scalar.type === "null") return undefined;
  return { type: "str", value: scalar.type === "str" ? scalar.value : node.text };
}

function identityOf(key: TaggedScalar): string {
  return key.type === "timestamp" ? `\0time ${key.time}` : keyIdentity(key);
}

function objectOf({ entries }: Filling): Value {
  const pairs: [Value, Value][] = [];
  const hasOthers = hasOtherKeys(entries);
  const texts = new Set<string>();
  for (const { key, keyOffset, value } of entries.values()) {
    const text = key.type === "timestamp" ? undefined : keyText(key);
    if (text === undefined) throw new YamlError("value", "unsupported map key", keyOffset);
    // Keys of other types may have the text of another key; which of them Go keeps is chance.
    if (hasOthers) {
      if (texts.has(text)) throw new YamlError("duplicate-key", "mapping key already defined", keyOffset);
      texts.add(text);
    }
    pairs.push([text, value]);
  }
  return RegoObject.ofDistinct(pairs);
}

function hasOtherKeys(entries: Filling["entries"]): boolean {
  for (const { key } of entries.values()) if (key.type !== "str") return true;
  return false;
}
