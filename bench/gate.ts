// What a gate costs for each action, beside the guard alone, and how often it waits for a disk: `npm run bench:gate [-- --count N]`.
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

/** Of each action: microseconds of the processor and by the clock, and how often it waits until something is durable. */
type Cost = { readonly processor: number; readonly clock: number; readonly writes: number };

let writes = 0;

/** Counts what is not acknowledged before it is durable. */
function counted<Port extends object>(store: Port): Port {
  const durable = ["append", "insert", "replace"];
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    durable.includes(name)
      ? (...given: unknown[]) => {
          writes++;
          return (method as (...all: unknown[]) => unknown)(...given);
        }
      : method,
  ]);
  return Object.fromEntries(methods) as Port;
}

/** The median of three rounds by processor time; the first of all is not counted. */
async function measure(work: (index: number) => unknown): Promise<Cost> {
  const rounds: Cost[] = [];
  for (let round = 0; round < 4; round++) {
    const [began, used, before] = [performance.now(), process.cpuUsage(), writes];
    for (let index = 0; index < count; index++) await work(round * count + index);
    const { user, system } = process.cpuUsage(used);
    rounds.push({
      processor: (user + system) / count,
      clock: ((performance.now() - began) * 1000) / count,
      writes: (writes - before) / count,
    });
  }
  return rounds.slice(1).toSorted((left, right) => left.processor - right.processor)[1] as Cost;
}

const gateOn = (stores: Stores) => openGate({ guard, stores, approvers: () => approvers });

async function allowed(stores: Stores): Promise<Cost> {
  const { gate } = gateOn(stores);
  return measure(async () => {
    const { outcome } = await gate.run(read, () => undefined, { on });
    if (outcome !== "executed") throw new Error(`a read is ${outcome}`);
  });
}

async function approved(stores: Stores): Promise<Cost> {
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
async function fsyncAlone(path: string): Promise<Cost> {
  const handle = await open(path, "a");
  try {
    const record = Buffer.alloc(1000, "x");
    return await measure(async () => {
      await handle.appendFile(record);
      await handle.datasync();
      writes++;
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
  const sqlite = { audit: counted(audit), approvals: counted(approvals) };
  const opened: AuditStore = await openFileAuditStore(join(folder, "audit"));
  const file: AuditStore = counted({
    append: (seal) => opened.append(seal),
    head: () => opened.head(),
    lines: (from) => opened.lines(from),
  });
  const memory = () => ({ audit: createMemoryAuditStore(), approvals: createMemoryApprovalStore() });
  const rows: readonly (readonly [string, Cost])[] = [
    ["guard alone", alone],
    ["guard, and its record masked", await measure(() => guard.validateForRecord("action", read).record())],
    ["one record written, fsync", await fsyncAlone(join(folder, "plain"))],
    ["gate, log in memory", await allowed(memory())],
    ["gate, log in a file, fsync", await allowed({ ...memory(), audit: file })],
    ["gate, SQLite, fsync", await allowed(sqlite)],
    ["gate with an approval, in memory", await approved(memory())],
    ["gate with an approval, SQLite, fsync", await approved(sqlite)],
  ];
  console.log(`${"".padEnd(38)}  processor            durable writes     by the clock`);
  for (const [name, cost] of rows) {
    const times = `${(cost.processor / alone.processor).toFixed(1)} ×`.padStart(7);
    const clock = `${cost.clock.toFixed(0)} µs`.padStart(10);
    console.log(
      `${name.padEnd(38)} ${`${cost.processor.toFixed(0)} µs`.padStart(9)} ${times} ${cost.writes.toFixed(1).padStart(12)} ${clock.padStart(22)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
