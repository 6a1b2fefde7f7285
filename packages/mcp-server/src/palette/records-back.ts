// The audit log from its end backwards: what somebody looks for is nearly always new.
import type { AuditLog, AuditRecord } from "@palisade/guardrails/gate";

/** Records that are read at once. */
const windowSize = 500;

/** The records before a number, or all, the newest first. @throws whatever the log throws */
export async function* recordsBack(log: AuditLog, before?: number): AsyncGenerator<AuditRecord> {
  const head = await log.head();
  let end = Math.min(before ?? Number.POSITIVE_INFINITY, (head?.sequence ?? 0) + 1);
  while (end > 1) {
    const begin = Math.max(1, end - windowSize);
    const window: AuditRecord[] = [];
    for await (const record of log.records(begin)) {
      if (record.sequence >= end) break;
      window.push(record);
    }
    yield* window.toReversed();
    end = begin;
  }
}
