// Guards over several policies: of what they say the worst counts.
import { describe, expect, it } from "vitest";
import { guardWith } from "./guard.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const finding = { rule: "R", title: "t", severity: "high", message: "m" };
const action = { verb: "get", resource: "pods" };
const allows = policyOf(() => ({ effect: "allow", findings: [] }));
const denies = policyOf(() => ({ effect: "deny", findings: [finding] }));

describe("several policies", () => {
  it("decide together, and each finding says whose it is", () => {
    const decision = guardWith({ policies: [allows, denies], host: fixedHost }).validateAction(action);
    expect(decision.effect).toBe("deny");
    expect(decision.findings).toMatchObject([{ rule: "R", policy: 1 }]);
    expect(decision.policies).toHaveLength(2);
  });

  it("need not all know the question", () => {
    const prompts = policyOf(() => ({ effect: "deny", findings: [] }), ["prompt/decision"]);
    expect(guardWith({ policies: [prompts, allows] }).validateAction(action).effect).toBe("allow");
    expect(guardWith({ policies: [prompts, prompts] }).validateAction(action).failure).toEqual({
      code: "missing_policy",
      message: "the bundles have no entrypoint `action/decision`",
    });
  });

  it("deny if one of them fails, with what the others found", () => {
    const fails = policyOf(() => {
      throw new Error("broken");
    });
    const decision = guardWith({ policies: [fails, denies] }).validateAction(action);
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "evaluation_failed" } });
    expect(decision.findings).toHaveLength(1);
  });
});
