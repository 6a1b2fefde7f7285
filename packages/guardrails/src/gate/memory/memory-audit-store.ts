// The audit log in memory: for tests, browsers and the edge. It is gone with the process, and says so by its name.
import type { AuditHead } from "../audit/audit-record.js";
import type { AuditStore } from "../audit/audit-store.js";
import { writeRecordLine } from "../audit/record-line.js";
import { headOf } from "../audit/seal-records.js";

export function createMemoryAuditStore(): AuditStore {
  const written: string[] = [];
  let head: AuditHead | undefined;
  return {
    async append(seal) {
      const records = seal(head);
      for (const record of records) written.push(writeRecordLine(record));
      const last = records.at(-1);
      if (last !== undefined) head = headOf(last);
    },
    async head() {
      return head;
    },
    async *lines(from = 1) {
      yield* written.slice(from - 1);
    },
  };
}
