// What an exception's scope is held against: what a finding says of itself, and what the document says that it is in.
import { isArray, isObject, pointerSteps, type Value } from "@palisade/language";
import type { Finding } from "../contract/finding.js";
import { childOf } from "../reports/value-at.js";
import type { RuleException, scopeFields } from "./rule-exception.js";

export type ScopeField = "rule" | (typeof scopeFields)[number];

/** What is not known has no texts, and no exception that asks for it is about the finding. */
export type FindingFacts = { readonly [Field in ScopeField]: readonly string[] } & {
  readonly within: RuleException["within"];
};

/** What one finding is in: a document that its `at` points into, or what is said of it otherwise. */
export type Whereabouts = {
  readonly document?: Value | undefined;
  readonly kind?: unknown;
  readonly namespace?: unknown;
  readonly name?: unknown;
  readonly roles?: unknown;
};

/** What the document says comes first; of what is no text, nothing is known. */
export function findingFacts(
  finding: Pick<Finding, "rule" | "resource" | "at">,
  whereabouts: Whereabouts = {},
): FindingFacts {
  const { document, roles } = whereabouts;
  const { resource, at = "" } = finding;
  const found = document === undefined ? undefined : walk(document, pointerSteps(at));
  return {
    rule: [finding.rule],
    kind: texts(found?.kind ?? whereabouts.kind),
    namespace: texts(found?.metadata("namespace") ?? whereabouts.namespace),
    name: texts(found?.metadata("name") ?? found?.metadata("generateName") ?? whereabouts.name),
    container: texts(found && textOf(found.container, "name")),
    image: texts(found && textOf(found.container, "image")),
    role: Array.isArray(roles) ? roles.flatMap(texts) : [],
    within: resource === undefined ? undefined : { resource, at },
  };
}

/** Lists of containers: an item of one is a container whatever it holds. */
const containerLists: ReadonlySet<string | undefined> = new Set([
  "containers",
  "initContainers",
  "ephemeralContainers",
]);

type Found = {
  readonly kind: string | undefined;
  readonly container: Value | undefined;
  metadata(field: string): string | undefined;
};

/** Down a pointer: the innermost object that is applied, and the innermost container in it. */
function walk(document: Value, steps: readonly string[]): Found {
  let value: Value | undefined = document;
  let object = document;
  let kind = textOf(document, "kind");
  let container: Value | undefined;
  let isList = hasItems(document);
  for (const [index, step] of steps.entries()) {
    const parent: Value | undefined = value;
    value = childOf(parent, step);
    if (value === undefined) break;
    const list = steps[index - 1];
    const isItem = parent !== undefined && isArray(parent);
    if (isList && isItem && list === "items") {
      kind = textOf(value, "kind") ?? (kind?.endsWith("List") ? kind.slice(0, -"List".length) : undefined);
      object = value;
      isList = hasItems(value);
    } else if (!(isList && step === "items")) isList = false;
    if (isItem ? containerLists.has(list) || textOf(value, "image") !== undefined : isHolder(step, value))
      container = value;
  }
  const metadata = isObject(object) ? object.get("metadata") : undefined;
  return { kind, container, metadata: (field) => textOf(metadata, field) };
}

/** A single container, as workflows have them. */
function isHolder(step: string, value: Value): boolean {
  return /container$/i.test(step) && textOf(value, "image") !== undefined;
}

function hasItems(value: Value): boolean {
  return isObject(value) && isArray(value.get("items") ?? null);
}

function textOf(value: Value | undefined, field: string): string | undefined {
  if (value === undefined || !isObject(value)) return undefined;
  const text = value.get(field);
  return typeof text === "string" && text !== "" ? text : undefined;
}

function texts(text: unknown): readonly string[] {
  return typeof text === "string" && text !== "" ? [text] : [];
}
