// Terraform plans, as `terraform show -json` prints them: what will be there once the plan is applied.
import { escapePointer, isArray, isObject, type RegoObject, type Value } from "@palisade/language";
import type { ResourceProblem } from "../resource-problems.js";
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
  read: (document) => changesOf(document).flatMap(readChange),
  mayBeEmpty: true,
  problems: planProblems,
});

const manifestType = "kubernetes_manifest";

function changesOf(document: Value): readonly Value[] {
  const changes = field(document, "resource_changes");
  return changes !== undefined && isArray(changes) ? changes : [];
}

function readChange(change: Value, index: number): readonly InputDocument[] {
  const after = field(field(change, "change"), "after");
  // What is deleted has nothing after the change; data sources are read, not made.
  if (after === undefined || after === null || field(change, "mode") === "data") return [];
  const at = `/resource_changes/${index}/change/after`;
  const type = field(change, "type") ?? "";
  const manifest = type === manifestType ? field(after, "manifest") : undefined;
  if (manifest !== undefined) {
    const unread = unknownsIn(unknownManifestOf(change) ?? null);
    return [{ document: manifest, at: `${at}/manifest`, ...(unread.length > 0 && { unread }) }];
  }
  return [{ document: after, at, labels: { type, address: field(change, "address") ?? "" } }];
}

/** Beside `after` stands what the plan does not know of it: in the places of such values, `true`. */
function unknownManifestOf(change: Value): Value | undefined {
  return field(field(field(change, "change"), "after_unknown"), "manifest");
}

/** Names and labels say nothing that a rule is about. */
function unknownsIn(unknown: Value): NonNullable<InputDocument["unread"]> {
  const places: { readonly at: string; readonly reason: string }[] = [];
  const waiting: { readonly value: Value; readonly at: string }[] = [{ value: unknown, at: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, at } = next;
    if (value === true) places.push({ at, reason: "known only after the plan is applied" });
    else if (isArray(value))
      for (const [index, item] of value.entries()) waiting.push({ value: item, at: `${at}/${index}` });
    else if (isObject(value))
      for (const [key, item] of value.entries()) {
        if (at !== "" || key !== "metadata")
          waiting.push({ value: item, at: `${at}/${escapePointer(String(key))}` });
      }
  }
  return places.reverse();
}

/** What hides a resource from every rule: a plan that is not whole, or a change that says nothing of what it makes. */
function planProblems(document: Value): readonly ResourceProblem[] {
  const problems = changesOf(document).flatMap((change, index) => {
    const { message, at } = changeProblem(change) ?? {};
    const place = `/resource_changes/${index}`;
    return message === undefined ? [] : [refused(message, `${place}${at}`, place)];
  });
  const version = field(document, "format_version");
  if (typeof version === "string" && !/^(?:0|1)\./.test(version))
    problems.unshift(
      refused("the format of the plan is of a version that is not known", "/format_version", ""),
    );
  if (field(document, "errored") === true)
    problems.unshift(refused("the plan ended with an error, so it is not whole", "/errored", ""));
  return problems;
}

/** Terraform writes a type and an `after` for every change, `null` for what is deleted. */
function changeProblem(change: Value): { readonly message: string; readonly at: string } | undefined {
  if (!isObject(change)) return { message: "a change of a plan must be an object", at: "" };
  if (typeof change.get("type") !== "string")
    return { message: "a change of a plan needs a `type` that is a text", at: wherePresent(change, "type") };
  const inner = change.get("change");
  if (inner === undefined || !isObject(inner))
    return {
      message: "a change of a plan needs a `change` that is an object",
      at: wherePresent(change, "change"),
    };
  const after = inner.get("after");
  const isUnknown = change.get("type") === manifestType && unknownManifestOf(change) === true;
  if (isUnknown && after !== null && change.get("mode") !== "data")
    return {
      message: "a manifest that is known only after the plan is applied cannot be judged",
      at: "/change/after",
    };
  if (after === null || (after !== undefined && isObject(after))) return undefined;
  return {
    message: "a change of a plan needs an `after` that is an object or `null`",
    at: `/change${wherePresent(inner, "after")}`,
  };
}

function wherePresent(owner: RegoObject, name: string): string {
  return owner.has(name) ? `/${name}` : "";
}

function refused(message: string, at: string, object: string): ResourceProblem {
  return { message, at, object, is: "refused" };
}

function field(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isObject(value) ? value.get(name) : undefined;
}
