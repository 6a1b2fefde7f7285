// YAML of an annotation to the JSON that OPA makes of it.
import type { YamlTree, YamlTreeMapping, YamlTreeScalar } from "@palisade/language";
import { MetadataMistake } from "./metadata-mistake.js";

/** A mapping whose keys Go takes as the texts they are written as; it leaves out `null`. */
export function textEntries({ entries }: YamlTreeMapping): readonly (readonly [string, YamlTree])[] {
  return entries.filter(({ key }) => key.type !== "null").map(({ key, value }) => [key.text, value]);
}

/** Where anything may stand: `path` leads there, for messages. @throws {MetadataMistake} */
export function jsonOf(tree: YamlTree, path = ""): unknown {
  switch (tree.kind) {
    case "scalar":
      return scalarJson(tree);
    case "sequence":
      return tree.items.map((item, index) => jsonOf(item, join(path, String(index))));
    case "mapping":
      refuseOtherKeys(tree, path);
      return Object.fromEntries(
        textEntries(tree).map(([name, value]) => [name, jsonOf(value, join(path, name))]),
      );
  }
}

/** A field whose keys are taken as texts, whatever they are. @throws {MetadataMistake} */
export function fieldsJson(tree: YamlTreeMapping): Record<string, unknown> {
  return Object.fromEntries(textEntries(tree).map(([name, value]) => [name, jsonOf(value)]));
}

/** Go makes a map of texts here, or one of anything, and OPA takes only texts for keys of that. */
function refuseOtherKeys({ entries, hasTextKeys }: YamlTreeMapping, path: string): void {
  const other = hasTextKeys ? undefined : entries.find(({ key }) => key.type !== "str");
  if (other !== undefined) throw new MetadataMistake(`invalid map key type(s): ${path}`, other.key.offset);
}

function scalarJson({ value, offset }: YamlTreeScalar): unknown {
  if (typeof value !== "number" && typeof value !== "bigint") return value;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new MetadataMistake(`unsupported value: ${number}`, offset);
  return number;
}

function join(path: string, part: string): string {
  return path === "" ? part : `${path}/${part}`;
}
