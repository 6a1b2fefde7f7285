// The types that fields of a METADATA block have in Go, and what is said where something else stands.
import type { YamlTree, YamlTreeMapping, YamlTreeScalar } from "@palisade/language";
import { MetadataMistake } from "./metadata-mistake.js";

export function isNull(tree: YamlTree): boolean {
  return tree.kind === "scalar" && tree.type === "null";
}

export function isText(tree: YamlTree | undefined): tree is YamlTreeScalar {
  return tree?.kind === "scalar" && tree.type === "str";
}

/** Go takes a mapping with other keys as something else than a map of texts. */
export function isTextMap(tree: YamlTree): tree is YamlTreeMapping {
  return tree.kind === "mapping" && tree.hasTextKeys;
}

export function wrongType(tree: YamlTree, expected: string): MetadataMistake {
  return new MetadataMistake(`yaml: cannot unmarshal ${tagOf(tree)} into ${expected}`, tree.offset);
}

function tagOf(tree: YamlTree): string {
  switch (tree.kind) {
    case "sequence":
      return "!!seq";
    case "mapping":
      return "!!map";
    case "scalar":
      return `!!${tree.type}`;
  }
}
