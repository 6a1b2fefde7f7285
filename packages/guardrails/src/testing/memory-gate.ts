// A gate over stores in memory, at a time of its own, and what it put on record.
import {
  type AuditRecord,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  type OpenGateOptions,
  openGate,
} from "../gate/index.js";
import type { Guard } from "../guard.js";

export const on = { tenant: "acme", project: "shop", requester: "req" };

export function memoryGate(guard: Guard, options: Omit<OpenGateOptions, "guard" | "stores" | "host"> = {}) {
  const stores = { audit: createMemoryAuditStore(), approvals: createMemoryApprovalStore() };
  let now = Date.UTC(2026, 10, 30);
  let ids = 0;
  const host = {
    now: () => now,
    monotonicMicros: () => 0,
    randomBytes: () => new Uint8Array(16).fill(++ids),
  };
  const opened = openGate({ guard, stores, host, ...options });
  const records = async (): Promise<readonly AuditRecord[]> => {
    const all: AuditRecord[] = [];
    for await (const line of stores.audit.lines()) all.push(JSON.parse(String(line)) as AuditRecord);
    return all;
  };
  return {
    ...opened,
    stores,
    host,
    records,
    last: async () => (await records()).at(-1),
    at: () => new Date(now).toISOString(),
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

export type MemoryGate = ReturnType<typeof memoryGate>;
