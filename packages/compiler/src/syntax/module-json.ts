// A whole module as OPA's AST JSON: what `opa parse --format json` prints.
import type { SourceFile } from "../source/source-file.js";
import type { Annotations, Comment, Import, Module } from "./ast.js";
import { type JsonObject, nowhere, type Place, refJson, ruleJson, termJson } from "./ast-json.js";
import { annotationsOfRules } from "./rule-annotations.js";

/** What besides the tree is wanted. */
export type ModuleJsonOptions = {
  readonly comments?: boolean;
  /** The text, if places are to be written: they carry what stands there. */
  readonly locations?: SourceFile;
};

/** A module in the shape of `opa parse --format json`, as plain data; numbers keep their text, so print it with `printAstJson`. */
export function moduleJson(module: Module, options: ModuleJsonOptions = {}): JsonObject {
  const annotations = annotationsOfRules(module);
  const { locations } = options;
  const place = locations === undefined ? nowhere : placesIn(locations);
  const rules = module.rules.map((rule) => ({
    ...listed(
      "annotations",
      (annotations.get(rule) ?? []).map((one) => annotationJson(one, place)),
    ),
    ...ruleJson(rule, place),
  }));
  const comments = options.comments === false ? [] : module.comments;
  return {
    package: { ...place(module.package.location), path: refJson(module.package.path, place) },
    ...listed(
      "imports",
      module.imports.map((one) => importJson(one, place)),
    ),
    ...listed(
      "annotations",
      module.annotations.map((one) => annotationJson(one, place)),
    ),
    ...listed("rules", rules),
    ...listed("comments", comments.map(commentJson)),
  };
}

function listed(key: string, items: readonly unknown[]): JsonObject {
  return items.length === 0 ? {} : { [key]: items };
}

function annotationJson({ fields, location }: Annotations, place: Place): JsonObject {
  return { ...place(location), ...fields };
}

function commentJson({ text, location }: Comment): JsonObject {
  const { file, row, column } = location;
  return { Text: base64(text), Location: { file, row, col: column } };
}

function placesIn(source: SourceFile): Place {
  return (location) => {
    const { file, row, column } = location;
    return { location: { file, row, col: column, text: base64(source.textOf(location)) } };
  };
}

function base64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function importJson(one: Import, place: Place): JsonObject {
  const alias = one.alias === undefined ? {} : { alias: one.alias };
  return { ...place(one.location), path: termJson(one.path, place), ...alias };
}
