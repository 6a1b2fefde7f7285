// A whole module as OPA's AST JSON: what `opa parse --format json` prints.
import type { Annotations, Comment, Import, Module, Rule } from "./ast.js";
import { type JsonObject, refJson, ruleJson } from "./ast-json.js";
import { annotationsOfRules } from "./rule-annotations.js";

export type ModuleJsonOptions = { readonly comments?: boolean };

export function moduleJson(module: Module, options: ModuleJsonOptions = {}): JsonObject {
  const usesIf = module.regoVersion === "v1" || module.imports.some(importsIf);
  const annotations = annotationsOfRules(module);
  const rules = module.rules.map((rule) => annotated(rule, annotations.get(rule), usesIf));
  const comments = options.comments === false ? [] : module.comments;
  return {
    package: { path: refJson(module.package.path) },
    ...listed("imports", module.imports.map(importJson)),
    ...listed("annotations", module.annotations.map(annotationJson)),
    ...listed("rules", rules),
    ...listed("comments", comments.map(commentJson)),
  };
}

function listed(key: string, items: readonly unknown[]): JsonObject {
  return items.length === 0 ? {} : { [key]: items };
}

function annotated(rule: Rule, annotations: readonly Annotations[] | undefined, usesIf: boolean): JsonObject {
  const json = ruleJson(rule, usesIf);
  return annotations === undefined ? json : { annotations: annotations.map(annotationJson), ...json };
}

function annotationJson({ fields }: Annotations): JsonObject {
  return fields;
}

function commentJson({ text, location }: Comment): JsonObject {
  const { file, row, column } = location;
  return { Text: base64(text), Location: { file, row, col: column } };
}

function base64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function importJson(one: Import): JsonObject {
  const alias = one.alias === undefined ? {} : { alias: one.alias };
  return { path: { type: "ref", value: refJson(one.path) }, ...alias };
}

function importsIf({ path }: Import): boolean {
  const [root, , word] = path.parts;
  if (root?.kind !== "var" || root.name !== "future") return false;
  return word === undefined || (word.kind === "string" && word.value === "if");
}
