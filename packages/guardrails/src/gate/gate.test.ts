// Through the gate: what may run runs once and is on record, what may not does not, whatever breaks on the way.
import { beforeAll, describe, expect, it } from "vitest";
import type { Effect } from "../contract/effect.js";
import { type Guard, guardWith } from "../guard.js";
import { createGuard } from "../node.js";
import { memoryGate } from "../testing/memory-gate.js";
import { policyOf } from "../testing/memory-policy.js";
import type { Approval, Ballot } from "./approvals/approval.js";
import { ApprovalDesk } from "./approvals/approval-desk.js";
import { approvalQuestion } from "./approvals/approval-question.js";
import type { ApprovalStore } from "./approvals/approval-store.js";
import { type Approver, castVote } from "./approvals/count-votes.js";
import { AuditLog } from "./audit/audit-log.js";
import type { AuditRecord } from "./audit/audit-record.js";
import type { AuditStore } from "./audit/audit-store.js";
import { verifyLog } from "./audit/verify-log.js";
import { createGate } from "./create-gate.js";
import { GateClock } from "./gate-clock.js";
import { createMemoryApprovalStore } from "./memory/memory-approval-store.js";
import { createMemoryAuditStore } from "./memory/memory-audit-store.js";
import { createMemorySessionStore } from "./memory/memory-session-store.js";
import { openGate } from "./open-gate.js";
import type { SessionStore } from "./sessions/session-store.js";
import { Sessions } from "./sessions/sessions.js";
import { type PrivateKey, privateKeyOf, publicKeyOf } from "./signing/ed25519-key.js";

const keyOf = (seed: number) => privateKeyOf(new Uint8Array(32).fill(seed));
const keys = { owner: keyOf(1), lead: keyOf(2), requester: keyOf(3), stranger: keyOf(4) };
const approvers: Approver[] = [
  { name: "owen", roles: ["resource-owner", "production-owner"], keys: [publicKeyOf(keys.owner)] },
  { name: "lea", roles: ["lead"], keys: [publicKeyOf(keys.lead)] },
  { name: "req", roles: ["resource-owner"], keys: [publicKeyOf(keys.requester)] },
];
const on = { tenant: "acme", project: "shop", requester: "req" };
const read = { tool: "kubectl", verb: "get", resource: "pods", environment: "staging" };
const deletion = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };
const never = { tool: "kubectl", verb: "delete", resource: "namespaces", name: "kube-system" };

/** Throws at the n-th call of any port, and says what it was. */
class Faults {
  #left: number;
  hit: string | undefined;

  constructor(at = Number.POSITIVE_INFINITY) {
    this.#left = at;
  }

  check(port: string): void {
    if (this.#left-- !== 0) return;
    this.hit = port;
    throw new Error(`injected: ${port}`);
  }

  store<Store extends ApprovalStore | AuditStore | SessionStore>(
    name: string,
    store: Store,
    isAfter: boolean,
  ): Store {
    const wrapped = Object.entries(store).map(([method, call]) => [
      method,
      method === "lines"
        ? async function* (this: Faults, from?: number) {
            this.check(`${name}.lines`);
            yield* (call as AuditStore["lines"])(from);
          }.bind(this)
        : async (...given: unknown[]) => {
            if (!isAfter) this.check(`${name}.${method}`);
            const result = await call(...given);
            if (isAfter) this.check(`${name}.${method}, done`);
            return result;
          },
    ]);
    return Object.fromEntries(wrapped) as Store;
  }
}

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard({ subjects: [approvalQuestion] });
});

function opened(
  faults = new Faults(),
  isAfter = false,
  change: (store: ApprovalStore) => ApprovalStore = (store) => store,
) {
  let now = Date.UTC(2026, 10, 30);
  let ids = 0;
  const audits = createMemoryAuditStore();
  const store = change(createMemoryApprovalStore());
  const clock = new GateClock(() => {
    faults.check("clock");
    return now;
  });
  const newId = () => {
    faults.check("newId");
    return `019d0000-0000-7000-8000-${String(++ids).padStart(12, "0")}`;
  };
  const audit = new AuditLog({
    store: faults.store("audit", audits, isAfter),
    now: () => now,
    newLogId: () => "log",
  });
  const desk = new ApprovalDesk({
    guard,
    store: faults.store("approvals", store, isAfter),
    audit,
    clock,
    newId,
    approvers: () => {
      faults.check("approvers");
      return approvers;
    },
    minutes: 60,
  });
  const sessionStore = faults.store("sessions", createMemorySessionStore(), isAfter);
  const sessions = new Sessions({ store: sessionStore, guard, clock, newId });
  const gate = createGate({ guard, audit, approvals: desk, sessions, clock, newId });
  const records = async (): Promise<AuditRecord[]> => {
    const all: AuditRecord[] = [];
    for await (const line of audits.lines()) all.push(JSON.parse(line) as AuditRecord);
    return all;
  };
  return {
    gate,
    desk,
    store,
    audits,
    records,
    kinds: async () =>
      (await records()).map(({ kind, details }) =>
        `${kind} ${details["step"] ?? details["outcome"] ?? ""}`.trim(),
      ),
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
    at: () => new Date(now).toISOString(),
  };
}

type Opened = ReturnType<typeof opened>;

function ballotFor(world: Opened, { id, binding }: Approval, verdict: Ballot["verdict"] = "approve"): Ballot {
  return { approval: id, binding, verdict, at: world.at() };
}

const vote = (world: Opened, approval: Approval, key: PrivateKey, verdict?: Ballot["verdict"]) =>
  world.desk.vote("acme", castVote(key, ballotFor(world, approval, verdict)));

/** Runs until it waits for approval. */
async function pending(world: Opened, action: unknown = deletion): Promise<Approval> {
  const result = await world.gate.run(action, () => expect.unreachable("it ran"), { on });
  if (result.outcome !== "pending") throw new Error(`it is ${result.outcome}`);
  return result.approval;
}

describe("an action", () => {
  it("that is allowed runs, once, with a copy of its own, and what came of it is on record", async () => {
    const world = opened();
    const action = { ...read, arguments: { labels: { app: "web" } } };
    const result = await world.gate.run(action, (running) => ({ ...running }), { on });
    expect(result).toMatchObject({ outcome: "executed", decision: { effect: "allow" }, value: { action } });
    if (result.outcome !== "executed") return;
    expect(result.value.action).not.toBe(action);
    expect(result.value.run).toBe(result.run);
    expect(await world.kinds()).toEqual(["log-opened", "decision", "run-started", "run-ended succeeded"]);
    const [, decided, started, ended] = await world.records();
    expect(decided?.details["decision"]).toMatchObject({
      id: result.decision.id,
      context: { subject: "req" },
    });
    expect(decided?.details).toMatchObject({ input: { ...action, operations: [{ verb: "get" }] } });
    expect(started?.details).toEqual({
      run: result.run,
      decision: result.decision.id,
      request: result.decision.request,
    });
    expect(ended).toMatchObject({ tenant: "acme", project: "shop", details: { run: result.run } });
    expect(await verifyLog(world.audits.lines())).toMatchObject({ records: 4 });
  });

  it("that throws has failed, and that is on record", async () => {
    const world = opened();
    const error = new Error("no such pod");
    const result = await world.gate.run(read, () => Promise.reject(error), { on });
    expect(result).toMatchObject({ outcome: "failed", error });
    expect((await world.kinds()).at(-1)).toBe("run-ended failed");
  });

  it.each<[string, unknown]>([
    ["that is never allowed", never],
    ["that is none", { verb: "get" }],
    [
      "that throws when it is read",
      {
        get verb() {
          throw new Error("no");
        },
      },
    ],
    ["that is nothing", undefined],
  ])("%s does not run", async (_, action) => {
    const world = opened();
    const result = await world.gate.run(action, () => expect.unreachable("it ran"), { on });
    expect(result).toMatchObject({ outcome: "denied", decision: { effect: "deny" } });
    expect(await world.kinds()).toEqual(["log-opened", "decision"]);
  });

  it("of nobody does not run", async () => {
    const world = opened();
    const odd = ["a\0b", "a\u0007", "x".repeat(501), "\ud800"].map((tenant) => ({ on: { ...on, tenant } }));
    for (const options of [undefined, {}, { on: null }, { on: { tenant: 5 } }, ...odd]) {
      const result = await world.gate.run(read, () => expect.unreachable("it ran"), options as never);
      expect(result).toMatchObject({ outcome: "denied", decision: { effect: "deny" } });
    }
  });

  it("that was taken back does not begin", async () => {
    const world = opened();
    const signal = AbortSignal.abort();
    const result = await world.gate.run(read, () => expect.unreachable("it ran"), { on, signal });
    expect(result).toMatchObject({ outcome: "denied", failure: { code: "cancelled" } });
  });

  it.each(["audit", "approvals", "sessions"] as const)(
    "that was taken back waits for no store of %s that does not answer",
    async (silent) => {
      const never = new Promise<never>(() => undefined);
      const all = {
        audit: createMemoryAuditStore(),
        approvals: createMemoryApprovalStore(),
        sessions: createMemorySessionStore(),
      };
      const deaf = Object.fromEntries(Object.keys(all[silent]).map((method) => [method, () => never]));
      const { gate } = openGate({ guard, stores: { ...all, [silent]: deaf }, approvers: () => approvers });
      const taken = new AbortController();
      const run = gate.run(deletion, () => expect.unreachable("it ran"), { on, signal: taken.signal });
      taken.abort();
      expect(await run).toMatchObject({ outcome: "denied", failure: { code: "cancelled" } });
    },
  );

  it.each([undefined, null, "rm", {}])("with %o to execute does not begin", async (execute) => {
    const world = opened();
    const result = await world.gate.run(read, execute as never, { on });
    expect(result).toMatchObject({ outcome: "denied", failure: { code: "gate_failed" } });
    expect(await world.records()).toEqual([]);
  });

  it("whose end cannot be put on record says so, with what came of it", async () => {
    const world = opened(new Faults(8));
    const result = await world.gate.run(read, () => 5, { on });
    expect(result).toMatchObject({ outcome: "unrecorded", value: 5, failure: { code: "audit_unavailable" } });
  });

  it("needs a guard that knows approvals", async () => {
    const plain = await createGuard();
    const options = { guard: plain, audit: opened().gate, approvals: opened().desk } as never;
    expect(() => createGate(options)).toThrow("createGuard({ subjects: [approvalQuestion] })");
  });
});

describe("an action that needs approval", () => {
  it("waits, is approved by who may, runs once, and is on record", async () => {
    const world = opened();
    const approval = await pending(world);
    expect(approval).toMatchObject({ state: "pending", subject: { request: deletion, requester: "req" } });
    expect((await pending(world)).id).toBe(approval.id);
    expect(await vote(world, approval, keys.owner)).toMatchObject({
      approval: { state: "approved" },
      decision: { effect: "allow" },
    });
    const result = await world.gate.run(deletion, () => "gone", { on });
    expect(result).toMatchObject({ outcome: "executed", value: "gone" });
    const used = await world.store.get("acme", approval.id);
    expect(used).toMatchObject({
      state: "consumed",
      ending: result.outcome === "executed" ? result.run : "",
    });
    expect(await world.kinds()).toEqual([
      "log-opened",
      "decision",
      "approval requested",
      "decision",
      "approval voted",
      "approval approved",
      "decision",
      "decision",
      "approval consumed",
      "run-started",
      "run-ended succeeded",
    ]);
    const records = await world.records();
    const [begun, judgedAgain] = [-2, -4].map((at) => records.at(at)?.details);
    expect(judgedAgain?.["decision"]).toMatchObject({ id: begun?.["decision"], effect: "require_approval" });
    expect((await pending(world)).id).not.toBe(approval.id);
    const again = await world.gate.run(deletion, () => expect.unreachable("it ran"), {
      on,
      approval: approval.id,
    });
    expect(again).toMatchObject({ outcome: "denied", failure: { code: "approval_not_usable" } });
  });

  it("is used by one of many that run at once", async () => {
    const world = opened();
    const approval = await pending(world);
    await vote(world, approval, keys.owner);
    let runs = 0;
    const results = await Promise.all(
      Array.from({ length: 8 }, () => world.gate.run(deletion, () => runs++, { on, approval: approval.id })),
    );
    expect(runs).toBe(1);
    expect(results.filter(({ outcome }) => outcome === "executed")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "denied")).toHaveLength(7);
  });

  it.each<[string, keyof typeof keys, string]>([["a stranger", "stranger", "unknown_key"]])(
    "takes no vote of %s",
    async (_, who, refused) => {
      const world = opened();
      const approval = await pending(world);
      expect(await vote(world, approval, keys[who])).toMatchObject({ refused });
      expect(await world.store.get("acme", approval.id)).toMatchObject({ votes: [], version: 0 });
    },
  );

  it("is not approved by who asked, nor by somebody without the role, nor by one who said no", async () => {
    for (const [key, verdict, state] of [
      [keys.requester, "approve", "pending"],
      [keys.lead, "approve", "pending"],
      [keys.lead, "deny", "denied"],
    ] as const) {
      const world = opened();
      const approval = await pending(world);
      expect(await vote(world, approval, key, verdict)).toMatchObject({ approval: { state } });
      const asked = { on, approval: approval.id };
      const result = await world.gate.run(deletion, () => expect.unreachable("it ran"), asked);
      expect(result).toMatchObject({ outcome: "denied", failure: { code: "approval_not_usable" } });
    }
  });

  it("takes votes for itself only: no other ballot, approval, action or tenant", async () => {
    const world = opened();
    const approval = await pending(world);
    const other = await pending(world, { ...deletion, name: "web-2" });
    const good = castVote(keys.owner, ballotFor(world, approval));
    const wrong = [
      [{ ...good, ballot: { ...good.ballot, approval: other.id } }, "bad_signature"],
      [castVote(keys.owner, { ...good.ballot, approval: other.id }), "other_approval"],
      [castVote(keys.owner, { ...good.ballot, binding: other.binding }), "other_approval"],
      [castVote(keys.owner, { ...good.ballot, approval: "none" }), "unknown_approval"],
    ] as const;
    for (const [each, refused] of wrong)
      expect(await world.desk.vote("acme", each)).toMatchObject({ refused });
    expect(await world.desk.vote("other", good)).toMatchObject({ refused: "unknown_approval" });
    expect(await world.desk.vote("acme", good)).toMatchObject({ approval: { state: "approved" } });
    expect(await world.desk.vote("acme", good)).toEqual({
      refused: "not_open",
      message: "it is approved already",
    });
  });

  it("is void for any other action, requester, project or tenant", async () => {
    const world = opened();
    const approval = await pending(world);
    await vote(world, approval, keys.owner);
    const execute = () => expect.unreachable("it ran");
    const others = [
      [{ ...deletion, name: "web-2" }, on, "approval_void"],
      [{ ...deletion, arguments: {} }, on, "approval_void"],
      [deletion, { ...on, requester: "mia" }, "approval_void"],
      [deletion, { ...on, project: "pay" }, "approval_void"],
      [deletion, { ...on, tenant: "other" }, "approval_unknown"],
    ] as const;
    for (const [action, who, code] of others)
      expect(await world.gate.run(action, execute, { on: who, approval: approval.id })).toMatchObject({
        outcome: "denied",
        failure: { code },
      });
    expect((await world.gate.run(deletion, () => 1, { on, approval: approval.id })).outcome).toBe("executed");
  });

  it("is over when its time is", async () => {
    const world = opened();
    const approval = await pending(world);
    await vote(world, approval, keys.owner);
    world.wait(60);
    const result = await world.gate.run(deletion, () => expect.unreachable("it ran"), {
      on,
      approval: approval.id,
    });
    expect(result).toMatchObject({ outcome: "denied", failure: { code: "approval_not_usable" } });
    expect((await pending(world)).id).not.toBe(approval.id);
    const late = await pending(world);
    world.wait(61);
    expect(await vote(world, late, keys.owner)).toMatchObject({ refused: "not_open" });
  });

  it("cannot be approved by whoever writes the store", async () => {
    const world = opened();
    const approval = await pending(world);
    const forged = [
      { state: "approved" as const },
      { state: "approved" as const, reasons: [] },
      { votes: [castVote(keys.stranger, ballotFor(world, approval))] },
      {
        votes: [
          { ...castVote(keys.stranger, ballotFor(world, approval)), signature: { key: "x", value: "y" } },
        ],
      },
      {
        subject: { ...approval.subject, requester: "mia" },
        votes: [castVote(keys.requester, ballotFor(world, approval))],
      },
      {
        votes: [castVote(keys.requester, ballotFor(world, approval))],
        reasons: [{ rule: "X", message: "" }],
      },
      { votes: [castVote(keys.lead, ballotFor(world, approval))], reasons: [{ rule: "X", message: "" }] },
    ];
    let version = approval.version;
    for (const change of forged) {
      version++;
      expect(await world.store.replace({ ...approval, ...change, version })).toBe(true);
      const result = await world.gate.run(deletion, () => expect.unreachable("it ran"), {
        on,
        approval: approval.id,
      });
      expect(result).toMatchObject({ outcome: "denied" });
    }
  });

  it("cannot be used again by whoever puts it back in the store", async () => {
    const world = opened();
    const approval = await pending(world);
    await vote(world, approval, keys.owner);
    const approved = (await world.store.get("acme", approval.id)) as Approval;
    const first = await world.gate.run(deletion, () => 1, { on });
    if (first.outcome !== "executed") throw new Error(`it is ${first.outcome}`);
    let { version } = (await world.store.get("acme", approval.id)) as Approval;
    // Another gate on the same log knows it, too, and one that has other approvals in mind.
    await pending(world, { ...deletion, name: "web-2" });
    for (const asked of [{ on }, { on, approval: approval.id }]) {
      expect(await world.store.replace({ ...approved, version: ++version })).toBe(true);
      expect(await world.gate.run(deletion, () => expect.unreachable("it ran"), asked)).toMatchObject({
        outcome: "denied",
        failure: {
          code: "approval_not_usable",
          message: `by the audit log, it was used by the run \`${first.run}\` already`,
        },
      });
    }
  });

  it.each<[string, Partial<Approval>]>([
    ["for longer", { expiresAt: "2029-01-01T00:00:00.000Z" }],
    ["as if it had been asked for later", { requested: 5 }],
  ])("is void if the store has it %s", async (_, change) => {
    const world = opened();
    const approval = await pending(world);
    await vote(world, approval, keys.owner);
    const approved = (await world.store.get("acme", approval.id)) as Approval;
    await world.store.replace({ ...approved, ...change, version: approved.version + 1 });
    expect(
      await world.gate.run(deletion, () => expect.unreachable("it ran"), { on, approval: approval.id }),
    ).toMatchObject({
      outcome: "denied",
      failure: {
        code: "approval_void",
        message: "it is not as the audit log has it: somebody changed the store",
      },
    });
  });

  it("is used by one run, even if the store lets everybody have it", async () => {
    let runs = 0;
    let isAsked = false;
    const lenient = opened(new Faults(), false, (store) => ({
      ...store,
      replace: async () => true,
      get: async (tenant, id) => {
        const found = await store.get(tenant, id);
        if (found === undefined || !isAsked) return found;
        const ballot = castVote(keys.owner, ballotFor(lenient, found));
        return { ...found, state: "approved", votes: [ballot] };
      },
    }));
    const asked = await pending(lenient);
    isAsked = true;
    const results = await Promise.all(
      Array.from({ length: 5 }, () => lenient.gate.run(deletion, () => runs++, { on, approval: asked.id })),
    );
    expect(runs).toBe(1);
    expect(results.filter(({ outcome }) => outcome === "executed")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "denied")).toHaveLength(4);
  });

  it("is judged again when it would be used, and does not run if it would be denied by then", async () => {
    const answers: Effect[] = ["require_approval", "deny"];
    const policy = policyOf(
      (entrypoint) => {
        const effect = entrypoint === "approval/decision" ? "allow" : answers.shift();
        return { effect, findings: [] };
      },
      ["action/decision", "approval/decision"],
    );
    const changing = guardWith({ subjects: [approvalQuestion], policies: [policy] });
    const world = memoryGate(changing, { approvers: () => approvers });
    const result = await world.gate.run(deletion, () => expect.unreachable("it ran"), { on });
    expect(result).toMatchObject({ outcome: "denied", decision: { effect: "deny" } });
    expect(answers).toEqual([]);
    const told = (await world.records()).map(({ kind, details }) => details["step"] ?? kind);
    expect(told).toEqual(["log-opened", "decision", "requested", "decision"]);
  });

  it("that somebody took back is not usable", async () => {
    const world = opened();
    const approval = await pending(world);
    expect(await world.desk.cancel("acme", approval.id, "not needed")).toMatchObject({
      state: "cancelled",
      ending: "not needed",
    });
    expect(await vote(world, approval, keys.owner)).toMatchObject({
      refused: "not_open",
      message: "it is cancelled already",
    });
    expect(await world.desk.cancel("acme", "none", "")).toBeUndefined();
  });
});

describe("the clock", () => {
  it.each([
    ["went back by an hour", -60],
    ["gives no time", Number.NaN],
  ])("that %s lets nothing run", async (_, minutes) => {
    const world = opened();
    expect((await world.gate.run(read, () => 1, { on })).outcome).toBe("executed");
    world.wait(minutes);
    expect(await world.gate.run(read, () => expect.unreachable("it ran"), { on })).toMatchObject({
      outcome: "denied",
      decision: { effect: "deny", failure: { code: "clock_moved" } },
      failure: { code: "clock_moved" },
    });
  });
});

describe.each([
  ["a read", read],
  ["a deletion", deletion],
  ["what is never allowed", never],
])("%s", (_, action) => {
  it.each([
    ["before", false],
    ["after", true],
  ])(
    "runs only when it is allowed or approved on durable record, whichever call of a port fails %s it is done",
    async (_, isAfter) => {
      // One call after the other fails, until there are no more calls.
      for (let at = 0; ; at++) {
        const faults = new Faults(at);
        const world = opened(faults, isAfter);
        const ran: string[] = [];
        const execute = ({ run }: { run: string }) => void ran.push(run);
        const first = await world.gate.run(action, execute, { on });
        if (first.outcome === "pending") await vote(world, first.approval, keys.owner).catch(() => undefined);
        await world.gate.run(action, execute, { on });
        await expectRecorded(world, ran);
        if (action === never) expect(ran).toEqual([]);
        if (action === deletion) expect(ran.length).toBeLessThanOrEqual(1);
        if (faults.hit !== undefined) continue;
        expect(at).toBeGreaterThan(3);
        return;
      }
    },
  );
});

/** Every run is on record as begun, and what let it run is, too. */
async function expectRecorded(world: Opened, ran: readonly string[]): Promise<void> {
  expect(await verifyLog(world.audits.lines())).not.toHaveProperty("problem");
  const records = await world.records();
  const effects = new Map(
    records
      .filter(({ kind }) => kind === "decision")
      .map(({ details }) => {
        const { id, effect } = details["decision"] as { id: string; effect: string };
        return [id, effect];
      }),
  );
  const consumed = (await world.store.list({ tenant: "acme", states: ["consumed"] })).map(
    ({ ending }) => ending,
  );
  for (const run of ran) {
    const started = records.find(({ kind, details }) => kind === "run-started" && details["run"] === run);
    expect(started).toBeDefined();
    const isApproved = started?.details["approval"] !== undefined;
    if (isApproved) expect(consumed).toContain(run);
    const effect = effects.get(String(started?.details["decision"]));
    expect(effect).toBe(isApproved ? "require_approval" : "allow");
  }
  expect(new Set(ran).size).toBe(ran.length);
}
