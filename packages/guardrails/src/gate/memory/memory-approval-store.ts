// Approvals in memory: for tests, browsers and the edge.
import type { Approval } from "../approvals/approval.js";
import type { ApprovalStore } from "../approvals/approval-store.js";
import { StoreError } from "../store-error.js";

export function createMemoryApprovalStore(): ApprovalStore {
  const all = new Map<string, Approval>();
  return {
    async insert(approval) {
      if (all.has(approval.id)) throw new StoreError("conflict", `there is an approval \`${approval.id}\``);
      all.set(approval.id, structuredClone(approval));
    },
    async get(tenant, id) {
      const found = all.get(id);
      return found?.subject.tenant === tenant ? structuredClone(found) : undefined;
    },
    async replace(approval) {
      if (all.get(approval.id)?.version !== approval.version - 1) return false;
      all.set(approval.id, structuredClone(approval));
      return true;
    },
    async list({ tenant, project, states, binding }) {
      const found = [...all.values()].filter(
        (each) =>
          each.subject.tenant === tenant &&
          (project === undefined || each.subject.project === project) &&
          (states === undefined || states.includes(each.state)) &&
          (binding === undefined || each.binding === binding),
      );
      return structuredClone(found);
    },
  };
}
