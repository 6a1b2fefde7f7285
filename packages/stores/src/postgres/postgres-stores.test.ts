// PostgreSQL keeps what was acknowledged, for several replicas, through crashes of the server.
import { AuditLog, verifyLog } from "@palisade/guardrails/gate";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres, type PostgresServer, startPostgres } from "../testing/postgres-server.js";
import { describeSessionStore, entryOf } from "../testing/session-store-suite.js";
import {
  approvalOf,
  auditLogOver,
  describeApprovalStore,
  describeAuditStore,
  namesIn,
} from "../testing/store-suites.js";
import { openPostgresStores, type PostgresStores, readPostgresAuditLines } from "./index.js";

const programs = findPostgres();

it.runIf(programs === undefined)("has a server to run on: install Debian's package `postgresql`", () => {
  // Elsewhere the tests below are skipped.
  expect(process.env["CI"]).not.toBe("true");
});

describe.skipIf(programs === undefined)("PostgreSQL", () => {
  let server: PostgresServer;
  const open: PostgresStores[] = [];
  let databases = 0;

  beforeAll(() => {
    server = startPostgres(programs ?? "");
  }, 120_000);
  afterAll(async () => {
    await Promise.all(open.map((stores) => stores.close()));
    server.remove();
  }, 60_000);

  async function direct<Result>(database: string, step: (client: pg.Client) => Promise<Result>) {
    const client = new pg.Client({ ...server.where, database });
    await client.connect();
    try {
      return await step(client);
    } finally {
      await client.end();
    }
  }

  async function newDatabase(): Promise<string> {
    const database = `test_${++databases}`;
    await direct("postgres", (client) => client.query(`CREATE DATABASE ${database}`));
    return database;
  }

  async function openedAt(database: string, user = server.where.user): Promise<PostgresStores> {
    const stores = await openPostgresStores({ ...server.where, database, user, connections: 2 });
    open.push(stores);
    return stores;
  }

  it("is left as it is where a gate's must be there", async () => {
    const database = await newDatabase();
    const where = { ...server.where, database, connections: 1 };
    await expect(openPostgresStores({ ...where, mustExist: true })).rejects.toMatchObject({
      code: "unavailable",
      message: "no gate keeps anything in it: it has none of their tables",
    });
    const schemas = await direct(database, (client) =>
      client.query("SELECT 1 FROM pg_namespace WHERE nspname = 'palisade'"),
    );
    expect(schemas.rows).toEqual([]);
    for (const mustExist of [false, true]) await (await openPostgresStores({ ...where, mustExist })).close();
  });

  describeAuditStore(async () => {
    const database = await newDatabase();
    const { audit } = await openedAt(database);
    return { store: audit, reopen: async () => (await openedAt(database)).audit };
  });

  describeApprovalStore(async () => {
    const database = await newDatabase();
    const { approvals } = await openedAt(database);
    return { store: approvals, reopen: async () => (await openedAt(database)).approvals };
  });

  describeSessionStore(async () => {
    const database = await newDatabase();
    const { sessions } = await openedAt(database);
    return { store: sessions, reopen: async () => (await openedAt(database)).sessions };
  });

  it("is prepared once by several that begin at once, and numbers the records of all of them", async () => {
    const database = await newDatabase();
    const replicas = await Promise.all([1, 2, 3].map(() => openedAt(database)));
    const logs = replicas.map(({ audit }) => auditLogOver(audit));
    for (let round = 0; round < 10; round++)
      await Promise.all(
        logs.map((log, index) => log.append({ kind: "decision", details: { name: `${index} ${round}` } })),
      );
    const { audit } = await openedAt(database);
    expect(await verifyLog(audit.lines())).toMatchObject({ records: 31 });
    expect(new Set(await namesIn(audit)).size).toBe(31);
  });

  it("looks at what others have done, however strict the database's transactions are", async () => {
    const database = await newDatabase();
    await direct(database, (client) =>
      client.query(`ALTER DATABASE ${database} SET default_transaction_isolation = 'serializable'`),
    );
    const replicas = await Promise.all([1, 2, 3].map(() => openedAt(database)));
    const range = { since: 0, most: 100 };
    const histories = await Promise.all(
      replicas.map(({ sessions }, index) => sessions.begin(entryOf(index + 1), range)),
    );
    expect(histories.map(({ length }) => length).sort()).toEqual([0, 1, 2]);
    const logs = replicas.map(({ audit }) => auditLogOver(audit));
    await Promise.all(logs.map((log) => log.append({ kind: "decision", details: {} })));
    const { audit, approvals: store } = await openedAt(database);
    expect(await verifyLog(audit.lines())).toMatchObject({ records: 4 });
    await store.insert(approvalOf(1));
    const taken = await Promise.all(
      replicas.map(({ approvals }, index) =>
        approvals.replace(approvalOf(1, { state: "consumed", ending: `run ${index}`, version: 1 })),
      ),
    );
    expect(taken.filter((each) => each)).toHaveLength(1);
  });

  it("needs no more than reading and writing rows, once its tables are there", async () => {
    const database = await newDatabase();
    await openedAt(database);
    await direct(database, async (client) => {
      await client.query(`
        CREATE ROLE writer LOGIN;
        GRANT USAGE ON SCHEMA palisade TO writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA palisade TO writer;
        REVOKE UPDATE, DELETE ON palisade.audit FROM writer;`);
    });
    const { audit, approvals } = await openedAt(database, "writer");
    await auditLogOver(audit).append({ kind: "decision", details: { name: "a" } });
    await approvals.insert(approvalOf(1));
    expect(await namesIn(audit)).toEqual(["log-opened", "a"]);
  });

  it("has a log that is read with no more than the right to read it", async () => {
    const database = await newDatabase();
    const { audit } = await openedAt(database);
    for (const name of ["a", "b"]) await auditLogOver(audit).append({ kind: "decision", details: { name } });
    await direct(database, (client) =>
      client.query(`
        CREATE ROLE reader LOGIN;
        GRANT USAGE ON SCHEMA palisade TO reader;
        GRANT SELECT ON palisade.audit TO reader;`),
    );
    const where = { ...server.where, database, user: "reader" };
    expect(await verifyLog(readPostgresAuditLines(where))).toMatchObject({ records: 3 });
    const lines: string[] = [];
    for await (const line of readPostgresAuditLines(where, 3)) lines.push(line);
    expect(lines).toEqual([expect.stringContaining('"name":"b"')]);
    const none = readPostgresAuditLines({ ...where, database: await newDatabase() }).next();
    await expect(none).rejects.toMatchObject({
      code: "unavailable",
      message: "no audit log is in this database",
    });
  });

  it("tells what was changed behind its back, and tables that it does not know", async () => {
    const database = await newDatabase();
    const { audit, approvals } = await openedAt(database);
    await auditLogOver(audit).append({ kind: "decision", details: {} });
    await approvals.insert(approvalOf(1));
    await direct(database, (client) =>
      client.query(
        "UPDATE palisade.approvals SET body = '{}'; DELETE FROM palisade.audit WHERE sequence = 1",
      ),
    );
    await expect(approvals.get("acme", approvalOf(1).id)).rejects.toMatchObject({ code: "corrupt" });
    await expect(namesIn(audit)).rejects.toMatchObject({ code: "corrupt", message: "record 1 is missing" });
    await direct(database, (client) =>
      client.query("UPDATE palisade.audit SET line = 'x'; UPDATE palisade.version SET version = 9"),
    );
    await expect(audit.head()).rejects.toMatchObject({
      code: "corrupt",
      message: "the log's last record is not sound: it is no JSON",
    });
    await expect(openedAt(database)).rejects.toMatchObject({
      code: "corrupt",
      message: "its tables are of version 9; this release knows 1",
    });
  });

  it("has failed what a crash interrupted, all of it, and goes on when the server is back", async () => {
    const database = await newDatabase();
    const { audit, approvals, sessions } = await openedAt(database);
    const log = auditLogOver(audit);
    await log.append({ kind: "decision", details: { name: "before" } });
    const unavailable = { name: "StoreError", code: "unavailable" };
    // In the middle of a transaction, with the lock held.
    const crashing = new AuditLog({
      store: audit,
      now: () => {
        server.crash();
        return 0;
      },
      newLogId: () => "log",
    });
    const lost = crashing.append({ kind: "decision", details: { name: "lost" } });
    await expect(lost).rejects.toMatchObject(unavailable);
    await expect(log.append({ kind: "decision", details: { name: "during" } })).rejects.toMatchObject(
      unavailable,
    );
    await expect(approvals.insert(approvalOf(1))).rejects.toMatchObject(unavailable);
    await expect(sessions.untrusted({ tenant: "acme", principal: "ana" }, ["a"], 0)).rejects.toMatchObject(
      unavailable,
    );
    await expect(openPostgresStores({ ...server.where, database })).rejects.toMatchObject(unavailable);
    server.start();
    await log.append({ kind: "decision", details: { name: "after" } });
    await approvals.insert(approvalOf(1));
    expect(await namesIn(audit)).toEqual(["log-opened", "before", "after"]);
    expect(await verifyLog(audit.lines())).not.toHaveProperty("problem");
  }, 60_000);

  it("does not wait for ever for somebody who holds the log", async () => {
    const database = await newDatabase();
    await openedAt(database);
    const { audit, close } = await openPostgresStores({ ...server.where, database, waitMilliseconds: 100 });
    await direct(database, async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('palisade:audit', 0))");
      await expect(auditLogOver(audit).append({ kind: "decision", details: {} })).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringMatching(/^appending to the audit log failed: (55P03|57014)$/) as string,
      });
      await client.query("ROLLBACK");
    });
    await auditLogOver(audit).append({ kind: "decision", details: { name: "a" } });
    expect(await namesIn(audit)).toEqual(["log-opened", "a"]);
    await close();
  });
});
