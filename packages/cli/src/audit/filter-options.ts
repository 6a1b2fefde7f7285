// By what records of an audit log are looked for, on every command that looks for them.
import { effects } from "@palisade/guardrails";
import { auditEventKinds, type RecordFilter } from "@palisade/guardrails/gate";
import type { OptionValues } from "../define-command.js";
import { readDuration } from "../read-duration.js";
import { UsageError } from "../usage-error.js";

const time = "a date (2026-11-30), a time (2026-11-30T10:00:00Z), or how long ago: 90s, 30m, 12h";

export const filterOptions = {
  since: { type: "string", placeholder: "time", description: `from then on: ${time}` },
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

const dateOrTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since the epoch. A date is its first moment in UTC. */
function readTime(text: string, option: string, now: number): number {
  if (/^[\d.]+[a-z]/.test(text)) return now - readDuration(text, option) / 1000;
  const milliseconds = dateOrTime.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new UsageError(`${option}: ${time} is expected`);
  return milliseconds;
}
