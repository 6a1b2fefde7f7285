// What is known of a term without evaluating it.
import type { Term } from "../../syntax/ast.js";

export type Scalar = Extract<Term, { readonly kind: "null" | "boolean" | "number" | "string" }>;
export type Comprehension = Extract<
  Term,
  { readonly kind: "arrayComprehension" | "setComprehension" | "objectComprehension" }
>;

const scalarKinds: ReadonlySet<Term["kind"]> = new Set(["null", "boolean", "number", "string"]);
const comprehensionKinds: ReadonlySet<Term["kind"]> = new Set([
  "arrayComprehension",
  "setComprehension",
  "objectComprehension",
]);

export function isScalar(term: Term): term is Scalar {
  return scalarKinds.has(term.kind);
}

export function isComprehension(term: Term): term is Comprehension {
  return comprehensionKinds.has(term.kind);
}

/** Whether the term is a value: a scalar, or a collection of values. */
export function isConstant(term: Term): boolean {
  if (isScalar(term)) return true;
  if (term.kind === "array" || term.kind === "set") return term.items.every(isConstant);
  return term.kind === "object" && term.entries.every(([key, value]) => isConstant(key) && isConstant(value));
}

/** Whether evaluating the term means evaluating a ref or a comprehension in it. */
export function requiresEvaluation(term: Term): boolean {
  if (term.kind === "ref" || term.kind === "call" || isComprehension(term)) return true;
  if (term.kind === "array" || term.kind === "set") return term.items.some(requiresEvaluation);
  if (term.kind === "object") {
    return term.entries.some(([key, value]) => requiresEvaluation(key) || requiresEvaluation(value));
  }
  return term.kind === "templateString";
}

export function isWildcard(name: string): boolean {
  return name.startsWith("$");
}

/** Names that stages make. */
export function isGeneratedName(name: string): boolean {
  return name.startsWith("__local");
}
