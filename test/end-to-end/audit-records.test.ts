// `palisade audit tail`, `search` and `export`: what was recorded is found, followed and handed on.
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AuditLog, approvalQuestion, openGate } from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { openFileAuditStore } from "@palisade/stores/file";
import { openSqliteStores } from "@palisade/stores/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Following, runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace();
const database = join(workspace.path, "palisade.db");
const folder = join(workspace.path, "audit");
afterAll(() => workspace.remove());

const action = { tool: "kubectl", resource: "pods", name: "web-1", environment: "staging" };

beforeAll(async () => {
  const guard = await createGuard({ subjects: [approvalQuestion] });
  const stores = openSqliteStores(database);
  const { gate } = openGate({ guard, stores });
  for (const [verb, tenant, requester] of [
    ["get", "acme", "ana"],
    ["delete", "acme", "bob"],
    ["get", "other", "ana"],
  ] as const)
    await gate.run({ ...action, verb }, () => "done", { on: { tenant, project: "shop", requester } });
  stores.close();
  const store = await openFileAuditStore(folder, { rotateBytes: 1000 });
  const log = new AuditLog({ store, now: () => Date.UTC(2026, 10, 30), newLogId: () => "log" });
  for (let number = 1; number <= 9; number++)
    await log.append({ kind: "call", details: { path: `/${number}` } });
  await store.close();
});

const lines = (text: string): string[] => text.split("\n").slice(0, -1);
const json = async (...words: readonly string[]) =>
  lines((await runHere([...words, "--format", "json"])).out).map((line) => JSON.parse(line));

describe("palisade audit search", () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], ["1", "2", "3", "4", "5", "6", "7", "8", "9"]],
    [
      ["--kind", "decision"],
      ["2", "5", "7"],
    ],
    [
      ["--kind", "decision", "--tenant", "acme"],
      ["2", "5"],
    ],
    [
      ["--kind", "run-started", "--kind", "run-ended"],
      ["3", "4", "8", "9"],
    ],
    [["--effect", "require_approval"], ["5"]],
    [
      ["--principal", "bob"],
      ["5", "6"],
    ],
    [
      ["--project", "shop", "--tenant", "other"],
      ["7", "8", "9"],
    ],
    [["--since", "1h", "--kind", "log-opened"], ["1"]],
  ])("%j finds %j", async (words, expected) => {
    const found = await json("audit", "search", database, ...words);
    expect(found.map(({ sequence }) => String(sequence))).toEqual(expected);
  });

  it("finds by a rule, by a text, and prints a line for people", async () => {
    const [asked] = await json("audit", "search", database, "--effect", "require_approval");
    const { rule, message } = asked.details.decision.findings[0];
    const { code, out } = await runHere(["audit", "search", database, "--rule", rule]);
    expect([code, out]).toEqual([
      0,
      `5  ${asked.at}  decision  require_approval  acme/shop  bob  ${rule}  ${message}\n`,
    ]);
    expect((await json("audit", "search", folder, '"/7"')).map(({ sequence }) => sequence)).toEqual([8]);
  });

  it.each<[readonly string[]]>([
    [["--until", "1h"]],
    [["--until", "60d"]],
    [["--until", "2026-01-01"]],
    [["--since", "2999-01-01T00:00:00Z"]],
    [["--rule", "NONE"]],
    [["--tenant", "nobody"]],
    [["no such text"]],
  ])("%j finds nothing, and says so by its exit code", async (words) => {
    expect(await runHere(["audit", "search", database, ...words])).toEqual({ code: 1, out: "", err: "" });
  });

  it.each([
    [["--kind", "decisions"], "--kind decisions: one of log-opened, decision,"],
    [["--effect", "denied"], "--effect denied: one of allow, require_approval, deny is expected"],
    [
      ["--since", "yesterday"],
      "--since: a date (2026-11-30), a time (2026-11-30T10:00:00Z), or how long ago",
    ],
    [["--until", "2026-13-01"], "--until: a date"],
    [["--until", "5x"], "--until: a date (2026-11-30), a time"],
    [["--until", "2026-02-31"], "--until: there is no day 2026-02-31"],
  ])("%j is no filter", async (words, message) => {
    expect(await runHere(["audit", "search", database, ...words])).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });

  it.each([
    [
      "postgres://ana@127.0.0.1:1/gate",
      "postgres://ana@127.0.0.1:1/gate: looking for the audit log failed: ",
    ],
    ["postgresql://127.0.0.1:1/gate", "looking for the audit log failed: "],
    [
      "postgres://ana:secret@db/gate",
      "the log: its address has a password: give it as PGPASSWORD, or in ~/.pgpass",
    ],
    ["postgres://db/gate?password=secret", "the log: its address has a password"],
    ["postgres://[", "the log: is no address of a database"],
  ])("looks for a log in PostgreSQL: %s", async (address, message) => {
    for (const command of [["audit", "search"], ["audit", "verify"], ["replay"]]) {
      const { code, out, err } = await runHere([...command, address]);
      expect([code, out, err]).toEqual([2, "", expect.stringContaining(message)]);
      expect(err).not.toContain("secret");
    }
  });

  it("tells of records that cannot be read, and goes on", async () => {
    const file = join(workspace.path, "edited.jsonl");
    const [first = "", second = "", third = ""] = lines(
      readFileSync(join(folder, "audit-000001.jsonl"), "utf8"),
    );
    writeFileSync(file, `${first}\n${second.replace("/1", "/x")}\n${third}\n`);
    const { code, out, err } = await runHere(["audit", "search", file, "--kind", "call"]);
    expect([code, lines(out).length]).toEqual([2, 1]);
    expect(err).toBe(`${file}: not read: record 2: its digest is another; see \`palisade audit verify\`\n`);
    appendFileSync(file, '{"being": "written');
    expect((await runHere(["audit", "search", file, "--kind", "call"])).err).toBe(err);
  });
});

describe("palisade audit tail", () => {
  it("prints the last records", async () => {
    const numbers = async (...words: readonly string[]) =>
      (await json("audit", "tail", ...words)).map(({ sequence }) => sequence);
    expect(await numbers(folder)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await numbers(folder, "-n", "3")).toEqual([8, 9, 10]);
    expect(await numbers(folder, "-n", "0")).toEqual([]);
    expect(await numbers(database, "-n", "2", "--kind", "decision")).toEqual([5, 7]);
  });

  it("goes on with what is written, each record once", async () => {
    const file = join(workspace.path, "followed.jsonl");
    const all = readFileSync(join(folder, "audit-000001.jsonl"), "utf8");
    const [first = "", second = ""] = lines(all);
    writeFileSync(file, `${first}\n${second.slice(0, 20)}`);
    const following = new Following(["audit", "tail", file, "-f", "--format", "json"]);
    await following.until(first);
    truncateSync(file, first.length + 1);
    appendFileSync(file, `${second}\n`);
    await following.until(second);
    const run = await following.stop();
    expect([run.code, lines(run.out), run.err]).toEqual([0, [first, second], ""]);
  });

  it.each([
    [["-n", "10001"], "--lines: at most 10000 are held at once; see `audit search`"],
    [["-n", "x"], "--lines: a whole number from 0 on is expected"],
    [["--for", "1s"], "--for goes with --follow"],
  ])("%j is refused", async (words, message) => {
    expect(await runHere(["audit", "tail", folder, ...words])).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });
});

describe("palisade audit export", () => {
  const exported = async (...words: readonly string[]) => (await runHere(["audit", "export", ...words])).out;

  it("gives the records as they are", async () => {
    const written = ["audit-000001.jsonl", "audit-000002.jsonl"].map((name) =>
      readFileSync(join(folder, name), "utf8"),
    );
    expect(await exported(folder)).toContain(written.join(""));
    expect(lines(await exported(folder))).toHaveLength(10);
  });

  it("gives decisions as OPA's decision log", async () => {
    const events = lines(await exported(database, "--format", "opa", "--tenant", "acme")).map((line) =>
      JSON.parse(line),
    );
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({
      path: "action/decision",
      requested_by: "bob",
      labels: { tenant: "acme", sequence: "5" },
      result: { effect: "require_approval" },
      decision_id: events[1].result.id,
    });
  });

  it("gives events of OCSF, one for each record", async () => {
    const events = lines(await exported(database, "--format", "ocsf")).map((line) => JSON.parse(line));
    expect(events.map(({ class_uid }) => class_uid)).toEqual(lines(await exported(database)).map(() => 6003));
    expect(events.find(({ action }) => action === "require_approval")).toMatchObject({
      actor: { user: { name: "bob" } },
      api: { operation: "decision.action" },
      metadata: { product: { name: "Palisade", version: expect.stringMatching(/^\d+\.\d+\.\d+/) } },
    });
  });

  it("gives a table, and events for a SIEM", async () => {
    const [head, ...rows] = (await exported(database, "--format", "csv", "--kind", "decision")).split("\r\n");
    expect(head).toMatch(/^sequence,at,kind,/);
    expect(rows.map((row) => row.split(",")[7])).toEqual(["allow", "require_approval", "allow", undefined]);
    const events = lines(await exported(database, "--format", "cef", "--effect", "allow"));
    expect(events).toHaveLength(2);
    for (const event of events)
      expect(event).toMatch(
        /^CEF:0\|Palisade\|Palisade\|\d+\.\d+\.\d+\|decision\|decision: allow\|1\|rt=\d+ act=allow /,
      );
  });
});
