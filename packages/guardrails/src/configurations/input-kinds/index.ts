// The kinds of documents that every guard knows, asked in this order.
import type { Value } from "@palisade/language";
import type { ResourceProblem } from "../resource-problems.js";
import { isOfKind } from "./ask-input-kind.js";
import { cloudDescribe } from "./cloud-describe.js";
import type { InputKind } from "./define-input-kind.js";
import { kubernetes } from "./kubernetes.js";
import { paletteCloudConfig } from "./palette-cloud-config.js";
import { terraformPlan } from "./terraform-plan.js";

export const inputKinds: readonly InputKind[] = [
  terraformPlan,
  cloudDescribe,
  paletteCloudConfig,
  kubernetes,
];

/** The kind of a document. @throws {InputKindError} and whatever kinds of one's own throw */
export function inputKindOf(document: Value, kinds: readonly InputKind[] = inputKinds): InputKind {
  return kinds.find((kind) => isOfKind(kind, document)) ?? kubernetes;
}

/**
 * The types of what a document holds, if it is no Kubernetes object and holds none: `aws_instance` of a Terraform plan.
 * Nothing for Kubernetes objects, and none for a plan that leaves nothing in place.
 */
export function typesWithin(document: Value): readonly string[] | undefined {
  const kind = inputKindOf(document);
  if (kind === kubernetes) return undefined;
  const labels = kind.read(document).map((read) => read.labels);
  if (labels.includes(undefined)) return undefined;
  return labels.map((each) => (typeof each?.["type"] === "string" ? each["type"] : kind.name));
}

/** What of a document cannot be judged, as its kind has it. */
export function documentProblems(document: Value): readonly ResourceProblem[] {
  return inputKindOf(document).problems?.(document) ?? [];
}
