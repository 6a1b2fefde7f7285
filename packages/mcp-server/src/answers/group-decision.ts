// A decision's findings and unlooked places, grouped by what they have in common, each of a size that an answer can bear.
import type { Decision } from "@palisade/guardrails";
import { sharedFields } from "./answer-schema.js";
import { answerBytes } from "./answer-size.js";

type Fields = Readonly<Record<string, unknown>>;

/** What is said once, and the places that it is said of. */
export type Group = {
  readonly kind: "finding" | "reason";
  readonly head: Fields;
  readonly items: readonly Fields[];
};

/** In the decision's order, which is worst first; what nobody looked at comes last, most frequent first. */
export function groupDecision({
  findings,
  coverage,
}: Pick<Decision, "findings" | "coverage">): readonly Group[] {
  const byRule = grouped("finding", findings, (name) => name in sharedFields);
  const reasons = grouped("reason", coverage?.unlooked ?? [], (name) => name === "reason");
  return [...byRule, ...reasons.toSorted((left, right) => right.items.length - left.items.length)];
}

function grouped(
  kind: Group["kind"],
  entries: readonly Fields[],
  isShared: (name: string) => boolean,
): readonly Group[] {
  const groups = new Map<string, { head: Fields; items: Fields[] }>();
  for (const entry of entries) {
    const fields = Object.entries(entry);
    const shared = Object.fromEntries(fields.filter(([name]) => isShared(name)));
    const key = JSON.stringify(shared);
    const group = groups.get(key) ?? { head: bounded(shared), items: [] };
    groups.set(key, group);
    group.items.push(bounded(Object.fromEntries(fields.filter(([name]) => !isShared(name)))));
  }
  return [...groups.values()].map((group) => ({ kind, ...group }));
}

/** Bytes that one part of an answer may take as it is. */
const mostBytes = 4000;

/** Texts in a part that takes more. */
const mostCharacters = 160;
const mostEntries = 8;

/** Names of outside may have any length, and answers have not. */
function bounded(fields: Fields): Fields {
  if (answerBytes(fields) <= mostBytes) return fields;
  const { patch: _, ...rest } = fields;
  return { ...(shortened(rest) as Fields), cut: true };
}

function shortened(value: unknown): unknown {
  if (typeof value === "string")
    return value.length <= mostCharacters ? value : `${value.slice(0, mostCharacters).toWellFormed()}…`;
  if (Array.isArray(value)) return value.slice(0, mostEntries).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field)]));
}
