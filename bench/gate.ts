// What a gate costs for each action, beside the guard alone: `npm run bench:gate [-- --count N]`.
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type Approval,
  type AuditStore,
  approvalQuestion,
  castVote,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  openGate,
  privateKeyOf,
  publicKeyOf,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { openFileAuditStore } from "@palisade/stores/file";
import { openSqliteStores } from "@palisade/stores/sqlite";

const { values } = parseArgs({ options: { count: { type: "string", default: "300" } } });
const count = Number(values.count);
if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("--count is a whole number above 0");

const ownerKey = privateKeyOf(new Uint8Array(32).fill(1));
const approvers = [
  { name: "owen", roles: ["resource-owner", "production-owner"], keys: [publicKeyOf(ownerKey)] },
];
const guard = await createGuard({ subjects: [approvalQuestion] });
const on = { tenant: "acme", project: "shop", requester: "req" };
const read = { tool: "kubectl", verb: "get", resource: "pods", environment: "staging" };
const deletion = (name: string) => ({
  tool: "kubectl",
  verb: "delete",
  resource: "pods",
  name,
  environment: "staging",
});

type Stores = Parameters<typeof openGate>[0]["stores"];

/** Microseconds for each, the median of three rounds; the first of all is not counted. */
async function measure(work: (index: number) => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 4; round++) {
    const began = performance.now();
    for (let index = 0; index < count; index++) await work(round * count + index);
    rounds.push(((performance.now() - began) * 1000) / count);
  }
  return rounds.slice(1).toSorted((left, right) => left - right)[1] as number;
}

const gateOn = (stores: Stores) => openGate({ guard, stores, approvers: () => approvers });

async function allowed(stores: Stores): Promise<number> {
  const { gate } = gateOn(stores);
  return measure(async () => {
    const { outcome } = await gate.run(read, () => undefined, { on });
    if (outcome !== "executed") throw new Error(`a read is ${outcome}`);
  });
}

async function approved(stores: Stores): Promise<number> {
  const { gate, approvals } = gateOn(stores);
  const vote = ({ id, binding }: Approval) =>
    approvals.vote(
      "acme",
      castVote(ownerKey, { approval: id, binding, verdict: "approve", at: new Date().toISOString() }),
    );
  return measure(async (index) => {
    const action = deletion(`web-${index}`);
    const first = await gate.run(action, () => undefined, { on });
    if (first.outcome !== "pending") throw new Error(`a deletion is ${first.outcome}`);
    await vote(first.approval);
    const second = await gate.run(action, () => undefined, { on });
    if (second.outcome !== "executed") throw new Error(`an approved deletion is ${second.outcome}`);
  });
}

/** A record's bytes and the wait until they are durable: what no gate can do without. */
async function fsyncAlone(path: string): Promise<number> {
  const handle = await open(path, "a");
  try {
    const record = Buffer.alloc(1000, "x");
    return await measure(async () => {
      await handle.appendFile(record);
      await handle.datasync();
    });
  } finally {
    await handle.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "palisade-gate-"));
try {
  const alone = await measure(() => guard.validateAction(read));
  // Without histories, by which so many deletions in a row are denied.
  const { audit, approvals } = openSqliteStores(join(folder, "palisade.db"));
  const sqlite = { audit, approvals };
  const file: AuditStore = await openFileAuditStore(join(folder, "audit"));
  const memory = () => ({ audit: createMemoryAuditStore(), approvals: createMemoryApprovalStore() });
  const rows: readonly (readonly [string, number])[] = [
    ["guard alone", alone],
    ["guard, and its record masked", await measure(() => guard.validateForRecord("action", read).record())],
    ["one record written, fsync", await fsyncAlone(join(folder, "plain"))],
    ["gate, log in memory", await allowed(memory())],
    ["gate, log in a file, fsync", await allowed({ ...memory(), audit: file })],
    ["gate, SQLite, fsync", await allowed(sqlite)],
    ["gate with an approval, in memory", await approved(memory())],
    ["gate with an approval, SQLite, fsync", await approved(sqlite)],
  ];
  for (const [name, micros] of rows)
    console.log(`${name.padEnd(38)} ${micros.toFixed(0).padStart(7)} µs  ${(micros / alone).toFixed(1)} ×`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
