// Annotations with what they are about, in the shape that `opa inspect -a` gives them.

import type { Annotations, Location, Module, Term } from "../syntax/ast.js";
import { type JsonObject, nowhere, refJson } from "../syntax/ast-json.js";
import { compareTerms } from "../syntax/compare-terms.js";
import { groundPrefix, wholeReference } from "./rule-tree.js";

export type AnnotationRef = {
  readonly annotations: JsonObject;
  /** Where what they are about stands. */
  readonly location: { readonly file: string; readonly row: number; readonly col: number };
  /** The terms of the package's or the rule's path. */
  readonly path: readonly JsonObject[];
};

/** Those of all modules, by path and place. */
export function annotationRefs(modules: readonly Module[]): readonly AnnotationRef[] {
  return modules
    .flatMap((module) =>
      module.annotations.map((annotation) => ({ annotation, ...subjectOf(module, annotation) })),
    )
    .sort(
      (left, right) =>
        comparePaths(left.path, right.path) ||
        comparePlaces(left.annotation.location, right.annotation.location),
    )
    .map(({ annotation: { fields, scope, entrypoint }, path, location: { file, row, column } }) => ({
      annotations: { scope, ...fields, ...(entrypoint ? { entrypoint } : {}) },
      location: { file, row, col: column },
      path: refJson({ parts: path }, nowhere),
    }));
}

function subjectOf({ package: { path, location } }: Module, { target }: Annotations) {
  if (target.kind === "package") return { path: path.parts, location };
  const { parts } = wholeReference(path, target.rule.head.reference);
  const [root, ...steps] = parts;
  return {
    path: [...(root === undefined ? [] : [root]), ...groundPrefix(steps)],
    location: target.rule.location,
  };
}

function comparePaths(left: readonly Term[], right: readonly Term[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    const order = other === undefined ? 1 : compareTerms(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function comparePlaces(left: Location, right: Location): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.row - right.row || left.column - right.column;
}
