// The audit log in a table: one row for each record, appended by whoever holds the write lock.
import { type AuditStore, writeRecordLine } from "@palisade/guardrails/gate";
import { readHead } from "../read-stored.js";
import { auditLinesIn } from "./audit-lines.js";
import { type SqliteDatabase, withStoreErrors } from "./database.js";

type Row = { readonly line: string };

export function createSqliteAuditStore(database: SqliteDatabase): AuditStore {
  const last = database.prepare("SELECT line FROM audit ORDER BY sequence DESC LIMIT 1");
  const insert = database.prepare("INSERT INTO audit (sequence, line) VALUES (?, ?)");
  const head = () => {
    const row = last.get() as Row | undefined;
    return row && readHead(row.line);
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
    lines: (from = 1) => auditLinesIn(database, from),
  };
}
