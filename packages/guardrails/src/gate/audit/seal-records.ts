// Events to records: each is numbered, dated and sealed to the one before.
import { type AuditEvent, type AuditHead, type AuditRecord, digestOf, noRecord } from "./audit-record.js";

/** Where a log that has no record yet begins. */
export function emptyLog(log: string): AuditHead {
  return { log, sequence: 0, digest: noRecord };
}

/**
 * The records of these events, after this head.
 * @param at RFC 3339
 */
export function sealRecords(
  head: AuditHead,
  events: readonly AuditEvent[],
  at: string,
): readonly AuditRecord[] {
  const records: AuditRecord[] = [];
  let { sequence, digest: previous } = head;
  for (const event of events) {
    const record = { schemaVersion: 1 as const, log: head.log, sequence: ++sequence, at, ...event, previous };
    const digest = digestOf(record);
    records.push({ ...record, digest });
    previous = digest;
  }
  return records;
}

/** Where a log ends after this record. */
export function headOf({ log, sequence, digest }: AuditRecord): AuditHead {
  return { log, sequence, digest };
}
