// A document's tree to typed scalars, lists and merged mappings: yaml.v3 without OPA's conversion of data to JSON.
import type { DocumentLimits } from "../limits.js";
import { type MappingNode, type Node, type ScalarNode, targetOf } from "../parse/node.js";
import type { YamlTree, YamlTreeEntry, YamlTreeMapping, YamlTreeScalar } from "../tree.js";
import { YamlError } from "../yaml-error.js";
import { AliasBudget } from "./alias-budget.js";
import { AliasTargets } from "./alias-targets.js";
import { isMergeKey, isMergeTagged, isTextKey, opaScalar } from "./opa-scalar.js";
import { parseTimestamp } from "./parse-timestamp.js";
import { repeatedKey } from "./repeated-key.js";

type Entries = Map<string, YamlTreeEntry>;

export class TreeBuilder {
  readonly #targets: AliasTargets<YamlTree>;

  constructor(limits: DocumentLimits, targets: ReadonlySet<Node>) {
    this.#targets = new AliasTargets(new AliasBudget(limits), targets);
  }

  /** Of a mapping only `fields`: Go does not decode what it has no field for. @throws {YamlError} */
  build(root: Node, fields: ReadonlySet<string>): YamlTree {
    if (root.kind !== "mapping") return this.#build(root, 0);
    this.#targets.count(root, 0);
    return this.#mapping(root, 0, fields);
  }

  #build(node: Node, depth: number): YamlTree {
    this.#targets.count(node, depth);
    switch (node.kind) {
      case "alias":
        return this.#targets.follow(node, depth, (target) => this.#build(target, depth));
      case "scalar":
        return scalarOf(node);
      case "sequence":
        return this.#targets.keep(node, depth, () => ({
          kind: "sequence",
          offset: node.offset,
          items: node.items.map((item) => this.#build(item, depth + 1)),
        }));
      case "mapping":
        return this.#targets.keep(node, depth, () => this.#mapping(node, depth));
    }
  }

  #mapping(mapping: MappingNode, depth: number, fields?: ReadonlySet<string>): YamlTreeMapping {
    const entries: Entries = new Map();
    this.#fill(entries, mapping, depth, { isMerged: false, fields });
    return {
      kind: "mapping",
      offset: mapping.offset,
      entries: [...entries.values()],
      hasTextKeys: mapping.entries.every(({ key }) => isText(key)),
    };
  }

  /** A mapping's own entries win, then those of earlier sources. */
  #fill(
    entries: Entries,
    mapping: MappingNode,
    depth: number,
    how: { readonly isMerged: boolean; readonly fields: ReadonlySet<string> | undefined },
  ): void {
    const repeated = repeatedKey(mapping.entries);
    if (repeated !== undefined) throw alreadyDefined(repeated);
    let source: Node | undefined;
    for (const { key: keyNode, value } of mapping.entries) {
      if (isMergeKey(keyNode)) {
        source = value;
        continue;
      }
      const target = this.#targets.countKey(keyNode, depth + 1, "invalid map key");
      const key = { ...scalarOf(target), offset: keyNode.offset };
      const identity = key.type === "null" ? "null" : `text ${key.text}`;
      if (how.isMerged && entries.has(identity)) continue;
      if (how.fields !== undefined && !how.fields.has(key.text)) continue;
      entries.set(identity, { key, value: this.#build(value, depth + 1) });
    }
    if (source === undefined) return;
    for (const item of source.kind === "sequence" ? source.items : [source]) {
      this.#targets.merge(item, depth, (from) =>
        this.#fill(entries, from, depth, { ...how, isMerged: true }),
      );
    }
  }
}

function alreadyDefined(key: Node): YamlError {
  const target = targetOf(key);
  const name = target.kind === "scalar" ? ` ${JSON.stringify(target.text)}` : "";
  return new YamlError("duplicate-key", `mapping key${name} already defined`, key.offset);
}

/** Without OPA's conversion, text that looks like a time is one. */
function timeOf(node: ScalarNode): string | undefined {
  return node.isPlain && node.tag === "" ? parseTimestamp(node.text) : undefined;
}

function isText(key: Node): boolean {
  const target = targetOf(key);
  if (target.kind !== "scalar" || !isTextKey(target)) return false;
  return isMergeTagged(target) || timeOf(target) === undefined;
}

function scalarOf(node: ScalarNode): YamlTreeScalar {
  const { offset, text } = node;
  const time = timeOf(node);
  if (time !== undefined) return { kind: "scalar", offset, type: "timestamp", text, value: time };
  const scalar = opaScalar(node);
  switch (scalar.type) {
    case "null":
      return { kind: "scalar", offset, type: "null", text, value: null };
    case "timestamp":
      return { kind: "scalar", offset, type: "timestamp", text, value: scalar.time };
    case "str":
      return { kind: "scalar", offset, type: "str", text: scalar.value, value: scalar.value };
    default:
      return { kind: "scalar", offset, type: scalar.type, text, value: scalar.value };
  }
}
