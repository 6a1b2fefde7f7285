// A SQLite file keeps what was acknowledged, for one process and for several.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyLog } from "@palisade/guardrails/gate";
import Database from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { describeSessionStore } from "../testing/session-store-suite.js";
import { auditLogOver, describeApprovalStore, describeAuditStore, namesIn } from "../testing/store-suites.js";
import { openSqliteHeadKeeper, openSqliteStores, readSqliteAuditLines, type SqliteStores } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-stores-"));
const open: SqliteStores[] = [];
afterAll(() => {
  for (const stores of open) stores.close();
  rmSync(folder, { recursive: true });
});

let files = 0;
const newFile = () => join(folder, `${++files}.db`);

function openedAt(path: string): SqliteStores {
  const stores = openSqliteStores(path, { waitMilliseconds: 200 });
  open.push(stores);
  return stores;
}

describeAuditStore(async () => {
  const path = newFile();
  return { store: openedAt(path).audit, reopen: async () => openedAt(path).audit };
});

describeApprovalStore(async () => {
  const path = newFile();
  return { store: openedAt(path).approvals, reopen: async () => openedAt(path).approvals };
});

describeSessionStore(async () => {
  const path = newFile();
  return { store: openedAt(path).sessions, reopen: async () => openedAt(path).sessions };
});

it("numbers the records of two that write at once", async () => {
  const path = newFile();
  const logs = [openedAt(path), openedAt(path)].map(({ audit }) => auditLogOver(audit));
  for (let round = 0; round < 20; round++)
    await Promise.all(
      logs.map((log, index) => log.append({ kind: "decision", details: { name: `${index} ${round}` } })),
    );
  const { audit } = openedAt(path);
  expect(await verifyLog(audit.lines())).toMatchObject({ records: 41 });
  expect(new Set(await namesIn(audit)).size).toBe(41);
});

it("says that it is not available while somebody else holds it, and for what is no database", async () => {
  const path = newFile();
  const { audit } = openedAt(path);
  const other = new Database(path);
  other.exec("BEGIN IMMEDIATE");
  const appended = auditLogOver(audit).append({ kind: "decision", details: {} });
  await expect(appended).rejects.toMatchObject({
    name: "StoreError",
    code: "unavailable",
    message: "appending to the audit log failed: SQLITE_BUSY",
  });
  other.exec("ROLLBACK");
  other.close();
  const text = newFile();
  writeFileSync(text, "no database, but a text that is long enough to be none".repeat(50));
  expect(() => openedAt(text)).toThrow("it is no SQLite database");
  expect(() => openedAt(join(folder, "no", "such", "folder.db"))).toThrow(/^opening the database failed/);
});

it("is not opened by a release that does not know its tables, and tells what was changed behind its back", async () => {
  const path = newFile();
  const { audit, approvals } = openedAt(path);
  await auditLogOver(audit).append({ kind: "decision", details: {} });
  const other = new Database(path);
  other.exec("UPDATE audit SET line = 'x'");
  await expect(audit.head()).rejects.toMatchObject({
    code: "corrupt",
    message: "the log's last record is not sound: it is no JSON",
  });
  other.exec("INSERT INTO approvals VALUES ('a', 'acme', 'shop', 'approved', 'b', 0, '{}')");
  await expect(approvals.get("acme", "a")).rejects.toMatchObject({ code: "corrupt" });
  other.exec("UPDATE palisade_schema SET version = 2");
  other.close();
  expect(() => openedAt(path)).toThrow("its tables are of version 2; this release knows 1");
});

describe("a file that must be there", () => {
  const mustExist = true;

  it("is opened if it is a gate's", () => {
    const path = newFile();
    openedAt(path);
    openSqliteStores(path, { mustExist }).close();
  });

  it("is left as it is otherwise", () => {
    const path = newFile();
    expect(() => openSqliteStores(path, { mustExist })).toThrow("there is no such file");
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, "");
    const none = "no gate keeps anything in it: it has none of their tables";
    expect(() => openSqliteStores(path, { mustExist })).toThrow(none);
    expect(readFileSync(path, "utf8")).toBe("");
    openSqliteHeadKeeper(path).close();
    expect(() => openSqliteStores(path, { mustExist })).toThrow(none);
  });
});

describe("the log of a file that is only read", () => {
  const linesOf = async (path: string, from?: number) => {
    const lines: string[] = [];
    for await (const line of readSqliteAuditLines(path, from)) lines.push(line);
    return lines;
  };

  it("is what was written, and nothing is made or changed", async () => {
    const path = join(folder, "a b?mode=rwc#%41.db");
    const { audit } = openedAt(path);
    await auditLogOver(audit).append({ kind: "decision", details: { name: "\ufffd" } });
    expect(await verifyLog(readSqliteAuditLines(path))).toMatchObject({ records: 2 });
    expect((await linesOf(path, 2)).map((line) => JSON.parse(line).details.name)).toEqual(["\ufffd"]);
    const missing = newFile();
    await expect(linesOf(missing)).rejects.toMatchObject({ name: "StoreError", code: "unavailable" });
    expect(existsSync(missing)).toBe(false);
  });

  it("is not taken from another database, or one of another release", async () => {
    const path = newFile();
    const database = new Database(path);
    await expect(linesOf(path)).rejects.toMatchObject({ code: "unavailable" });
    database.exec("CREATE TABLE palisade_schema (version INTEGER)");
    database.exec("INSERT INTO palisade_schema VALUES (9)");
    await expect(linesOf(path)).rejects.toMatchObject({
      code: "corrupt",
      message: "its tables are of version 9; this release knows 1",
    });
    database.close();
  });

  it.each([
    ["DELETE FROM audit WHERE sequence = 2", 2, "record 2 is missing"],
    ["UPDATE audit SET sequence = 7 WHERE sequence = 3", 3, "record 3 is missing"],
    [
      "UPDATE audit SET line = CAST(replace(CAST(line AS BLOB), x'EFBFBD', x'FF') AS TEXT) WHERE sequence = 2",
      2,
      "record 2 is not UTF-8 text",
    ],
  ])("%s: has its first bad record named", async (change, sequence, message) => {
    const path = newFile();
    const { audit } = openedAt(path);
    for (const name of ["\ufffd", "b"])
      await auditLogOver(audit).append({ kind: "decision", details: { name } });
    const database = new Database(path);
    database.exec(change);
    database.close();
    expect((await verifyLog(readSqliteAuditLines(path))).problem).toEqual({
      line: sequence,
      sequence,
      message,
    });
  });
});
