// The audit log in a table: one row for each record, appended by whoever holds the write lock.
import {
  type AuditStore,
  headOf,
  readRecordLine,
  StoreError,
  writeRecordLine,
} from "@palisade/guardrails/gate";
import { type SqliteDatabase, withStoreErrors } from "./database.js";

type Row = { readonly line: string };

/** Rows that are read at once. */
const pageSize = 500;

export function createSqliteAuditStore(database: SqliteDatabase): AuditStore {
  const last = database.prepare("SELECT line FROM audit ORDER BY sequence DESC LIMIT 1");
  const insert = database.prepare("INSERT INTO audit (sequence, line) VALUES (?, ?)");
  const page = database.prepare("SELECT line FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?");
  const head = () => {
    const row = last.get() as Row | undefined;
    if (row === undefined) return undefined;
    const read = readRecordLine(row.line);
    if ("problem" in read)
      throw new StoreError("corrupt", `the log's last record is not sound: ${read.problem}`);
    return headOf(read.record);
  };
  return {
    async append(seal) {
      withStoreErrors("appending to the audit log", () =>
        database
          .transaction(() => {
            for (const record of seal(head())) insert.run(record.sequence, writeRecordLine(record));
          })
          .immediate(),
      );
    },
    async head() {
      return withStoreErrors("reading the audit log", head);
    },
    async *lines(from = 1) {
      for (let next = from; ; next += pageSize) {
        const rows = withStoreErrors("reading the audit log", () => page.all(next, pageSize) as Row[]);
        for (const { line } of rows) yield line;
        if (rows.length < pageSize) return;
      }
    },
  };
}
