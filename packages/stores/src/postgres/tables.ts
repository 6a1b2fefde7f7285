// The tables of the stores, in a schema of their own.
import { StoreError } from "@palisade/guardrails/gate";
import { lock } from "./locks.js";
import type { Client, PostgresPool } from "./pool.js";

/** Goes up with every change of the tables. */
const schemaVersion = 1;

const tables = `
  CREATE SCHEMA IF NOT EXISTS palisade;
  CREATE TABLE palisade.version (version INTEGER NOT NULL);
  INSERT INTO palisade.version VALUES (${schemaVersion});
  CREATE TABLE palisade.audit (sequence BIGINT PRIMARY KEY, line TEXT NOT NULL);
  CREATE TABLE palisade.approvals (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    project TEXT NOT NULL,
    state TEXT NOT NULL,
    binding TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX approvals_by_binding ON palisade.approvals (tenant, binding, state);
  CREATE TABLE palisade.session_entries (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    principal TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    rules TEXT NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX session_entries_by_principal ON palisade.session_entries (tenant, principal, number);
  CREATE TABLE palisade.session_words (
    tenant TEXT NOT NULL,
    principal TEXT NOT NULL,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, principal, word)
  );
`;

/**
 * Makes the tables where there are none: whoever only uses them needs no right to make any.
 * @throws {StoreError} `unavailable`, and `corrupt` for tables of a version that is not known
 */
export async function prepareTables(pool: PostgresPool): Promise<void> {
  await pool.transaction("preparing the tables", async (client) => {
    // Two that begin at once would both find none.
    await lock(client, "tables");
    if (!(await hasTables(client))) await client.query(tables);
    await checkVersion(client);
  });
}

/** Makes nothing. @throws {StoreError} as `prepareTables`, and `unavailable` where there are none */
export async function checkTables(pool: PostgresPool): Promise<void> {
  await pool.transaction("looking for the tables", async (client) => {
    if (!(await hasTables(client)))
      throw new StoreError("unavailable", "no gate keeps anything in it: it has none of their tables");
    await checkVersion(client);
  });
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>("SELECT version FROM palisade.version");
  const [{ version } = { version: 0 }] = rows;
  if (version !== schemaVersion)
    throw new StoreError(
      "corrupt",
      `its tables are of version ${version}; this release knows ${schemaVersion}`,
    );
}

async function hasTables(client: Client): Promise<boolean> {
  const { rows } = await client.query("SELECT 1 WHERE to_regclass('palisade.version') IS NOT NULL");
  return rows.length > 0;
}
