// The gate of these examples: everything in memory, and one person who says yes to whatever waits.
import { randomBytes } from "node:crypto";
import type { GuardedOptions } from "@palisade/guardrails/adapters/function";
import {
  type Approval,
  approvalQuestion,
  castVote,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  openGate,
  privateKeyOf,
  publicKeyOf,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";

/** What every adapter is told: which gate, on whose behalf, and how to wait for people. */
export async function openExampleGate(): Promise<GuardedOptions> {
  const key = privateKeyOf(randomBytes(32));
  const approvers = [{ name: "ana", roles: ["production-owner"], keys: [publicKeyOf(key)] }];
  const guard = await createGuard({ subjects: [approvalQuestion], parameters: { approval: { approvers } } });
  const stores = { approvals: createMemoryApprovalStore(), audit: createMemoryAuditStore() };
  const { gate, approvals } = openGate({ guard, stores });

  // Elsewhere, `wait` is `({ id, subject }, signal) => approvals.wait(subject.tenant, id, { signal })`, and ana votes from a
  // process of her own: `palisade approvals approve`.
  const wait = async ({ id, binding, subject }: Approval): Promise<void> => {
    console.log(`ana approves ${String(subject.request["tool"])}`);
    const at = new Date().toISOString();
    await approvals.vote(subject.tenant, castVote(key, { approval: id, binding, verdict: "approve", at }));
  };
  return { gate, on: { tenant: "acme", project: "shop", requester: "agent-7" }, wait };
}
