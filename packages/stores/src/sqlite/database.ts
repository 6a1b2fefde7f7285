// A SQLite file as the stores use it: what is committed survives the loss of power.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { StoreError } from "@palisade/guardrails/gate";
import Database from "libsql";

export type SqliteDatabase = InstanceType<typeof Database>;

/** Goes up with every change of the tables. */
const schemaVersion = 1;

const tables = `
  CREATE TABLE IF NOT EXISTS palisade_schema (version INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS audit (sequence INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS approvals (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    project TEXT NOT NULL,
    state TEXT NOT NULL,
    binding TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS approvals_by_binding ON approvals (tenant, binding, state);
  CREATE TABLE IF NOT EXISTS session_entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    tenant TEXT NOT NULL,
    principal TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    rules TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS session_entries_by_principal ON session_entries (tenant, principal, number);
  CREATE TABLE IF NOT EXISTS session_words (
    tenant TEXT NOT NULL,
    principal TEXT NOT NULL,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant, principal, word)
  ) STRICT, WITHOUT ROWID;
`;

/** @throws {StoreError} `unavailable`, and `corrupt` for tables of a version that is not known */
export function openDatabase(path: string, waitMilliseconds: number): SqliteDatabase {
  const database = withStoreErrors("opening the database", () => new Database(path));
  withStoreErrors("preparing the database", () => {
    database.pragma(`busy_timeout = ${waitMilliseconds}`);
    database.pragma("journal_mode = WAL");
    // In WAL mode, only FULL makes each commit durable.
    database.pragma("synchronous = FULL");
    database.transaction(() => prepare(database)).immediate();
  });
  return database;
}

/** @throws {StoreError} `unavailable` for what is not there, is no database, or cannot be read */
export function openFileReadOnly(path: string): SqliteDatabase {
  // The library would not say so.
  if (!existsSync(path)) throw new StoreError("unavailable", "there is no such file");
  const { href } = pathToFileURL(path);
  return withStoreErrors("opening the database", () => new Database(`${href}?mode=ro`));
}

/** Changes nothing. @throws as `openReadOnly` */
export function checkTables(path: string): void {
  openReadOnly(path).close();
}

/** With the tables of the stores. @throws {StoreError} `unavailable` for what has none, `corrupt` for those of another version */
export function openReadOnly(path: string): SqliteDatabase {
  const database = openFileReadOnly(path);
  try {
    withStoreErrors("reading the database", () => {
      if (!hasTables(database))
        throw new StoreError("unavailable", "no gate keeps anything in it: it has none of their tables");
      checkVersion(database);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: SqliteDatabase): void {
  database.exec(tables);
  if (checkVersion(database) === undefined)
    database.prepare("INSERT INTO palisade_schema VALUES (?)").run(schemaVersion);
}

function hasTables(database: SqliteDatabase): boolean {
  const name = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'palisade_schema'";
  return database.prepare(name).get() !== undefined;
}

/** Nothing in a database whose tables were just made. @throws {StoreError} `corrupt` */
function checkVersion(database: SqliteDatabase): number | undefined {
  const row = database.prepare("SELECT version FROM palisade_schema").get() as
    | { readonly version: number }
    | undefined;
  if (row !== undefined && row.version !== schemaVersion)
    throw new StoreError(
      "corrupt",
      `its tables are of version ${row.version}; this release knows ${schemaVersion}`,
    );
  return row?.version;
}

/** Runs a step; what the library throws becomes a typed error, with the library's as its cause. */
export function withStoreErrors<Result>(doing: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code = "" } = Object(error) as { readonly code?: unknown };
    if (code === "SQLITE_NOTADB")
      throw new StoreError("unavailable", "it is no SQLite database", { cause: error });
    const isConflict = String(code).startsWith("SQLITE_CONSTRAINT");
    throw new StoreError(isConflict ? "conflict" : "unavailable", `${doing} failed: ${String(code)}`, {
      cause: error,
    });
  }
}
