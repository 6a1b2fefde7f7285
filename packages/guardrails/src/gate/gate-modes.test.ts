// Rules that are only tried out: what they find is told or recorded, and what cannot be judged is denied all the same.
import { beforeAll, describe, expect, it } from "vitest";
import type { Guard } from "../guard.js";
import { createGuard } from "../node.js";
import { memoryGate, on } from "../testing/memory-gate.js";
import { policyOf } from "../testing/memory-policy.js";
import { approvalQuestion } from "./approvals/approval-question.js";
import type { GateOptions } from "./gate-options.js";
import { openGate } from "./index.js";
import { createMemoryApprovalStore } from "./memory/memory-approval-store.js";
import { createMemoryAuditStore } from "./memory/memory-audit-store.js";
import { createMemorySessionStore } from "./memory/memory-session-store.js";

const deletion = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };
const never = { tool: "kubectl", verb: "delete", resource: "namespaces", name: "kube-system" };
const unread = { command: "kubectl frobnicate web-1" };

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard({ subjects: [approvalQuestion] });
});

const ran = async (modes: GateOptions["modes"], action: unknown) => {
  const world = memoryGate(guard, modes === undefined ? {} : { modes });
  const result = await world.gate.run(action, () => "ran", { on });
  const [, recorded] = await world.records();
  const decision = recorded?.details["decision"] as typeof result.decision;
  return { result, decision, told: result.decision.findings.map(({ rule, mode }) => [rule, mode]) };
};

describe("modes", () => {
  it("in `warn` let through, and say what they found", async () => {
    const { result, decision, told } = await ran({ "ACT-DELETE": "warn" }, deletion);
    expect(result).toMatchObject({ outcome: "executed", decision: { effect: "allow" } });
    expect(told).toContainEqual(["ACT-DELETE", "warn"]);
    expect(result.decision.unenforced).toBe("require_approval");
    expect(decision).toEqual(result.decision);
  });

  it("in `shadow` only record what would have been decided", async () => {
    const { result, decision, told } = await ran({ action: "shadow" }, deletion);
    expect(result).toMatchObject({ outcome: "executed", decision: { effect: "allow" } });
    expect(told).toEqual([]);
    expect(result.decision).not.toHaveProperty("unenforced");
    expect(decision).toMatchObject({
      effect: "allow",
      unenforced: "require_approval",
      id: result.decision.id,
    });
    expect(decision.findings).toContainEqual(
      expect.objectContaining({ rule: "ACT-DELETE", effect: "require_approval", mode: "shadow" }),
    );
  });

  it("of a rule go before those of its pack", async () => {
    const { result, told } = await ran({ action: "shadow", "ACT-DELETE": "enforce" }, deletion);
    expect(result.outcome).toBe("pending");
    expect(told).toEqual([["ACT-DELETE", undefined]]);
  });

  it.each([
    "kubectl scale deployment/api --replicas=$COUNT -n dev",
    "kubectl delete pod web-1 -n $NAMESPACE",
    "kubectl delete pod $(cat name)",
  ])("of a pack are not about what it was not shown: %s", async (command) => {
    const action = { command, environment: "development" };
    const modes = { action: "shadow", "ACT-SYSTEM-NAMESPACE": "enforce" } as const;
    const { result, told } = await ran(modes, action);
    expect(result.outcome).toBe("pending");
    expect(told).toEqual([["ACT-KNOWN-LATE", undefined]]);
    // Who names it means it.
    const named = await ran({ action: "shadow", "ACT-KNOWN-LATE": "warn" }, action);
    expect(named.result.outcome).toBe("executed");
  });

  it("of one rule leave the others as they are", async () => {
    const { result } = await ran({ "ACT-SCALING": "warn", prompt: "shadow" }, deletion);
    expect(result.outcome).toBe("pending");
    const without = await ran(undefined, never);
    const other = await ran({ "ACT-DELETE": "shadow" }, never);
    expect([without.result.decision.effect, other.result.decision.effect]).toEqual(["deny", "deny"]);
  });

  it("ask for approval only of what is enforced", async () => {
    const world = memoryGate(guard, { modes: { "ACT-DELETE": "warn" } });
    const production = { ...deletion, environment: "production" };
    const result = await world.gate.run(production, () => "ran", { on });
    const rules = result.outcome === "pending" ? result.approval.reasons.map(({ rule }) => rule) : [];
    expect(rules).not.toContain("ACT-DELETE");
  });

  it.each<[string, unknown]>([
    ["that is none", { verb: "get" }],
    ["that has no JSON form", { verb: 5n }],
    ["that cannot be understood", unread],
  ])("let no action through %s", async (_, action) => {
    const { result } = await ran({ action: "shadow" }, action);
    expect(result.outcome).not.toBe("executed");
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { "ACT-DELET": "warn" },
      "modes: `ACT-DELET`: there is no such rule or pack (did you mean `ACT-DELETE`?)",
    ],
    [
      { "ACT-NOT-UNDERSTOOD": "warn" },
      "`ACT-NOT-UNDERSTOOD`: it is about what cannot be judged, and always enforced",
    ],
    [{ approval: "warn" }, "modes: `approval`: there is no such rule or pack"],
    [{ "APR-VOTES": "shadow" }, "modes: `APR-VOTES`: there is no such rule or pack"],
    [{ action: "off" }, "`modes` says enforce, warn, shadow of rules and packs"],
  ])("%o are refused", (modes, message) => {
    expect(() => memoryGate(guard, { modes: modes as never })).toThrow(message);
  });

  it("may say what holds anyway", () => {
    expect(() =>
      memoryGate(guard, { modes: { "ACT-NOT-UNDERSTOOD": "enforce", action: "warn" } }),
    ).not.toThrow();
  });
});

it("a policy gives its findings no mode, and what it says beyond them counts", async () => {
  const finding = { rule: "OWN", title: "t", severity: "high", message: "m" };
  const judged = async (answers: readonly unknown[], modes: GateOptions["modes"]) => {
    const bundles = answers.map((answer) => policyOf(() => answer));
    const own = await createGuard({ bundles, subjects: [approvalQuestion] });
    return own.validate("action", deletion, { modes: modes ?? {} });
  };
  const denies = { effect: "deny", findings: [finding] };
  expect(await judged([denies], { OWN: "warn" })).toMatchObject({ effect: "allow", unenforced: "deny" });
  expect(await judged([{ effect: "deny", findings: [] }, denies], { OWN: "warn" })).toMatchObject({
    effect: "deny",
  });
  const own = { effect: "deny", findings: [{ ...finding, mode: "warn" }] };
  expect(await judged([own], {})).toMatchObject({ failure: { code: "unknown_decision_shape" } });
});

it("a rule that is tried out denied nothing, as far as histories go", async () => {
  const stores = {
    audit: createMemoryAuditStore(),
    approvals: createMemoryApprovalStore(),
    sessions: createMemorySessionStore(),
  };
  const settled: unknown[] = [];
  const settle: typeof stores.sessions.settle = (who, id, end) => {
    settled.push(end);
    return stores.sessions.settle(who, id, end);
  };
  const { gate } = openGate({
    guard,
    stores: { ...stores, sessions: { ...stores.sessions, settle } },
    modes: { action: "shadow" },
  });
  await gate.run({ command: "kubectl delete ns kube-system; kubectl frobnicate web-1" }, () => "ran", { on });
  expect(settled).toEqual([{ state: "denied", rules: ["ACT-NOT-UNDERSTOOD"] }]);
});
