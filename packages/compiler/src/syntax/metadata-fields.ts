// The fields of a METADATA block, each checked and brought into the form OPA gives it.
import type { Term } from "./ast.js";
import { termJson } from "./ast-json.js";
import { MetadataMistake } from "./metadata-mistake.js";

type TermReader = (text: string) => { readonly term?: Term };
type FieldReader = (value: unknown, key: string, readTerm: TermReader) => unknown;

/** Absent fields, and those that hold nothing, are `undefined`. */
const fieldReaders: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ["scope", readText],
  ["title", readText],
  ["description", readText],
  ["entrypoint", readFlag],
  ["organizations", (value, key) => readNames(value, key)],
  ["related_resources", (value, key) => readList(value, key, readResource)],
  ["authors", (value, key) => readList(value, key, readAuthor)],
  ["schemas", (value, key, readTerm) => readList(value, key, (item) => readSchema(item, readTerm))],
  ["compile", readCompile],
  ["custom", readMap],
  ["labels", readMap],
]);

export function readAnnotationFields(
  raw: ReadonlyMap<unknown, unknown>,
  readTerm: TermReader,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [key, read] of fieldReaders) {
    const given = raw.get(key);
    if (given === undefined || given === null) continue;
    const value = read(given, key, readTerm);
    if (value !== undefined) fields[key] = value;
  }
  return fields;
}

function wrongType(value: unknown, expected: string, key: string): MetadataMistake {
  const tag = Array.isArray(value) ? "!!seq" : value instanceof Map ? "!!map" : `!!${scalarTag(value)}`;
  return new MetadataMistake(`yaml: cannot unmarshal ${tag} into ${expected}`, key);
}

function scalarTag(value: unknown): string {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return "str";
}

function readText(value: unknown, key: string): string | undefined {
  if (Array.isArray(value) || value instanceof Map) throw wrongType(value, "string", key);
  const text = value === null || value === undefined ? "" : String(value);
  return text === "" ? undefined : text;
}

const spelledFlags: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ...["yes", "Yes", "YES", "on", "On", "ON", "y", "Y"].map((word) => [word, true] as const),
  ...["no", "No", "NO", "off", "Off", "OFF", "n", "N"].map((word) => [word, false] as const),
]);

function readFlag(value: unknown, key: string): true | undefined {
  const flag = spelledFlags.get(value);
  if (flag === undefined) throw wrongType(value, "bool", key);
  return flag ? true : undefined;
}

function readNames(value: unknown, key: string): unknown[] | undefined {
  const given = Array.isArray(value) ? value.filter((item) => item !== null) : value;
  return readList(given, key, (item) => readText(item, key) ?? "");
}

function readList(value: unknown, key: string, readItem: (item: unknown) => unknown): unknown[] | undefined {
  if (!Array.isArray(value)) throw wrongType(value, "[]string", key);
  const items = value.map((item) => {
    try {
      return readItem(item);
    } catch (mistake) {
      if (mistake instanceof MetadataMistake) throw new MetadataMistake(mistake.message, key);
      throw mistake;
    }
  });
  return items.length === 0 ? undefined : items;
}

function readMap(value: unknown, key: string): Record<string, unknown> | undefined {
  if (!(value instanceof Map)) throw wrongType(value, "map[string]interface {}", key);
  if (value.size === 0) return undefined;
  const entries = [...value].map(([name, item]) => [String(name), plain(item, key, "")] as const);
  return Object.fromEntries(entries);
}

/** YAML's values as JSON's; `path` leads to the value, for messages. */
function plain(value: unknown, key: string, path: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => plain(item, key, join(path, String(index))));
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries(
    [...value].map(([name, item]) => {
      if (typeof name !== "string") throw new MetadataMistake(`invalid map key type(s): ${path}`, key);
      return [name, plain(item, key, join(path, name))];
    }),
  );
}

function join(path: string, part: string): string {
  return path === "" ? part : `${path}/${part}`;
}

function textOf(map: ReadonlyMap<unknown, unknown>, key: string): string {
  const value = map.get(key);
  return typeof value === "string" ? value.trim() : "";
}

function readResource(value: unknown): unknown {
  const prefix = "invalid related-resource definition";
  if (typeof value === "string") {
    if (value === "") throw new MetadataMistake(`${prefix} : ref URL may not be empty string`);
    return { ref: value };
  }
  if (!(value instanceof Map))
    throw new MetadataMistake(`${prefix}: invalid value type, must be string or map`);
  const ref = textOf(value, "ref");
  const description = textOf(value, "description");
  if (ref === "") throw new MetadataMistake(`${prefix}: 'ref' value required in object`);
  return description === "" ? { ref } : { ref, description };
}

function readAuthor(value: unknown): unknown {
  const prefix = "invalid author definition";
  if (typeof value === "string") return readAuthorText(value);
  if (!(value instanceof Map))
    throw new MetadataMistake(`${prefix}: invalid value type, must be string or map`);
  const name = textOf(value, "name");
  const email = textOf(value, "email");
  if (name === "" && email === "") {
    throw new MetadataMistake(`${prefix}: 'name' and/or 'email' values required in object`);
  }
  return email === "" ? { name } : { name, email };
}

/** `Jane Doe <jane@example.com>`: a last word in angle brackets is the address. */
function readAuthorText(text: string): unknown {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const last = words.at(-1);
  if (last === undefined)
    throw new MetadataMistake(`invalid author definition ${text}: author is an empty string`);
  if (!/^<.*>$/.test(last)) return { name: words.join(" ") };
  const name = words.slice(0, -1).join(" ");
  const email = last.slice(1, -1);
  return email === "" ? { name } : { name, email };
}

function refJson(term: Term): unknown {
  return term.kind === "ref" ? term.parts.map((part) => termJson(part)) : [termJson(term)];
}

function readSchema(value: unknown, readTerm: TermReader): unknown {
  const [entry] = value instanceof Map ? value : [];
  if (entry === undefined) throw new MetadataMistake("invalid document reference");
  const [name, schema] = entry as [unknown, unknown];
  const { term } = readTerm(String(name));
  if (term?.kind !== "ref") throw new MetadataMistake("invalid document reference");
  const path = refJson(term);
  if (schema instanceof Map) return { path, definition: plain(schema, "schemas", "") };
  if (typeof schema !== "string") {
    throw new MetadataMistake(`invalid schema declaration for path "${String(name)}"`);
  }
  const reference = readTerm(schema).term;
  const root = reference?.kind === "ref" ? reference.parts[0] : reference;
  if (reference === undefined || root?.kind !== "var" || root.name !== "schema") {
    throw new MetadataMistake("invalid schema reference");
  }
  return { path, schema: refJson(reference) };
}

function readCompile(value: unknown, key: string, readTerm: TermReader): unknown {
  if (!(value instanceof Map)) throw wrongType(value, "map[string]interface {}", key);
  const compile: Record<string, unknown> = {};
  const unknowns = value.get("unknowns");
  if (Array.isArray(unknowns)) {
    compile["unknowns"] = unknowns.map((text) => {
      const { term } = readTerm(String(text));
      if (term?.kind !== "ref") throw new MetadataMistake(`invalid unknowns element "${String(text)}"`, key);
      return refJson(term);
    });
  }
  const mask = value.get("mask_rule");
  if (typeof mask === "string") {
    const { term } = readTerm(mask);
    if (term?.kind !== "ref" && term?.kind !== "var" && term?.kind !== "string") {
      throw new MetadataMistake(`invalid mask_rule annotation "${mask}"`, key);
    }
    compile["mask_rule"] = refJson(term);
  }
  return compile;
}
