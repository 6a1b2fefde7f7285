// The types that fields of a METADATA block have in Go, and what is said where something else stands.
import type { YamlTree } from "@palisade/language";
import { MetadataMistake } from "./metadata-mistake.js";

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
