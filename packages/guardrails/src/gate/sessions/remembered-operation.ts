// An operation as the history keeps it: what rules count by, and none of the values that it had.
import type { Operation } from "../../actions/operation.js";
import { verbsByClass } from "../../contract/verbs.js";

/** What is kept of an operation; the rest is values, which may be secrets, and places in a text that is gone. */
const kept = [
  "at",
  "tool",
  "verb",
  "namespace",
  "cluster",
  "environment",
  "dry_run",
  "force",
  "all",
  "files",
  "sends_to",
  "shows_credentials",
  "holds_credentials",
] as const satisfies readonly (keyof Operation)[];

const reading: ReadonlySet<string> = new Set(verbsByClass.read);

/** Reads of many things are alike, unless they show credentials: by name, a day of reading would be no short list. */
export function rememberedOperation(operation: Operation): Readonly<Record<string, unknown>> {
  const isPlainRead = reading.has(operation.verb) && operation.shows_credentials !== true;
  const targets = operation.targets.map(({ name, ...target }) =>
    isPlainRead || name === undefined ? target : { ...target, name },
  );
  const objects = (operation.manifests ?? []).flatMap(({ object }) => targetIn(object));
  const fields = kept.flatMap((field): [string, unknown][] =>
    operation[field] === undefined ? [] : [[field, operation[field]]],
  );
  return { ...Object.fromEntries(fields), targets, ...(objects.length > 0 && { manifests: objects }) };
}

/** Kind, name and namespace of an object, as rules look for them. */
function targetIn(object: unknown): readonly { readonly object: unknown }[] {
  const { apiVersion, kind, metadata } = Object(object) as Readonly<Record<string, unknown>>;
  const { name, namespace } = Object(metadata) as Readonly<Record<string, unknown>>;
  if (typeof kind !== "string") return [];
  const texts = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string"));
  return [{ object: { ...texts({ apiVersion, kind }), metadata: texts({ name, namespace }) } }];
}
