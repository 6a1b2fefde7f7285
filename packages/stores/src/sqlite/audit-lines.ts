// The audit log in a table, read page by page and byte for byte.
import { StoreError } from "@palisade/guardrails/gate";
import { decodeLine } from "../decode-line.js";
import { openReadOnly, type SqliteDatabase, withStoreErrors } from "./database.js";

type Row = { readonly sequence: number; readonly line: ArrayBuffer };

/** Rows that are read at once. */
const pageSize = 500;

// As text, bytes that are none would be replaced by the library.
const select = `
  SELECT sequence, CAST(line AS BLOB) AS line FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ${pageSize}`;

/** @throws {StoreError} `corrupt` for a row that is missing or no UTF-8 text, `unavailable` if it cannot be read */
export async function* auditLinesIn(database: SqliteDatabase, from: number): AsyncGenerator<string> {
  const page = withStoreErrors("reading the audit log", () => database.prepare(select));
  for (let next = from; ; ) {
    const rows = withStoreErrors("reading the audit log", () => page.all(next) as Row[]);
    for (const { sequence, line } of rows) {
      if (sequence !== next) throw new StoreError("corrupt", `record ${next} is missing`);
      next++;
      yield decodeLine(new Uint8Array(line), `record ${sequence}`);
    }
    if (rows.length < pageSize) return;
  }
}

/**
 * Reads the lines of a log in a SQLite file, which is opened for reading only; others may write it meanwhile.
 * @param from the number of the first record that is wanted
 * @throws {StoreError} `unavailable` for a file that is no such database or cannot be read, `corrupt` for a record that
 * is missing or no UTF-8 text
 * @example for await (const line of readSqliteAuditLines("palisade.db")) console.log(JSON.parse(line).kind)
 */
export async function* readSqliteAuditLines(path: string, from = 1): AsyncGenerator<string> {
  const database = openReadOnly(path);
  try {
    yield* auditLinesIn(database, from);
  } finally {
    database.close();
  }
}
