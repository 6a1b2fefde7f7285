// The stores in memory do what all others do.
import {
  createMemoryApprovalStore,
  createMemoryAuditStore,
  createMemorySessionStore,
} from "@palisade/guardrails/gate";
import { describeSessionStore } from "./testing/session-store-suite.js";
import { describeApprovalStore, describeAuditStore } from "./testing/store-suites.js";

describeAuditStore(async () => {
  const store = createMemoryAuditStore();
  return { store, reopen: async () => store };
});

describeApprovalStore(async () => {
  const store = createMemoryApprovalStore();
  return { store, reopen: async () => store };
});

describeSessionStore(async () => {
  const store = createMemorySessionStore();
  return { store, reopen: async () => store };
});
