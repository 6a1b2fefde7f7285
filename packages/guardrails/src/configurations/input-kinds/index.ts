// The kinds of documents that every guard knows, asked in this order.
import type { Value } from "@palisade/language";
import type { ResourceProblem } from "../resource-problems.js";
import type { InputKind } from "./define-input-kind.js";
import { kubernetes } from "./kubernetes.js";
import { terraformPlan } from "./terraform-plan.js";

export const inputKinds: readonly InputKind[] = [terraformPlan, kubernetes];

/** The kind of a document. */
export function inputKindOf(document: Value, kinds: readonly InputKind[] = inputKinds): InputKind {
  return kinds.find((kind) => kind.detect(document)) ?? kubernetes;
}

/** What of a document cannot be judged, as its kind has it. */
export function documentProblems(document: Value): readonly ResourceProblem[] {
  return inputKindOf(document).problems?.(document) ?? [];
}
