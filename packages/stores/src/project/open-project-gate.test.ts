// A gate opens as the settings of its project say, whole or not at all.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditRecord, publicKeyOf, recordFacts, verifyLog } from "@palisade/guardrails/gate";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createFileHeadKeeper, openFileAuditStore } from "../file/index.js";
import { makeKeyFile } from "../keys/index.js";
import { openSqliteStores } from "../sqlite/index.js";
import { openProjectGate, type ProjectGate } from "./index.js";

const root = mkdtempSync(join(tmpdir(), "palisade-gate-"));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let folders = 0;
beforeEach(() => {
  folder = mkdtempSync(join(root, String(++folders)));
});

const at = (name: string) => join(folder, name);
const on = { tenant: "acme", project: "shop", requester: "agent" };

function settings(gate: object, more: object = {}): string {
  writeFileSync(at("palisade.yaml"), JSON.stringify({ gate, ...more }));
  return at("palisade.yaml");
}

async function recordsOf({ lines }: { lines(): AsyncIterable<string> }): Promise<readonly AuditRecord[]> {
  const all: AuditRecord[] = [];
  for await (const line of lines()) all.push(JSON.parse(line) as AuditRecord);
  return all;
}

const look = ({ gate }: ProjectGate) =>
  gate.run({ tool: "kubectl", verb: "get", resource: "pods", environment: "staging" }, () => "pods", { on });

it("keeps everything in one database", async () => {
  const file = settings({ database: "gate.db" });
  const opened = await openProjectGate({ file });
  expect(await look(opened)).toMatchObject({ outcome: "executed", value: "pods" });
  await opened.close();
  expect(
    readdirSync(folder)
      .filter((name) => !name.startsWith("gate.db-"))
      .sort(),
  ).toEqual(["gate.db", "palisade.yaml"]);
  const stores = openSqliteStores(at("gate.db"), { mustExist: true });
  expect((await recordsOf(stores.audit)).map(({ kind }) => kind)).toEqual([
    "log-opened",
    "decision",
    "run-started",
    "run-ended",
  ]);
  stores.close();
});

it("keeps its log in a folder, signed, and the end of it elsewhere", async () => {
  const key = await makeKeyFile(at("signer.json"));
  const gate = { database: "gate.db", audit: "log", signer: "signer.json", signEvery: 2, head: "head.json" };
  const opened = await openProjectGate({ file: settings(gate) });
  await look(opened);
  await opened.close();
  const head = await createFileHeadKeeper(at("head.json")).head();
  const log = await openFileAuditStore(at("log"), { mustExist: true });
  const report = await verifyLog(log.lines(), { keys: [publicKeyOf(key)], ...(head && { head }) });
  expect(report).toMatchObject({ tail: "whole", signedUpTo: expect.any(Number) });
  expect(report.signedUpTo).toBeGreaterThan(1);
  await log.close();
});

it("judges as the project does, for as long as it says", async () => {
  const parameters = { approval: { approvers: [] } };
  const gate = { database: "gate.db", approvalMinutes: 5 };
  const file = settings(gate, { parameters, rules: { "ACT-DELETE": "medium" } });
  const now = Date.UTC(2026, 10, 30);
  let ids = 0;
  const randomBytes = () => new Uint8Array(16).fill(++ids);
  const host = { now: () => now, monotonicMicros: () => 0, randomBytes };
  const opened = await openProjectGate({ file, host, modes: { "ACT-DELETE": "warn" } });
  const action = { tool: "kubectl", verb: "delete", resource: "pods", name: "web", environment: "staging" };
  expect(await opened.gate.run(action, () => "gone", { on })).toMatchObject({ outcome: "executed" });
  const other = { tool: "palette", verb: "download", resource: "kubeconfig" };
  const asked = await opened.gate.run(other, () => "read", { on });
  expect(asked.outcome === "pending" && asked.approval.expiresAt).toBe(new Date(now + 300_000).toISOString());
  const rules: string[] = [];
  for await (const record of opened.audit.records(1)) rules.push(...recordFacts(record).rules);
  expect(new Set(rules)).toEqual(new Set(["ACT-KUBECONFIG"]));
  await opened.close();
});

it.each<[string, object | undefined, string]>([
  ["without a gate", undefined, "palisade.yaml: there is no `gate`: name its `database`"],
  ["without a database", {}, "`database` is missing"],
  [
    "with a key that is none",
    { database: "gate.db", signer: "signer.json" },
    "reading the key failed: ENOENT",
  ],
  ["with policies that are none", { database: "gate.db", bundles: true }, "cannot be read"],
])("does not open %s, and makes nothing", async (_, gate, message) => {
  const { bundles, ...chosen } = (gate ?? {}) as { bundles?: true };
  const file = settings(chosen, bundles ? { bundles: ["none.tar.gz"] } : {});
  if (gate === undefined) writeFileSync(file, "{}");
  await expect(openProjectGate({ file })).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual(["palisade.yaml"]);
});

it("does not open while another process writes its log, and leaves nothing open", async () => {
  const file = settings({ database: "gate.db", audit: "log" });
  const first = await openProjectGate({ file });
  await expect(openProjectGate({ file })).rejects.toMatchObject({ code: "unavailable" });
  await first.close();
  const second = await openProjectGate({ file });
  expect(await look(second)).toMatchObject({ outcome: "executed" });
  await second.close();
  expect(existsSync(at("log"))).toBe(true);
});
