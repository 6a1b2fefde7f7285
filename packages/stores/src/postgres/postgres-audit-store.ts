// The audit log in a table: one row for each record, appended by whoever holds the lock on its end.
import { type AuditStore, writeRecordLine } from "@palisade/guardrails/gate";
import { readHead } from "../read-stored.js";
import { auditLinesIn } from "./audit-lines.js";
import { lock } from "./locks.js";
import type { PostgresPool } from "./pool.js";

type Row = { readonly line: string };

const last = "SELECT line FROM palisade.audit ORDER BY sequence DESC LIMIT 1";

export function createPostgresAuditStore(pool: PostgresPool): AuditStore {
  return {
    async append(seal) {
      await pool.transaction("appending to the audit log", async (client) => {
        await lock(client, "audit");
        const { rows } = await client.query<Row>(last);
        const records = seal(rows[0] && readHead(rows[0].line));
        if (records.length === 0) return;
        await client.query(
          "INSERT INTO palisade.audit (sequence, line) SELECT * FROM unnest($1::bigint[], $2::text[])",
          [records.map(({ sequence }) => sequence), records.map(writeRecordLine)],
        );
      });
    },
    async head() {
      const { rows } = await pool.query<Row>("reading the audit log", last);
      return rows[0] && readHead(rows[0].line);
    },
    lines: (from) => auditLinesIn(pool, from),
  };
}
