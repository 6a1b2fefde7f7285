// What a decision says beside its verdict: what was asked, on whose behalf, when; and who is told of it.
import { describe, expect, it } from "vitest";
import type { Decision } from "./contract/decision.js";
import { createGuard } from "./create-guard.js";
import { guardWith } from "./guard.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const action = { verb: "get", resource: "pods" };
const allows = policyOf(() => ({ effect: "allow", findings: [] }));

describe("a decision", () => {
  const guard = guardWith({ policies: [allows], host: fixedHost });

  it("names its request by a digest that does not depend on how it was written", () => {
    const digests = [
      guard.validateAction({ verb: "get", resource: "pods" }),
      guard.validateAction({ resource: "pods", verb: " GET " }),
      guard.validateAction(new TextEncoder().encode('{"resource":"pods","verb":"get"}')),
    ].map(({ request }) => request.digest);
    expect(new Set(digests).size).toBe(1);
    expect(guard.validateAction({ verb: "list", resource: "pods" }).request.digest).not.toBe(digests[0]);
    expect(guard.validateAction({ verb: "frob", resource: "pods" }).request.digest).toMatch(/^sha256:/);
    expect(guard.validateAction(undefined as never).request).toEqual({ kind: "action" });
  });

  it("keeps on whose behalf it was asked, and refuses what is no context", () => {
    const context = { tenant: "t", project: "p", subject: "s", session: "x" };
    expect(guard.validatePrompt("hello", { context }).context).toEqual(context);
    expect(guard.validatePrompt("hello", { context: { user: "s" } } as never)).toMatchObject({
      effect: "deny",
      failure: { code: "invalid_request" },
    });
    expect(guard.validatePrompt("hello", 5 as never)).toMatchObject({
      effect: "deny",
      failure: { code: "invalid_request", message: "what a question is asked with must be an object" },
    });
  });

  it("is told to `onDecision`, and a deny if that fails", () => {
    const told: Decision[] = [];
    const telling = guardWith({ policies: [allows], onDecision: (decision) => told.push(decision) });
    expect(told).toEqual([telling.validateAction(action)]);
    const failing = guardWith({
      policies: [allows],
      onDecision: () => {
        throw new Error("disk full");
      },
    });
    expect(failing.validateAction(action)).toMatchObject({
      effect: "deny",
      failure: { code: "host_failed", message: "the guard's host failed: disk full" },
    });
  });

  it("is a deny if `onDecision` would have it wait, and a promise that is rejected ends nothing", async () => {
    const waiting = guardWith({
      policies: [allows],
      onDecision: () => Promise.reject(new Error("disk full")),
    });
    const message =
      "the guard's host failed: `onDecision` gives a promise, and a guard does not wait: put decisions into a queue";
    expect(waiting.validateAction(action)).toMatchObject({
      effect: "deny",
      failure: { code: "host_failed", message },
    });
    // Rejections that nobody looked at are told after a turn, and fail the test.
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

  it("is of the clock's time, which the policies are told, too", async () => {
    let told: unknown;
    const policy = {
      ...policyOf(() => ({ effect: "allow", findings: [] })),
      evaluate: (_name: string, _input: unknown, options: unknown) => {
        told = options;
        return { effect: "allow", findings: [] };
      },
    };
    const clocked = await createGuard({
      bundle: policy,
      clock: () => 86_400_000,
      limits: { steps: 5, memory: 6 },
    });
    expect(clocked.validateAction(action).evaluatedAt).toBe("1970-01-02T00:00:00.000Z");
    expect(told).toEqual({ steps: 5, memory: 6, now: 86_400_000_000_000n });
  });
});
