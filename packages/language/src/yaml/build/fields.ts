// The fields of a mapping that count, with their places: what the builders do, without the values.

import type { Field } from "../locate.js";
import { endOfHead, type MappingNode, type Node, targetOf } from "../parse/node.js";
import { keyText } from "./key-text.js";
import { isMergeKey as isKubernetesMerge, kubernetesScalar } from "./kubernetes-scalar.js";
import { OpaEntries } from "./opa-entries.js";
import { isMergeKey as isOpaMerge, opaScalar } from "./opa-scalar.js";

/** Later fields win, merged or not. The document was built before: its merges end, its keys have texts. */
export function kubernetesFields(mapping: MappingNode): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const fill = (from: MappingNode): void => {
    for (const { key, value } of from.entries) {
      if (isKubernetesMerge(key)) {
        for (const source of sourcesOf(value).toReversed()) fill(source);
        continue;
      }
      const target = targetOf(key);
      const text = target.kind === "scalar" ? keyText(kubernetesScalar(target)) : undefined;
      if (text !== undefined) fields.set(text, fieldOf(key, value));
    }
  };
  fill(mapping);
  return fields;
}

/** A mapping's own fields win, then those of earlier sources. */
export function opaFields(mapping: MappingNode): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const entries = new OpaEntries();
  const fill = (from: MappingNode): void => {
    let merged: Node | undefined;
    for (const { key, value } of entries.of(from)) {
      if (isOpaMerge(key)) {
        merged = value;
        continue;
      }
      const target = targetOf(key);
      const scalar = target.kind === "scalar" ? opaScalar(target) : undefined;
      const text = scalar === undefined || scalar.type === "timestamp" ? undefined : keyText(scalar);
      if (text !== undefined && !fields.has(text)) fields.set(text, fieldOf(key, value));
    }
    if (merged !== undefined) for (const source of sourcesOf(merged)) fill(source);
  };
  fill(mapping);
  return fields;
}

function fieldOf(key: Node, value: Node): Field {
  return { keyOffset: key.offset, keyEnd: endOfHead(key), value };
}

function sourcesOf(value: Node): MappingNode[] {
  const nodes = value.kind === "sequence" ? value.items : [value];
  return nodes.map(targetOf).filter((node) => node.kind === "mapping");
}
