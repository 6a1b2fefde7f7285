// By what records of an audit log are looked for, on every command that looks for them.
import { effects } from "@palisade/guardrails";
import { auditEventKinds, type RecordFilter } from "@palisade/guardrails/gate";
import type { OptionValues } from "../define-command.js";
import { UsageError } from "../usage-error.js";
import { readTime, typedTime } from "./read-time.js";

export const filterOptions = {
  since: { type: "string", placeholder: "time", description: `from then on: ${typedTime}` },
  until: { type: "string", placeholder: "time", description: "before then, likewise" },
  kind: {
    type: "list",
    placeholder: "kind",
    description: `of this kind: ${Object.keys(auditEventKinds).join(", ")}; may be repeated, as those below`,
  },
  tenant: { type: "list", placeholder: "name", description: "of this tenant" },
  project: { type: "list", placeholder: "name", description: "of this project" },
  principal: { type: "list", placeholder: "name", description: "on whose behalf" },
  effect: { type: "list", placeholder: "effect", description: `decided so: ${effects.join(", ")}` },
  rule: { type: "list", placeholder: "id", description: "with a finding of this rule that counts" },
} as const;

export type FilterValues = OptionValues<typeof filterOptions>;

/** @throws {UsageError} for a time, kind or effect that is none: a filter that finds nothing by a slip says nothing is there */
export function readFilter(values: FilterValues, now: number): RecordFilter {
  checkWords("--kind", values.kind, Object.keys(auditEventKinds));
  checkWords("--effect", values.effect, effects);
  const { since, until } = values;
  return {
    ...(since === undefined ? {} : { since: readTime(since, "--since", now) }),
    ...(until === undefined ? {} : { until: readTime(until, "--until", now) }),
    ...someOf("kinds", values.kind),
    ...someOf("tenants", values.tenant),
    ...someOf("projects", values.project),
    ...someOf("principals", values.principal),
    ...someOf("effects", values.effect),
    ...someOf("rules", values.rule),
  };
}

function someOf(name: string, words: readonly string[]): RecordFilter {
  return words.length === 0 ? {} : { [name]: words };
}

function checkWords(option: string, words: readonly string[], known: readonly string[]): void {
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined)
    throw new UsageError(`${option} ${unknown}: one of ${known.join(", ")} is expected`);
}
