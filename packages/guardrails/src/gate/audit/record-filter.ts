// Which records somebody looks for.
import type { AuditRecord } from "./audit-record.js";
import { recordFacts } from "./record-facts.js";

/** Each that is there must hold; of a list, one. */
export type RecordFilter = {
  /** Milliseconds since the epoch, the first that counts. */
  readonly since?: number;
  /** Milliseconds since the epoch, the first that counts no more. */
  readonly until?: number;
  readonly kinds?: readonly string[];
  readonly tenants?: readonly string[];
  readonly projects?: readonly string[];
  readonly principals?: readonly string[];
  readonly effects?: readonly string[];
  readonly rules?: readonly string[];
  /** Stands somewhere in the record's line, in any case. */
  readonly text?: string;
};

/** @param line the record as it is written */
export function matchesRecord(filter: RecordFilter, record: AuditRecord, line: () => string): boolean {
  const { since, until, kinds, tenants, projects, principals, effects, rules, text } = filter;
  const at = Date.parse(record.at);
  if ((since !== undefined && at < since) || (until !== undefined && at >= until)) return false;
  if (!isAmong(kinds, [record.kind]) || !isAmong(tenants, [record.tenant])) return false;
  if (!isAmong(projects, [record.project])) return false;
  if (principals !== undefined || effects !== undefined || rules !== undefined) {
    const facts = recordFacts(record);
    if (!isAmong(principals, [facts.principal]) || !isAmong(effects, [facts.effect])) return false;
    if (!isAmong(rules, facts.rules)) return false;
  }
  return text === undefined || line().toLowerCase().includes(text.toLowerCase());
}

function isAmong(wanted: readonly string[] | undefined, found: readonly (string | undefined)[]): boolean {
  return wanted === undefined || found.some((each) => each !== undefined && wanted.includes(each));
}
