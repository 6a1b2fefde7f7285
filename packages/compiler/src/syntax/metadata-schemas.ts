// The fields of a METADATA block that hold references of Rego: schemas, and what to compile.
import type { YamlTree } from "@palisade/language";
import type { Term } from "./ast.js";
import { termJson } from "./ast-json.js";
import { jsonOf, textEntries } from "./metadata-json.js";
import { MetadataMistake } from "./metadata-mistake.js";
import { isNull, isText, isTextMap, wrongType } from "./metadata-types.js";

export type TermReader = (text: string) => { readonly term?: Term };

const anyMap = "map[string]interface {}";

export function readSchema(tree: YamlTree, readTerm: TermReader): unknown {
  if (tree.kind !== "mapping" && !isNull(tree)) throw wrongType(tree, anyMap);
  const [entry] = tree.kind === "mapping" ? textEntries(tree) : [];
  const [name, schema] = entry ?? [];
  const { term } = name === undefined ? {} : readTerm(name);
  if (term?.kind !== "ref" || schema === undefined) {
    throw new MetadataMistake("invalid document reference", tree.offset);
  }
  const path = refJson(term);
  if (isTextMap(schema)) return { path, definition: jsonOf(schema) };
  if (!isText(schema)) {
    throw new MetadataMistake(`invalid schema declaration for path "${name}"`, schema.offset);
  }
  const reference = readTerm(schema.text).term;
  const root = reference?.kind === "ref" ? reference.parts[0] : reference;
  if (reference === undefined || root?.kind !== "var" || root.name !== "schema") {
    throw new MetadataMistake("invalid schema reference", schema.offset);
  }
  return { path, schema: refJson(reference) };
}

export function readCompile(tree: YamlTree, readTerm: TermReader): unknown {
  if (tree.kind !== "mapping") throw wrongType(tree, anyMap);
  const compile: Record<string, unknown> = {};
  const given = new Map(textEntries(tree));
  const unknowns = given.get("unknowns");
  if (unknowns?.kind === "sequence") {
    compile["unknowns"] = unknowns.items.map((item) => readUnknown(item, readTerm));
  }
  const mask = given.get("mask_rule");
  if (isText(mask)) {
    const { term } = readTerm(mask.text);
    if (term?.kind !== "ref" && term?.kind !== "var" && term?.kind !== "string") {
      throw new MetadataMistake(`invalid mask_rule annotation "${mask.text}"`, mask.offset);
    }
    compile["mask_rule"] = refJson(term);
  }
  return compile;
}

function readUnknown(tree: YamlTree, readTerm: TermReader): unknown {
  const text = tree.kind === "scalar" ? tree.text : "";
  const { term } = readTerm(text);
  if (term?.kind !== "ref") {
    throw new MetadataMistake(`invalid unknowns element "${text}"`, tree.offset);
  }
  return refJson(term);
}

function refJson(term: Term): unknown {
  return term.kind === "ref" ? term.parts.map((part) => termJson(part)) : [termJson(term)];
}
