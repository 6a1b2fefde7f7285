// The entries of a mapping as OPA rearranges them before yaml.v3 sees them.
import type { MappingEntry, MappingNode, Node } from "../parse/node.js";
import { YamlError } from "../yaml-error.js";
import { keyText } from "./key-text.js";
import { isMergeTagged, opaScalar } from "./opa-scalar.js";
import { parseTimestamp } from "./parse-timestamp.js";
import { repeatedKey } from "./repeated-key.js";

/** Remembers what each mapping came to: mappings that are merged are asked for again and again. */
export class OpaEntries {
  readonly #known = new Map<MappingNode, readonly MappingEntry[]>();

  /** @throws {YamlError} for keys that are still equal. */
  of(mapping: MappingNode): readonly MappingEntry[] {
    const known = this.#known.get(mapping);
    if (known !== undefined) return known;
    const entries = lastOfEach(joinMerges(mapping.entries));
    const repeated = repeatedKey(entries);
    if (repeated !== undefined) {
      throw new YamlError("duplicate-key", "mapping key already defined", repeated.offset);
    }
    this.#known.set(mapping, entries);
    return entries;
  }
}

/** Several merge keys become one, with a list. */
function joinMerges(entries: readonly MappingEntry[]): readonly MappingEntry[] {
  const merges = entries.filter(({ key }) => isMergeTagged(key));
  const [first] = merges;
  if (first === undefined) return entries;
  const items = merges.flatMap(({ value }): readonly Node[] =>
    value.kind === "sequence" ? value.items : [value],
  );
  if (items.length < 2) return entries;
  const joined: MappingEntry = {
    key: first.key,
    value: { kind: "sequence", offset: first.value.offset, items: [...items] },
  };
  return entries.flatMap((entry) => {
    if (entry === first) return [joined];
    return isMergeTagged(entry.key) ? [] : [entry];
  });
}

/** Of keys with one text, the last value counts; it takes the place of the first. */
function lastOfEach(entries: readonly MappingEntry[]): readonly MappingEntry[] {
  const places = new Map<string, number>();
  const result: MappingEntry[] = [];
  for (const entry of entries) {
    const text = textOf(entry.key);
    const place = text === undefined ? undefined : places.get(text);
    const before = place === undefined ? undefined : result[place];
    if (before !== undefined && place !== undefined) {
      result[place] = { key: before.key, value: entry.value };
      continue;
    }
    if (text !== undefined) places.set(text, result.length);
    result.push(entry);
  }
  return result;
}

function textOf(key: Node): string | undefined {
  if (key.kind !== "scalar" || isMergeTagged(key)) return undefined;
  try {
    const scalar = opaScalar(key);
    // A time has no text as a key yet, even one without a tag.
    if (scalar.type === "timestamp") return undefined;
    const isTime = key.isPlain && key.tag === "" && parseTimestamp(key.text) !== undefined;
    return isTime ? undefined : keyText(scalar);
  } catch (error) {
    // The key will be refused where it is read.
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
