// Terraform plans, as `terraform show -json` prints them: what will be there once the plan is applied.
import { isArray, isObject, type Value } from "@palisade/language";
import { defineInputKind, type InputDocument } from "./define-input-kind.js";

/**
 * Every managed resource that the plan leaves in place: its `change.after`. One of type `kubernetes_manifest` is the
 * Kubernetes object that it applies.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export const terraformPlan = defineInputKind({
  name: "terraform-plan",
  description: "Terraform plans, as `terraform show -json plan` prints them.",
  detect: (document) =>
    isObject(document) &&
    typeof document.get("format_version") === "string" &&
    isArray(document.get("resource_changes") ?? null) &&
    !document.has("kind"),
  read: (document) => {
    const changes = isObject(document) ? document.get("resource_changes") : undefined;
    return isArray(changes ?? null) ? (changes as readonly Value[]).flatMap(readChange) : [];
  },
});

function readChange(change: Value, index: number): readonly InputDocument[] {
  if (!isObject(change)) return [];
  const inner = change.get("change");
  const after = isObject(inner ?? null) ? field(inner, "after") : undefined;
  // What is deleted has nothing after the change; data sources are read, not made.
  if (after === undefined || after === null || change.get("mode") === "data") return [];
  const at = `/resource_changes/${index}/change/after`;
  const type = change.get("type") ?? "";
  const manifest = type === "kubernetes_manifest" ? field(after, "manifest") : undefined;
  if (manifest !== undefined) return [{ document: manifest, at: `${at}/manifest` }];
  return [{ document: after, at, labels: { type, address: change.get("address") ?? "" } }];
}

function field(value: Value | undefined, name: string): Value | undefined {
  return isObject(value ?? null) ? (value as { get(key: string): Value | undefined }).get(name) : undefined;
}
