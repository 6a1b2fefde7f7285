// The ends of logs in a SQLite file of their own, which several gates may share.
import { type AuditHead, auditHeadSchema, type HeadKeeper, StoreError } from "@palisade/guardrails/gate";
import Database from "libsql";
import { openFileReadOnly, type SqliteDatabase, withStoreErrors } from "./database.js";

const table = `
  CREATE TABLE IF NOT EXISTS palisade_heads (
    log TEXT PRIMARY KEY, sequence INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT`;

/** A log only ever grows. */
const upsert = `
  INSERT INTO palisade_heads (log, sequence, digest) VALUES (?, ?, ?)
  ON CONFLICT (log) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest
  WHERE excluded.sequence > palisade_heads.sequence`;

export type SqliteHeadKeeper = HeadKeeper & { close(): void };

/**
 * Keeps the heads of logs in this file, which is made if it is not there. It proves something only where whoever can
 * change the log cannot change it.
 * @throws {StoreError} `unavailable` if it cannot be opened
 * @example const heads = openSqliteHeadKeeper("/mnt/other/heads.db")
 */
export function openSqliteHeadKeeper(path: string, { waitMilliseconds = 5000 } = {}): SqliteHeadKeeper {
  const database = withStoreErrors("opening the database", () => new Database(path));
  const keep = withStoreErrors("preparing the database", () => {
    database.pragma(`busy_timeout = ${waitMilliseconds}`);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.exec(table);
    return database.prepare(upsert);
  });
  return {
    keep: async ({ log, sequence, digest }) => {
      withStoreErrors("keeping the head", () => keep.run(log, sequence, digest));
    },
    close: () => void database.close(),
  };
}

/**
 * Every head that is kept in a file, which is only read.
 * @throws {StoreError} `unavailable` for a file that is none or cannot be read, `corrupt` for what is no head
 * @example const [head] = readSqliteHeads("/mnt/other/heads.db")
 */
export function readSqliteHeads(path: string): readonly AuditHead[] {
  const database = openFileReadOnly(path);
  try {
    return withStoreErrors("reading the heads", () => rowsOf(database)).map((row) => {
      const { data } = auditHeadSchema.safeParse(row);
      if (data !== undefined) return data;
      throw new StoreError("corrupt", "no head of a log: {log, sequence, digest}");
    });
  } finally {
    database.close();
  }
}

function rowsOf(database: SqliteDatabase): readonly unknown[] {
  return database.prepare("SELECT log, sequence, digest FROM palisade_heads ORDER BY log").all();
}
