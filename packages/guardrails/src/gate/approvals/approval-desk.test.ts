// What the desk says, stores, records and tells at every step of an approval.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Decision } from "../../contract/decision.js";
import type { Guard } from "../../guard.js";
import { createGuard } from "../../node.js";
import { AuditLog } from "../audit/audit-log.js";
import type { AuditRecord } from "../audit/audit-record.js";
import { GateClock } from "../gate-clock.js";
import { GateFailure } from "../gate-failure.js";
import { createMemoryApprovalStore } from "../memory/memory-approval-store.js";
import { createMemoryAuditStore } from "../memory/memory-audit-store.js";
import type { ApprovalEvent } from "../notifications/notifier.js";
import { type PrivateKey, privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { type Approval, type ApprovalSubject, bindingOf, type Vote } from "./approval.js";
import { ApprovalDesk, type ApprovalDeskOptions } from "./approval-desk.js";
import { approvalQuestion } from "./approval-question.js";
import type { ApprovalStore } from "./approval-store.js";
import { type Approver, castVote } from "./count-votes.js";

const [owner, stranger] = [1, 4].map((seed) => privateKeyOf(new Uint8Array(32).fill(seed))) as [
  PrivateKey,
  PrivateKey,
];
const approvers: Approver[] = [{ name: "owen", roles: ["resource-owner"], keys: [publicKeyOf(owner)] }];
const request = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };
const subject: ApprovalSubject = { request, requester: "req", tenant: "acme", project: "shop", policies: [] };
const begin = Date.UTC(2026, 10, 30);
const iso = (minutes: number): string => new Date(begin + minutes * 60_000).toISOString();
const idOf = (number: number): string => `019d0000-0000-7000-8000-${String(number).padStart(12, "0")}`;

let guard: Guard;
let decision: Decision;
beforeAll(async () => {
  guard = await createGuard({ subjects: [approvalQuestion] });
  decision = guard.validate("action", request);
});

let now: number;
let told: ApprovalEvent[];
let store: ApprovalStore;
let audits: ReturnType<typeof createMemoryAuditStore>;
const deskWith = (more: Partial<ApprovalDeskOptions> = {}): ApprovalDesk => {
  let ids = 0;
  return new ApprovalDesk({
    guard,
    store,
    audit: new AuditLog({ store: audits, now: () => now, newLogId: () => "log" }),
    clock: new GateClock(() => now),
    newId: () => idOf(++ids),
    approvers: () => approvers,
    notifiers: [(event) => void told.push(event)],
    minutes: 60,
    ...more,
  });
};
beforeEach(() => {
  now = begin;
  told = [];
  store = createMemoryApprovalStore();
  audits = createMemoryAuditStore();
});

const records = async (): Promise<readonly AuditRecord[]> => {
  const all: AuditRecord[] = [];
  for await (const line of audits.lines()) all.push(JSON.parse(String(line)) as AuditRecord);
  return all.slice(1);
};
const voteOn = ({ id, binding }: Approval, verdict: "approve" | "deny" = "approve", key = owner) =>
  castVote(key, { approval: id, binding, verdict, at: new Date(now).toISOString() });
const failureOf = (step: Promise<unknown>): Promise<unknown> =>
  step.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => (error instanceof GateFailure ? `${error.code}: ${error.message}` : error),
  );

describe("what is asked for", () => {
  it("is stored, on record, and told", async () => {
    const approval = await deskWith().request(subject, decision);
    const reasons = [
      { rule: "ACT-DELETE", message: expect.stringContaining("delete"), approvers: ["resource-owner"] },
    ];
    expect(approval).toEqual({
      id: idOf(1),
      state: "pending",
      subject,
      binding: bindingOf(subject),
      decision: decision.id,
      reasons,
      requestedAt: iso(0),
      expiresAt: iso(60),
      votes: [],
      version: 0,
      requested: 2,
    });
    expect(await store.get("acme", idOf(1))).toEqual(approval);
    expect(await records()).toMatchObject([
      {
        kind: "approval",
        tenant: "acme",
        project: "shop",
        details: {
          step: "requested",
          approval: idOf(1),
          binding: bindingOf(subject),
          state: "pending",
          version: 0,
          requester: "req",
          decision: decision.id,
          expiresAt: iso(60),
        },
      },
    ]);
    expect(told).toEqual([{ step: "requested", approval, at: iso(0) }]);
  });

  it("is the same as long as it is open, and anew from the end of its time on", async () => {
    const desk = deskWith();
    const first = await desk.request(subject, decision);
    now += 60 * 60_000 - 1;
    expect(await desk.request(subject, decision)).toEqual(first);
    expect((await desk.request({ ...subject, project: "pay" }, decision)).id).toBe(idOf(2));
    now += 1;
    expect((await desk.request(subject, decision)).id).toBe(idOf(3));
  });

  it("asks for what counts alone", async () => {
    const [finding] = decision.findings;
    if (finding === undefined) throw new Error("there is no finding");
    const findings = [
      { ...finding, rule: "A" },
      { ...finding, rule: "B", effect: "deny" as const },
      { ...finding, rule: "C", effect: "allow" as const },
      { ...finding, rule: "D", status: "excepted" as const },
    ];
    const desk = deskWith();
    const approval = await desk.request(subject, { ...decision, findings });
    expect(approval.reasons.map(({ rule }) => rule)).toEqual(["A"]);
    const { approvers: _, ...bare } = finding;
    const other = await desk.request({ ...subject, requester: "x" }, { ...decision, findings: [bare] });
    expect(other.reasons).toEqual([{ rule: finding.rule, message: finding.message }]);
  });
});

describe("a vote", () => {
  it("is stored, on record and told, and so is what it comes to", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    now += 60_000;
    const vote = voteOn(approval);
    const voted = { ...approval, votes: [vote], version: 1 };
    const approved = { ...voted, state: "approved", version: 2 };
    expect(await desk.vote("acme", vote)).toEqual({
      approval: approved,
      decision: expect.objectContaining({ effect: "allow" }),
    });
    expect(await store.get("acme", approval.id)).toEqual(approved);
    const [, second, third] = await records();
    expect(second?.details).toMatchObject({ step: "voted", state: "pending", version: 1, vote });
    expect(third?.details).toMatchObject({ step: "approved", state: "approved", version: 2 });
    expect(third?.details).not.toHaveProperty("vote");
    expect(told.slice(1)).toEqual([
      { step: "voted", approval: voted, at: iso(1) },
      { step: "approved", approval: approved, at: iso(1) },
    ]);
  });

  it("that says no ends it, with what the policy says", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    const result = await desk.vote("acme", voteOn(approval, "deny"));
    if ("refused" in result) throw new Error(result.message);
    expect(result.approval).toMatchObject({
      state: "denied",
      ending: result.decision.findings.map(({ message }) => message).join("; "),
    });
    expect((await records()).map(({ details }) => details["step"])).toEqual(["requested", "voted", "denied"]);
    expect(told.map(({ step }) => step)).toEqual(["requested", "voted", "denied"]);
  });

  it.each([
    [
      "unknown_key",
      "it is signed by a key of nobody who may approve",
      (a: Approval) => voteOn(a, "approve", stranger),
    ],
    [
      "bad_signature",
      "its signature is not the key's, or what was signed is another ballot",
      (a: Approval) => ({ ...voteOn(a), ballot: voteOn(a, "deny").ballot }),
    ],
    [
      "other_approval",
      "it is for another approval, or for another action than the one that waits",
      (a: Approval) => voteOn({ ...a, binding: "sha256:0" }),
    ],
    ["unknown_approval", "there is no such approval", (a: Approval) => voteOn({ ...a, id: idOf(9) })],
  ])("is refused: %s, %s", async (refused, message, voteFor) => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    expect(await desk.vote("acme", voteFor(approval))).toEqual({ refused, message });
    expect(await records()).toHaveLength(1);
    expect(await store.get("acme", approval.id)).toEqual(approval);
  });

  it("of who may no longer is refused", async () => {
    const late = [{ ...(approvers[0] as Approver), until: iso(1) }];
    const desk = deskWith({ approvers: async () => late });
    const approval = await desk.request(subject, decision);
    now += 60_000;
    expect(await desk.vote("acme", voteOn(approval))).toEqual({
      refused: "not_entitled",
      message: "who signed it may not approve here, or no longer",
    });
  });

  it("is tried again where somebody else was first, five times", async () => {
    let left = 4;
    const busy: ApprovalStore = { ...store, replace: async (to) => left-- <= 0 && store.replace(to) };
    const desk = deskWith({ store: busy });
    const approval = await desk.request(subject, decision);
    expect(await desk.vote("acme", voteOn(approval))).toMatchObject({ approval: { state: "approved" } });
    left = 5;
    const other = await desk.request({ ...subject, requester: "x" }, decision);
    expect(await failureOf(desk.vote("acme", voteOn(other)))).toBe(
      "approvals_unavailable: others kept changing the approval",
    );
  });

  it("that was cast already changes nothing, and is settled if nobody has", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    const vote = voteOn(approval);
    // As a crash between the vote and what it comes to leaves it.
    await store.replace({ ...approval, votes: [vote], version: 1 });
    expect(await desk.vote("acme", vote)).toMatchObject({
      approval: { state: "approved", votes: [vote], version: 2 },
    });
    expect((await records()).map(({ details }) => details["step"])).toEqual(["requested", "approved"]);
  });

  it("against what is approved ends it, and one for it is no longer needed", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(approval));
    now += 1;
    expect(await desk.vote("acme", voteOn(approval))).toEqual({
      refused: "not_open",
      message: "it is approved already",
    });
    expect(await desk.vote("acme", voteOn(approval, "deny"))).toMatchObject({
      approval: { state: "denied" },
      decision: { effect: "deny" },
    });
    expect((await records()).map(({ details }) => details["step"])).toEqual([
      ...["requested", "voted", "approved"],
      ...["voted", "denied"],
    ]);
  });

  it.each<[string, (vote: Vote) => unknown]>([
    ["nothing", () => undefined],
    ["a text", () => "approve"],
    [
      "what throws when it is read",
      () => ({
        get ballot() {
          throw new Error("no");
        },
      }),
    ],
    ["no ballot", ({ signature }) => ({ signature })],
    ["a ballot that has more", ({ ballot, signature }) => ({ ballot: { ...ballot, quorum: 1 }, signature })],
    ["no time", ({ ballot, signature }) => ({ ballot: { ...ballot, at: "now" }, signature })],
    ["another verdict", ({ ballot, signature }) => ({ ballot: { ...ballot, verdict: "yes" }, signature })],
    [
      "a reason without end",
      ({ ballot, signature }) => ({ ballot: { ...ballot, reason: "x".repeat(5000) }, signature }),
    ],
    ["no signature", ({ ballot }) => ({ ballot, signature: 5 })],
  ])("that is %s is none", async (_, change) => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    expect(await desk.vote("acme", change(voteOn(approval)) as Vote)).toEqual({
      refused: "no_vote",
      message: "it is no vote: a ballot and its signature",
    });
  });

  it("does not end what somebody else has ended meanwhile", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    let calls = 0;
    const racing: ApprovalStore = {
      ...store,
      get: async (tenant, id) => {
        const found = await store.get(tenant, id);
        // After the vote, before it is settled.
        return ++calls === 2 && found !== undefined ? { ...found, state: "cancelled" } : found;
      },
    };
    const result = await deskWith({ store: racing }).vote("acme", voteOn(approval));
    expect(result).toMatchObject({
      approval: { state: "pending", version: 1 },
      decision: { effect: "allow" },
    });
  });
});

describe("an approval is used", () => {
  const use = (more: object = {}) => ({ subject, decision, run: "run-1", ...more });

  it("by one run, on record and told", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(approval));
    const used = await desk.consume(approval.id, use());
    expect(used).toMatchObject({ state: "consumed", ending: "run-1", version: 3 });
    expect((await records()).at(-1)?.details).toMatchObject({ step: "consumed", run: "run-1", version: 3 });
    expect((await records()).at(-1)?.details).not.toHaveProperty("grants");
    expect(told.at(-1)).toEqual({ step: "consumed", approval: used, at: iso(0) });
    expect(await failureOf(desk.consume(approval.id, use({ run: "run-2" })))).toBe(
      "approval_not_usable: by the audit log, it was used by the run `run-1` already",
    );
  });

  it("not if it is for something else, or for nothing", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    expect(await failureOf(desk.consume(idOf(9), use()))).toBe("approval_unknown: there is no such approval");
    expect(await failureOf(desk.consume(approval.id, use({ subject: { ...subject, requester: "x" } })))).toBe(
      "approval_void: it is for another action, requester or revision of the policies",
    );
  });

  it("not without the votes, and says what is missing", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    const { decision: standing } = await desk.standing(approval);
    const missing = standing.findings.map(({ message }) => message).join("; ");
    expect(missing).not.toBe("");
    expect(await failureOf(desk.consume(approval.id, use()))).toBe(`approval_not_usable: ${missing}`);
  });

  it("not if it was ended", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(approval));
    expect(await desk.cancel("acme", approval.id, "not needed")).toMatchObject({
      state: "cancelled",
      ending: "not needed",
    });
    expect((await records()).at(-1)?.details).toMatchObject({ step: "cancelled", state: "cancelled" });
    expect(told.at(-1)?.step).toBe("cancelled");
    expect(await failureOf(desk.consume(approval.id, use()))).toBe(
      "approval_not_usable: by the audit log, it was cancelled",
    );
    expect(await desk.cancel("acme", approval.id, "again")).toBe("it is cancelled already");
  });

  it("not if somebody else changes it first", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(approval));
    const slow = deskWith({ store: { ...store, replace: async () => false } });
    expect(await failureOf(slow.consume(approval.id, use()))).toBe(
      "approval_not_usable: somebody else was first to change it",
    );
  });

  it("not if the log has a denial, a withdrawal, or a vote that was taken out of the store", async () => {
    const desk = deskWith();
    const denied = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(denied));
    const approved = (await store.get("acme", denied.id)) as Approval;
    now += 1;
    await desk.vote("acme", voteOn(denied, "deny"));
    await store.replace({ ...approved, version: 5 });
    expect(await failureOf(desk.consume(denied.id, use()))).toBe(
      "approval_not_usable: by the audit log, it was denied",
    );
    const other = { ...subject, requester: "x" };
    const cancelled = await desk.request(other, decision);
    const votes = [voteOn(cancelled)];
    await desk.cancel("acme", cancelled.id, "no");
    await store.replace({ ...cancelled, state: "approved", votes, version: 2 });
    expect(await failureOf(deskWith().consume(cancelled.id, use({ subject: other })))).toBe(
      "approval_not_usable: by the audit log, it was cancelled",
    );
    const third = { ...subject, requester: "y" };
    const doubted = await desk.request(third, decision);
    const log = new AuditLog({ store: audits, now: () => now, newLogId: () => "log" });
    const vote = voteOn(doubted, "deny");
    const details = { step: "voted", approval: doubted.id, vote };
    await log.append({ kind: "approval", tenant: "acme", project: "shop", details });
    await store.replace({ ...doubted, votes: [voteOn(doubted)], version: 1 });
    expect(await failureOf(desk.consume(doubted.id, use({ subject: third })))).toBe(
      "approval_void: the audit log has a vote that the store does not have any more",
    );
  });

  it("not by a clock that was set back while no gate was running", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await desk.vote("acme", voteOn(approval));
    now += 61 * 60_000;
    await desk.request({ ...subject, requester: "x" }, decision);
    now -= 60 * 60_000;
    expect(await failureOf(deskWith().consume(approval.id, use()))).toBe(
      `approval_not_usable: it could be used until ${approval.expiresAt}`,
    );
  });

  it("of votes that nobody has settled, too", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    await store.replace({ ...approval, votes: [voteOn(approval)], version: 1 });
    expect(await desk.consume(approval.id, use())).toMatchObject({ state: "consumed", version: 3 });
  });
});

describe("what breaks", () => {
  const broken = () => Promise.reject(new Error("no"));
  it.each<[string, Partial<ApprovalDeskOptions>, string]>([
    [
      "a store",
      { store: { list: broken } as unknown as ApprovalStore },
      "approvals_unavailable: the store of approvals failed",
    ],
    [
      "the log",
      { audit: { append: broken } as unknown as AuditLog },
      "audit_unavailable: writing the audit log failed",
    ],
  ])("%s: %j says %s", async (_, more, message) => {
    expect(await failureOf(deskWith(more).request(subject, decision))).toBe(message);
  });

  it.each<[string, Partial<ApprovalDeskOptions>, string]>([
    ["the approvers", { approvers: broken }, "approvals_unavailable: reading the approvers failed"],
    ["the grants", { grants: broken }, "approvals_unavailable: reading the grants failed"],
  ])("%s: %j says %s", async (_, more, message) => {
    const approval = await deskWith().request(subject, decision);
    expect(await failureOf(deskWith(more).standing(approval))).toBe(message);
  });
});

describe("whoever waits", () => {
  it("gets an approval once it is no longer pending", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    let looks = 0;
    const seen: ApprovalStore = {
      ...store,
      get: async (tenant, id) => {
        if (++looks === 3) await desk.vote("acme", voteOn(approval));
        return store.get(tenant, id);
      },
    };
    const waited = await deskWith({ store: seen }).wait("acme", approval.id, { everyMilliseconds: 1 });
    expect(waited).toMatchObject({ state: "approved" });
    expect(looks).toBe(3);
  });

  it("gets it as it is when its time is over, or nobody waits any more, and nothing of none", async () => {
    const desk = deskWith();
    const approval = await desk.request(subject, decision);
    const signal = AbortSignal.abort();
    expect(await desk.wait("acme", approval.id, { signal })).toMatchObject({ state: "pending" });
    now += 60 * 60_000;
    expect(await desk.wait("acme", approval.id)).toMatchObject({ state: "pending" });
    expect(await desk.wait("acme", idOf(9))).toBeUndefined();
    expect(await desk.wait("other", approval.id)).toBeUndefined();
  });
});
