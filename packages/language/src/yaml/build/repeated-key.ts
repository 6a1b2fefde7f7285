// Keys that yaml.v3 refuses as repeated: it compares what they are written as, not what they stand for.
import type { MappingEntry, Node } from "../parse/node.js";

/** The first key that is written as one before it, whatever their tags and quotes. */
export function repeatedKey(entries: readonly MappingEntry[]): Node | undefined {
  // Most mappings have scalars for keys only: their texts are compared as they are, for copies cost more than reading.
  const scalars = new Set<string>();
  const others = new Set<string>();
  for (const { key } of entries) {
    const seen = key.kind === "scalar" ? scalars : others;
    const text = key.kind === "scalar" ? key.text : key.kind === "alias" ? `a${key.name}` : key.kind;
    if (seen.has(text)) return key;
    seen.add(text);
  }
  return undefined;
}
