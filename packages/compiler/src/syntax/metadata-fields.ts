// The fields of a METADATA block, each checked and brought into the form OPA gives it.
import type { YamlTree, YamlTreeMapping } from "@palisade/language";
import { fieldsJson, textEntries } from "./metadata-json.js";
import { MetadataMistake } from "./metadata-mistake.js";
import { readCompile, readSchema, type TermReader } from "./metadata-schemas.js";
import { isNull, isText, isTextMap, wrongType } from "./metadata-types.js";
import { urlText } from "./url-text.js";

type FieldReader = (tree: YamlTree, readTerm: TermReader) => unknown;

/** Absent fields, and those that hold nothing, are `undefined`. */
const fieldReaders: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ["scope", readText],
  ["title", readText],
  ["description", readText],
  ["entrypoint", readFlag],
  ["organizations", readNames],
  ["related_resources", (tree) => readList(tree, anyList, readResource)],
  ["authors", (tree) => readList(tree, anyList, readAuthor)],
  ["schemas", (tree, readTerm) => readList(tree, mapList, (item) => readSchema(item, readTerm))],
  ["compile", readCompile],
  ["custom", readMap],
  ["labels", readMap],
]);

const anyList = "[]interface {}";
const mapList = "[]map[string]interface {}";

export const annotationFields: ReadonlySet<string> = new Set(fieldReaders.keys());

/** @throws {MetadataMistake} */
export function readAnnotationFields(
  root: YamlTree | undefined,
  readTerm: TermReader,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  if (root === undefined || isNull(root)) return fields;
  if (root.kind !== "mapping") throw wrongType(root, "annotations");
  const given = new Map(textEntries(root));
  for (const [key, read] of fieldReaders) {
    const tree = given.get(key);
    if (tree === undefined || isNull(tree)) continue;
    const value = read(tree, readTerm);
    if (value !== undefined) fields[key] = value;
  }
  return fields;
}

/** Texts stay as they were written: `title: 1.50` is no number. */
function readText(tree: YamlTree): string | undefined {
  if (tree.kind !== "scalar") throw wrongType(tree, "string");
  return tree.text === "" ? undefined : tree.text;
}

const spelledFlags: ReadonlyMap<string, boolean> = new Map([
  ...["yes", "Yes", "YES", "on", "On", "ON", "y", "Y"].map((word) => [word, true] as const),
  ...["no", "No", "NO", "off", "Off", "OFF", "n", "N"].map((word) => [word, false] as const),
]);

function readFlag(tree: YamlTree): true | undefined {
  if (tree.kind !== "scalar") throw wrongType(tree, "bool");
  const flag = tree.type === "str" ? spelledFlags.get(tree.text) : tree.value;
  if (typeof flag !== "boolean") throw wrongType(tree, "bool");
  return flag ? true : undefined;
}

function readNames(tree: YamlTree): unknown[] | undefined {
  const given =
    tree.kind === "sequence" ? { ...tree, items: tree.items.filter((item) => !isNull(item)) } : tree;
  return readList(given, "[]string", (item) => readText(item) ?? "");
}

function readList(
  tree: YamlTree,
  type: string,
  readItem: (item: YamlTree) => unknown,
): unknown[] | undefined {
  if (tree.kind !== "sequence") throw wrongType(tree, type);
  return tree.items.length === 0 ? undefined : tree.items.map(readItem);
}

function readMap(tree: YamlTree): Record<string, unknown> | undefined {
  if (tree.kind !== "mapping") throw wrongType(tree, "map[string]interface {}");
  const fields = fieldsJson(tree);
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function textOf(map: YamlTreeMapping, key: string): string {
  const [, value] = textEntries(map).find(([name]) => name === key) ?? [];
  return isText(value) ? value.text.trim() : "";
}

function readResource(tree: YamlTree): unknown {
  const prefix = "invalid related-resource definition";
  if (isText(tree)) {
    if (tree.text === "")
      throw new MetadataMistake(`${prefix} : ref URL may not be empty string`, tree.offset);
    return { ref: urlText(tree.text) };
  }
  if (!isTextMap(tree)) {
    throw new MetadataMistake(`${prefix}: invalid value type, must be string or map`, tree.offset);
  }
  const ref = urlText(textOf(tree, "ref"));
  const description = textOf(tree, "description");
  if (ref === "") throw new MetadataMistake(`${prefix}: 'ref' value required in object`, tree.offset);
  return description === "" ? { ref } : { ref, description };
}

function readAuthor(tree: YamlTree): unknown {
  const prefix = "invalid author definition";
  if (isText(tree)) return readAuthorText(tree.text, tree.offset);
  if (!isTextMap(tree)) {
    throw new MetadataMistake(`${prefix}: invalid value type, must be string or map`, tree.offset);
  }
  const name = textOf(tree, "name");
  const email = textOf(tree, "email");
  if (name === "" && email === "") {
    throw new MetadataMistake(`${prefix}: 'name' and/or 'email' values required in object`, tree.offset);
  }
  return email === "" ? { name } : { name, email };
}

/** `Jane Doe <jane@example.com>`: a last word in angle brackets is the address. */
function readAuthorText(text: string, offset: number): unknown {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const last = words.at(-1);
  if (last === undefined)
    throw new MetadataMistake(`invalid author definition ${text}: author is an empty string`, offset);
  if (!/^<.*>$/.test(last)) return { name: words.join(" ") };
  const name = words.slice(0, -1).join(" ");
  const email = last.slice(1, -1);
  return email === "" ? { name } : { name, email };
}
