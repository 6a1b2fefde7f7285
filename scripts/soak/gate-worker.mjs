// Asks for approvals, votes, and runs, as fast as it can, until it is killed; what was acknowledged to it, it writes down.
import { appendFileSync } from "node:fs";
import { guardWith } from "@palisade/guardrails";
import { approvalQuestion, castVote, openGate, privateKeyOf, publicKeyOf } from "@palisade/guardrails/gate";
import { openFileAuditStore } from "@palisade/stores/file";
import { openPostgresStores } from "@palisade/stores/postgres";
import { openSqliteStores } from "@palisade/stores/sqlite";

const { kind, folder, where } = JSON.parse(process.argv[2] ?? "{}");
const key = privateKeyOf(new Uint8Array(32).fill(1));
const on = { tenant: "acme", project: "shop", requester: "ana" };

const finding = {
  rule: "SOAK",
  title: "t",
  severity: "high",
  message: "m",
  at: "",
  effect: "require_approval",
};
const asks = { effect: "require_approval", findings: [finding] };
/** Everything needs one vote. */
const policy = {
  name: "soak",
  revision: "1",
  digest: "",
  dataDigest: "",
  metadata: {},
  annotations: new Map(),
  entrypoints: ["action/decision", "approval/decision"],
  evaluate: (entrypoint, input) =>
    entrypoint === "approval/decision" && input.votes.length > 0 ? { effect: "allow", findings: [] } : asks,
  evaluateValue: () => undefined,
  evaluateJson: () => undefined,
  withData: () => policy,
};

async function openStores() {
  if (kind === "postgres") return openPostgresStores(where);
  const stores = openSqliteStores(`${folder}/stores.db`, { waitMilliseconds: 20_000 });
  return kind === "file" ? { ...stores, audit: await openFileAuditStore(`${folder}/audit`) } : stores;
}

const stores = await openStores();
const guard = guardWith({ policies: [policy], subjects: [approvalQuestion] });
const approvers = () => [{ name: "owen", roles: [], keys: [publicKeyOf(key)] }];
const { gate, approvals } = openGate({ guard, stores, approvers });

/** In the system's hands once it returns: a process that is killed loses none of it. */
function note(...words) {
  appendFileSync(`${folder}/acknowledged`, `${words.join(" ")}\n`);
}

async function lane(number) {
  for (let round = 0; ; round++) {
    const action = { verb: "delete", resource: "pods", name: `web-${process.pid}-${number}-${round}` };
    const asked = await gate.run(action, () => note("unasked"), {
      on: { ...on, requester: `ana-${number}` },
    });
    if (asked.outcome !== "pending") continue;
    const { id, binding, subject } = asked.approval;
    note("requested", id);
    const ballot = { approval: id, binding, verdict: "approve", at: new Date().toISOString() };
    const voted = await approvals.vote("acme", castVote(key, ballot)).catch(() => undefined);
    if (voted?.approval?.state === "approved") note("voted", id);
    await useAs(subject.requester, id, action);
  }
}

/** Twice at once: one of them gets it, at most. */
async function useAs(requester, approval, action) {
  const execute = ({ run }) => note("executed", approval, run);
  const twice = [1, 2].map(async () => {
    const result = await gate.run(action, execute, { on: { ...on, requester }, approval });
    if (result.outcome === "executed") note("done", approval, result.run);
  });
  await Promise.all(twice);
}

// What was under way when another one was killed is tried again.
const left = await stores.approvals.list({ tenant: "acme", states: ["pending", "approved", "consumed"] });
for (const { id, subject } of left.slice(-20)) await useAs(subject.requester, id, subject.request);
await Promise.all([1, 2, 3, 4].map(lane));
