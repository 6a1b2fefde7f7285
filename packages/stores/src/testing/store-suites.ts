// What every driver of a store does: one suite, run over each of them.
import {
  type Approval,
  type ApprovalStore,
  AuditLog,
  type AuditStore,
  bindingOf,
  readRecordLine,
  verifyLog,
} from "@palisade/guardrails/gate";
import { describe, expect, it } from "vitest";

/** A store with nothing in it, and the same one as another process, or this one after a restart, would open it. */
export type OpenStore<Store> = () => Promise<{
  readonly store: Store;
  readonly reopen: () => Promise<Store>;
}>;

const now = () => Date.UTC(2026, 10, 30);

export function auditLogOver(store: AuditStore): AuditLog {
  return new AuditLog({ store, now, newLogId: () => "log" });
}

export async function namesIn(store: AuditStore, from?: number): Promise<unknown[]> {
  const names: unknown[] = [];
  for await (const line of store.lines(from)) {
    const read = readRecordLine(line);
    names.push("record" in read ? (read.record.details["name"] ?? read.record.kind) : read.problem);
  }
  return names;
}

const event = (name: string) => ({ kind: "decision" as const, details: { name } });

export function describeAuditStore(open: OpenStore<AuditStore>): void {
  describe("an audit store", () => {
    it("has no head and no lines before the first record", async () => {
      const { store } = await open();
      expect(await store.head()).toBeUndefined();
      expect(await namesIn(store)).toEqual([]);
    });

    it("keeps what was appended, in order, from any record on", async () => {
      const { store } = await open();
      const log = auditLogOver(store);
      for (const name of ["a", 'ü "\n\u2028', "c"]) await log.append(event(name));
      expect(await namesIn(store)).toEqual(["log-opened", "a", 'ü "\n\u2028', "c"]);
      expect(await namesIn(store, 3)).toEqual(['ü "\n\u2028', "c"]);
      expect(await namesIn(store, 9)).toEqual([]);
      const head = await store.head();
      expect(await verifyLog(store.lines(), head && { head })).toMatchObject({ records: 4, tail: "whole" });
    });

    it("is the same after it was opened again, and goes on from there", async () => {
      const { store, reopen } = await open();
      await auditLogOver(store).append(event("a"));
      const head = await store.head();
      const again = await reopen();
      expect(await again.head()).toEqual(head);
      await auditLogOver(again).append(event("b"));
      expect(await namesIn(again)).toEqual(["log-opened", "a", "b"]);
      expect(await verifyLog(again.lines())).not.toHaveProperty("problem");
    });

    it("keeps nothing of what could not be sealed", async () => {
      const { store } = await open();
      await auditLogOver(store).append(event("a"));
      await expect(
        store.append(() => {
          throw new Error("no");
        }),
      ).rejects.toThrow();
      await auditLogOver(store).append(event("b"));
      expect(await namesIn(store)).toEqual(["log-opened", "a", "b"]);
    });

    it("gives thousands of lines", async () => {
      const { store } = await open();
      const log = auditLogOver(store);
      await Promise.all(Array.from({ length: 1234 }, (_, index) => log.append(event(String(index)))));
      const names = await namesIn(store, 2);
      expect(names).toEqual(Array.from({ length: 1234 }, (_, index) => String(index)));
    });
  });
}

/** Of another action each. */
export function approvalOf(number: number, more: Partial<Approval> = {}): Approval {
  const subject = {
    request: JSON.parse(`{"verb": "delete", "name": "web-${number}", "__proto__": {"a": 1}}`),
    requester: "req",
    tenant: "acme",
    project: "shop",
    policies: [],
  };
  return {
    id: `019d0000-0000-7000-8000-${String(number).padStart(12, "0")}`,
    state: "pending",
    subject,
    binding: bindingOf(subject),
    decision: "d",
    reasons: [{ rule: "ACT-DELETE", message: "`delete` removes pods", approvers: ["owner"] }],
    requestedAt: "2026-11-30T10:00:00.000Z",
    requested: 2,
    expiresAt: "2026-11-30T11:00:00.000Z",
    votes: [],
    version: 0,
    ...more,
  };
}

export function describeApprovalStore(open: OpenStore<ApprovalStore>): void {
  describe("an approval store", () => {
    it("gives back what was put there, to its tenant alone, and after a restart", async () => {
      const { store, reopen } = await open();
      const approval = approvalOf(1);
      await store.insert(approval);
      for (const each of [store, await reopen()]) {
        const found = await each.get("acme", approval.id);
        expect(found).toEqual(approval);
        expect(bindingOf((found as Approval).subject)).toBe(approval.binding);
        expect(await each.get("other", approval.id)).toBeUndefined();
        expect(await each.get("acme", "none")).toBeUndefined();
      }
    });

    it("takes an id once", async () => {
      const { store } = await open();
      await store.insert(approvalOf(1));
      await expect(store.insert(approvalOf(1, { state: "approved" }))).rejects.toMatchObject({
        name: "StoreError",
        code: "conflict",
      });
      expect((await store.get("acme", approvalOf(1).id))?.state).toBe("pending");
    });

    it("replaces the version before, and no other", async () => {
      const { store, reopen } = await open();
      const approval = approvalOf(1);
      await store.insert(approval);
      const next: Approval = { ...approval, state: "approved", version: 1 };
      expect(await store.replace({ ...next, version: 2 })).toBe(false);
      expect(await store.replace(next)).toBe(true);
      expect(await store.replace(next)).toBe(false);
      expect(await (await reopen()).get("acme", approval.id)).toEqual(next);
      expect(await store.replace({ ...approvalOf(9), version: 1 })).toBe(false);
    });

    it("lets one of many replace it", async () => {
      const { store } = await open();
      await store.insert(approvalOf(1));
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store.replace(approvalOf(1, { state: "consumed", ending: `run ${index}`, version: 1 })),
        ),
      );
      expect(taken.filter((each) => each)).toHaveLength(1);
    });

    it("lists by tenant, project, state and action, in the order of the requests", async () => {
      const { store } = await open();
      const other = approvalOf(4);
      await store.insert(approvalOf(3));
      await store.insert(approvalOf(2, { state: "approved" }));
      await store.insert({ ...other, subject: { ...other.subject, project: "pay" } });
      await store.insert({ ...approvalOf(5), subject: { ...other.subject, tenant: "other" } });
      const numbers = async (filter: Parameters<ApprovalStore["list"]>[0]) =>
        (await store.list(filter)).map(({ id }) => Number(id.slice(-1)));
      expect(await numbers({ tenant: "acme" })).toEqual([3, 2, 4]);
      expect(await numbers({ tenant: "acme", project: "shop" })).toEqual([3, 2]);
      expect(await numbers({ tenant: "acme", states: ["approved", "denied"] })).toEqual([2]);
      expect(await numbers({ tenant: "acme", states: [] })).toEqual([]);
      expect(await numbers({ tenant: "acme", binding: approvalOf(3).binding })).toEqual([3]);
      expect(await numbers({ tenant: "nobody" })).toEqual([]);
    });
  });
}
