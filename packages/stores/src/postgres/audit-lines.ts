// The audit log in a table, read page by page: by its writers, and by whoever may only read it.
import { StoreError } from "@palisade/guardrails/gate";
import { type PostgresOptions, PostgresPool } from "./pool.js";

type Row = { readonly sequence: string; readonly line: string };

/** Rows that are read at once. */
const pageSize = 500;

/** @throws {StoreError} `corrupt` for a row that is missing, `unavailable` if it cannot be read */
export async function* auditLinesIn(pool: PostgresPool, from = 1): AsyncGenerator<string> {
  for (let next = from; ; ) {
    const { rows } = await pool.query<Row>(
      "reading the audit log",
      `SELECT sequence, line FROM palisade.audit WHERE sequence >= $1 ORDER BY sequence LIMIT ${pageSize}`,
      [next],
    );
    for (const { sequence, line } of rows) {
      if (Number(sequence) !== next) throw new StoreError("corrupt", `record ${next} is missing`);
      next++;
      yield line;
    }
    if (rows.length < pageSize) return;
  }
}

/**
 * Reads the lines of a log in PostgreSQL; others may write it meanwhile. It takes no more than the right to read the table
 * `palisade.audit`, and makes nothing.
 * @param from the number of the first record that is wanted
 * @throws {StoreError} `unavailable` for a database that cannot be reached or has no audit log, `corrupt` for a record that
 * is missing
 * @example for await (const line of readPostgresAuditLines({ database: "palisade" })) console.log(JSON.parse(line).kind)
 */
export async function* readPostgresAuditLines(options: PostgresOptions, from = 1): AsyncGenerator<string> {
  const pool = new PostgresPool({ ...options, connections: 1 });
  try {
    const { rows } = await pool.query<{ readonly found: boolean }>(
      "looking for the audit log",
      "SELECT to_regclass('palisade.audit') IS NOT NULL AS found",
    );
    if (rows[0]?.found !== true) throw new StoreError("unavailable", "no audit log is in this database");
    yield* auditLinesIn(pool, from);
  } finally {
    await pool.close();
  }
}
