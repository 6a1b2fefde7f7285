// The stores in memory do what all others do.
import { createMemoryApprovalStore, createMemoryAuditStore } from "@palisade/guardrails/gate";
import { describeApprovalStore, describeAuditStore } from "./testing/store-suites.js";

describeAuditStore(async () => {
  const store = createMemoryAuditStore();
  return { store, reopen: async () => store };
});

describeApprovalStore(async () => {
  const store = createMemoryApprovalStore();
  return { store, reopen: async () => store };
});
