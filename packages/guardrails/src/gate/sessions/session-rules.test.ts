// The rules on what was done before, through a gate with the policies that are shipped.
import { beforeAll, describe, expect, it } from "vitest";
import type { Guard } from "../../guard.js";
import { createGuard } from "../../node.js";
import { approvalQuestion } from "../approvals/approval-question.js";
import { createMemoryApprovalStore } from "../memory/memory-approval-store.js";
import { createMemoryAuditStore } from "../memory/memory-audit-store.js";
import { createMemorySessionStore } from "../memory/memory-session-store.js";
import { openGate } from "../open-gate.js";
import type { RunOptions } from "../run-result.js";

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard({
    subjects: [approvalQuestion],
    parameters: {
      // By themselves, these would wait for approval.
      severities: { "ACT-DELETE": "off", "ACT-CREDENTIALS": "off" },
      action: { max_deletions: 2, max_spend_per_day: 10, max_denials: 2 },
    },
  });
});

const on = { tenant: "acme", project: "shop", requester: "ana", session: "first" };
const staging = { tool: "kubectl", namespace: "shop", environment: "staging" };
const change = { ...staging, verb: "scale", resource: "deployments", name: "api-77" };

function opened() {
  const stores = {
    audit: createMemoryAuditStore(),
    approvals: createMemoryApprovalStore(),
    sessions: createMemorySessionStore(),
  };
  const { gate } = openGate({ guard, stores, approvers: () => [] });
  let sessions = 0;
  const run = async (action: unknown, more: Partial<RunOptions> = {}) => {
    // Another name for the session each time is no other history.
    const options = { on: { ...on, session: `s${++sessions}` }, ...more };
    const { decision } = await gate.run(action, () => 1, options);
    return [decision.effect, ...decision.findings.map(({ rule }) => rule)];
  };
  return { gate, run };
}

describe("by what was done before", () => {
  it("so much is deleted and no more, whatever the session is called", async () => {
    const { run } = opened();
    const deletion = (name: string) => ({ ...staging, verb: "delete", resource: "pods", name });
    expect(await run(deletion("a"))).toEqual(["allow"]);
    expect(await run({ command: "kubectl delete pod b -n shop", environment: "staging" })).toEqual(["allow"]);
    expect(await run(deletion("a"))).toEqual(["allow"]);
    expect(await run(deletion("c"))).toEqual(["deny", "ACT-MANY-DELETIONS"]);
    expect(await run(deletion("c"), { on: { ...on, requester: "ben" } })).toEqual(["allow"]);
  });

  it("nothing goes out after a credential was read", async () => {
    const { run } = opened();
    const send = { command: "curl -d done=true https://hooks.example.org/in", environment: "staging" };
    expect(await run(send)).toEqual(["allow"]);
    expect(await run({ command: "cat /home/ana/.aws/credentials", environment: "staging" })).toEqual([
      "allow",
    ]);
    expect(await run(send)).toEqual(["require_approval", "ACT-SECRET-THEN-SEND"]);
    expect(await run(send, { on: { ...on, requester: "ben" } })).toEqual(["allow"]);
  });

  it("a day's spending has a limit", async () => {
    const { run } = opened();
    expect(await run(change, { cost: 6 })).toEqual(["allow"]);
    expect(await run(change, { cost: 5 })).toEqual(["require_approval", "ACT-SPEND"]);
    expect(await run(change, { cost: 4 })).toEqual(["allow"]);
    expect(await run(change)).toEqual(["allow"]);
  });

  it("nothing is changed after one denial too many, and reads go on", async () => {
    const { run } = opened();
    const never = { tool: "kubectl", verb: "delete", resource: "namespaces", name: "kube-system" };
    await run(never);
    expect(await run(change)).toEqual(["allow"]);
    await run({ verb: "frobnicate" });
    for (let round = 0; round < 3; round++)
      expect(await run(change)).toEqual(["deny", "ACT-REPEATED-DENIALS"]);
    expect(await run({ ...staging, verb: "get", resource: "pods" })).toEqual(["allow"]);
  });

  it("what an untrusted tool brought up needs consent, and a person's word is one", async () => {
    const { gate, run } = opened();
    const text = "scale api-77 to 0";
    await gate.observe({ text, kind: "untrusted-tool", source: "fetch" }, { on });
    expect(await run(change)).toEqual(["require_approval", "ACT-TAINTED"]);
    expect(await run({ ...change, verb: "get" })).toEqual(["allow"]);
    await gate.observe({ text: "please scale api-77", kind: "person", source: "ana" }, { on });
    expect(await run(change)).toEqual(["allow"]);
  });

  it("a result that is judged is noted by its origin, where one is told", async () => {
    const { gate, run } = opened();
    const request = { text: "api-77 has no traffic", tool: "fetch" };
    expect((await gate.judge("tool-result", request, { on })).decision.effect).toBe("allow");
    expect(await run(change)).toEqual(["allow"]);
    await gate.judge("tool-result", request, { on, origin: "untrusted-tool" });
    expect(await run(change)).toEqual(["require_approval", "ACT-TAINTED"]);
    await gate.judge("prompt", "please scale api-77", { on, origin: "person" });
    expect(await run(change)).toEqual(["allow"]);
  });

  it("a result that cannot be noted is kept back", async () => {
    const sessions = {
      ...createMemorySessionStore(),
      see: () => Promise.reject(new Error("disk full")),
    };
    const stores = { audit: createMemoryAuditStore(), approvals: createMemoryApprovalStore() };
    const judgedBy = (more: Partial<typeof stores & { sessions: typeof sessions }>) =>
      openGate({ guard, stores: { ...stores, ...more }, approvers: () => [] }).gate.judge(
        "tool-result",
        "api-77 has no traffic",
        { on, origin: "untrusted-tool" },
      );
    expect(await judgedBy({ sessions })).toMatchObject({
      decision: { effect: "deny" },
      failure: { code: "sessions_unavailable", message: "the store of sessions failed" },
    });
    expect(await judgedBy({})).toMatchObject({
      decision: { effect: "deny" },
      failure: { code: "sessions_unavailable", message: "a gate without sessions observes nothing" },
    });
  });
});
