// Whatever in a document is no Kubernetes object that can be judged, each with its place; lists are opened.
import { isArray, isObject, kindOf, type RegoObject, type Value } from "@palisade/language";
import { kindProblem, shown } from "./kubernetes-kinds.js";

/**
 * `foreign`: nothing says that it was meant to be a Kubernetes object. `refused`: it was, and no API server takes it.
 * `unknown`: nobody published such a kind, so no rule knows it.
 */
export type ResourceProblem = {
  readonly message: string;
  /** JSON pointer to the field that is wrong. */
  readonly at: string;
  /** JSON pointer to the object it is wrong in: the document, or an item of a list. */
  readonly object: string;
  readonly is: "foreign" | "refused" | "unknown";
};

type Entry = {
  readonly value: Value;
  readonly at: string;
  readonly kind: Value | undefined;
  readonly apiVersion: Value | undefined;
};

/** As kubectl opens it: whatever has `items` is a list, and the items of a typed list need not repeat its kind. */
export function resourceProblems(document: Value): readonly ResourceProblem[] {
  const problems: ResourceProblem[] = [];
  const waiting: Entry[] = [entryOf(document, "")];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const { value, at } = entry;
    const problem = entryProblem(entry);
    if (problem !== undefined) problems.push(problem);
    const items = isObject(value) ? value.get("items") : undefined;
    if (items === undefined) continue;
    if (isArray(items)) {
      for (let index = items.length - 1; index >= 0; index--)
        waiting.push(itemOf(entry, items[index] ?? null, `${at}/items/${index}`));
    } else if (items !== null)
      problems.push(refused(`\`items\` is of type ${kindOf(items)}, not a list`, `${at}/items`, at));
  }
  return problems;
}

function entryOf(value: Value, at: string): Entry {
  if (!isObject(value)) return { value, at, kind: undefined, apiVersion: undefined };
  return { value, at, kind: value.get("kind"), apiVersion: value.get("apiVersion") };
}

function itemOf(list: Entry, value: Value, at: string): Entry {
  const entry = entryOf(value, at);
  const isSilent = (text: Value | undefined): boolean => text === undefined || text === "";
  if (!isSilent(entry.kind) || !isSilent(entry.apiVersion) || typeof list.kind !== "string") return entry;
  const kind = list.kind.endsWith("List") ? list.kind.slice(0, -"List".length) : "";
  return kind === "" ? entry : { ...entry, kind, apiVersion: list.apiVersion };
}

function entryProblem({ value, at, kind, apiVersion }: Entry): ResourceProblem | undefined {
  const isItem = at !== "";
  if (!isObject(value)) {
    const type = value === null ? "`null`" : `of type ${kindOf(value)}`;
    const message = `the ${isItem ? "item" : "document"} is ${type}, so it is no Kubernetes object`;
    return { message, at, object: at, is: isItem || value === null ? "refused" : "foreign" };
  }
  if (kind === undefined || apiVersion === undefined)
    return missing(value, at, kind === undefined ? "kind" : "apiVersion");
  if (typeof kind !== "string" || kind === "") return refused("`kind` must be a string", `${at}/kind`, at);
  if (typeof apiVersion !== "string") return refused("`apiVersion` must be a string", `${at}/apiVersion`, at);
  const problem = kindProblem(apiVersion, kind);
  return problem === undefined ? undefined : { ...problem, at: `${at}${problem.at}`, object: at };
}

function refused(message: string, at: string, object: string): ResourceProblem {
  return { message, at, object, is: "refused" };
}

function missing(value: RegoObject, at: string, field: "kind" | "apiVersion"): ResourceProblem {
  const what = at === "" ? "document" : "item";
  const spoilt = spoiltKey(value, field);
  const message =
    spoilt === undefined
      ? `the ${what} has no \`${field}\`, so it is no Kubernetes object`
      : `the ${what} has no \`${field}\`, but ${shown(spoilt)}`;
  const isMeant = at !== "" || spoilt !== undefined || looksLikeManifest(value);
  return { message, at, object: at, is: isMeant ? "refused" : "foreign" };
}

/** A key that reads like the field's name and is not: another case, or characters that cannot be seen. */
function spoiltKey(value: RegoObject, field: string): string | undefined {
  for (const [key] of value.entries()) {
    if (
      typeof key === "string" &&
      key.length < 100 &&
      key.replace(/[^A-Za-z]/g, "").toLowerCase() === field.toLowerCase()
    )
      return key;
  }
  return undefined;
}

/** Files of values have names alike, but not together. */
function looksLikeManifest(value: RegoObject): boolean {
  const has = (field: string): boolean => isObject(value.get(field) ?? null);
  const states = (field: string): boolean => typeof value.get(field) === "string";
  if (states("kind") || states("apiVersion")) return has("metadata") || has("spec");
  return has("metadata") && has("spec");
}
