// Whoever has the database can write what they want into it, and still have nothing run that people did not approve.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Approval,
  approvalQuestion,
  bindingOf,
  castVote,
  type OpenGate,
  openGate,
  type PrivateKey,
  privateKeyOf,
  publicKeyOf,
  verifyLog,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import Database from "libsql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqliteStores, type SqliteStores } from "./open-sqlite-stores.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-stolen-"));
const path = join(folder, "gate.db");
const [ana, bob, thief] = [1, 2, 3].map((seed) => privateKeyOf(new Uint8Array(32).fill(seed))) as [
  PrivateKey,
  PrivateKey,
  PrivateKey,
];
const approvers = [
  { name: "ana", roles: ["resource-owner"], keys: [publicKeyOf(ana)] },
  { name: "bob", roles: ["resource-owner"], keys: [publicKeyOf(bob)] },
];
const on = { tenant: "acme", project: "shop", requester: "req" };
const deletionOf = (name: string) => ({
  ...{ tool: "kubectl", verb: "delete", resource: "pods", environment: "staging" },
  name,
});

let stores: SqliteStores;
let opened: OpenGate;
let stolen: InstanceType<typeof Database>;
beforeAll(async () => {
  stores = openSqliteStores(path);
  const guard = await createGuard({ subjects: [approvalQuestion] });
  opened = openGate({ guard, stores, approvers: () => approvers });
  stolen = new Database(path);
});
afterAll(() => {
  stolen.close();
  stores.close();
  rmSync(folder, { recursive: true });
});

const voteOf = (key: PrivateKey, { id, subject }: Approval, verdict: "approve" | "deny" = "approve") =>
  castVote(key, { approval: id, binding: bindingOf(subject), verdict, at: new Date().toISOString() });
const vote = (key: PrivateKey, approval: Approval, verdict?: "approve" | "deny") =>
  opened.approvals.vote("acme", voteOf(key, approval, verdict));
const stored = ({ id }: Approval): Approval => {
  const { body } = stolen.prepare("SELECT body FROM approvals WHERE id = ?").get(id) as { body: string };
  return JSON.parse(body) as Approval;
};
const write = (id: string, body: string, state: string): void => {
  stolen.prepare("UPDATE approvals SET body = ?, state = ? WHERE id = ?").run(body, state, id);
};

async function waiting(name: string): Promise<Approval> {
  const result = await opened.gate.run(deletionOf(name), () => expect.unreachable("it ran"), { on });
  if (result.outcome !== "pending") throw new Error(`it is ${result.outcome}`);
  return result.approval;
}

it.each<[string, string, (approval: Approval) => unknown | Promise<unknown>]>([
  ["says that it is approved", "approval_not_usable", () => ({})],
  [
    "votes with a key of its own",
    "approval_not_usable",
    (approval) => ({ votes: [voteOf(thief, approval)] }),
  ],
  [
    "votes under somebody's name",
    "approval_not_usable",
    (approval) => {
      const { ballot, signature } = voteOf(thief, approval);
      const { key } = voteOf(ana, approval).signature;
      return { votes: [{ ballot, signature: { ...signature, key } }] };
    },
  ],
  [
    "takes a vote from another approval",
    "approval_not_usable",
    async () => {
      const other = await waiting("other");
      await vote(ana, other);
      return { votes: stored(other).votes };
    },
  ],
  [
    "puts another action under what was approved",
    "approval_void",
    async (approval) => {
      await vote(ana, approval);
      const { subject } = approval;
      return { subject: { ...subject, request: deletionOf("elsewhere") } };
    },
  ],
  [
    "makes it last",
    "approval_void",
    async (approval) => {
      await vote(ana, approval);
      return { votes: stored(approval).votes, expiresAt: "2999-01-01T00:00:00.000Z" };
    },
  ],
  [
    "takes a denial out",
    "approval_not_usable",
    async (approval) => {
      await vote(bob, approval, "deny");
      return { votes: [voteOf(ana, approval)] };
    },
  ],
  [
    "puts back what was used",
    "approval_not_usable",
    async (approval) => {
      await vote(ana, approval);
      const { votes } = stored(approval);
      const used = await opened.gate.run(approval.subject.request, () => "gone", { on });
      expect(used.outcome).toBe("executed");
      return { votes };
    },
  ],
])("a thief who %s has nothing run", async (name, code, change) => {
  const approval = await waiting(name.replaceAll(" ", "-"));
  const changed = (await change(approval)) as Partial<Approval>;
  const whole = { ...approval, ...changed, state: "approved", version: 99 };
  write(approval.id, JSON.stringify(whole), "approved");
  stolen.prepare("UPDATE approvals SET version = 99 WHERE id = ?").run(approval.id);
  const asked = { on, approval: approval.id };
  const execute = () => expect.unreachable("it ran");
  expect(await opened.gate.run(approval.subject.request, execute, asked)).toMatchObject({
    outcome: "denied",
    failure: { code },
  });
  expect(await verifyLog(stores.audit.lines())).not.toHaveProperty("problem");
});

let bodies = 0;
it.each(["{}", "null", "[]", "no", '{"id":5}'])("a body %s runs nothing", async (body) => {
  const approval = await waiting(`body-${++bodies}`);
  write(approval.id, body, "approved");
  const asked = { on, approval: approval.id };
  const execute = () => expect.unreachable("it ran");
  expect(await opened.gate.run(approval.subject.request, execute, asked)).toMatchObject({
    outcome: "denied",
    failure: { code: "approvals_unavailable" },
  });
});

it("a thief who cuts the end off the log stops the gate that wrote it", async () => {
  const approval = await waiting("cut");
  await vote(ana, approval);
  stolen.exec("DELETE FROM audit WHERE sequence >= (SELECT max(sequence) FROM audit)");
  expect(await opened.gate.run(deletionOf("cut"), () => expect.unreachable("it ran"), { on })).toMatchObject({
    outcome: "denied",
    failure: { code: "audit_unavailable" },
  });
});
