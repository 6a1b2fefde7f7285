import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effects, severities } from "./decision.js";
import { readVerdict } from "./read-verdict.js";

const finding = { rule: "R-1", title: "t", severity: "high", message: "m", controls: [], retryable: false };

describe("a policy's answer", () => {
  it("is taken as it is when its shape is known, worst finding first", () => {
    const low = { ...finding, severity: "low", rule: "R-2" };
    expect(readVerdict({ effect: "deny", findings: [low, finding] })).toEqual({
      effect: "deny",
      findings: [finding, low],
    });
  });

  it.each([
    ["undefined", undefined, "undefined_decision"],
    ["null", null, "unknown_decision_shape"],
    ["true", true, "unknown_decision_shape"],
    ["no effect", { findings: [] }, "unknown_decision_shape"],
    ["an unknown effect", { effect: "alow", findings: [] }, "unknown_decision_shape"],
    ["no findings", { effect: "allow" }, "unknown_decision_shape"],
    [
      "a finding without a rule",
      { effect: "allow", findings: [{ ...finding, rule: 1 }] },
      "unknown_decision_shape",
    ],
    [
      "an unknown severity",
      { effect: "allow", findings: [{ ...finding, severity: "bad" }] },
      "unknown_decision_shape",
    ],
    [
      "a pointer of a wrong type",
      { effect: "allow", findings: [{ ...finding, at: 1 }] },
      "unknown_decision_shape",
    ],
    ["a map", new Map([["effect", "allow"]]), "unknown_decision_shape"],
  ])("denies %s", (_, answer, code) => {
    const verdict = readVerdict(answer);
    expect(verdict.effect).toBe("deny");
    expect(verdict.failure?.code).toBe(code);
  });

  it("never allows what it does not know entirely", () => {
    const anything = fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withSet: true });
    const nearly = fc.record(
      {
        effect: fc.oneof(fc.constantFrom(...effects), anything),
        findings: fc.oneof(fc.array(anything), anything),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (answer) => {
        const verdict = readVerdict(answer);
        expect(effects).toContain(verdict.effect);
        if (verdict.failure !== undefined) expect(verdict.effect).toBe("deny");
        else expect(verdict.effect).toBe((answer as { effect: unknown }).effect);
        for (const each of verdict.findings)
          if (verdict.failure === undefined) expect(severities).toContain(each.severity);
      }),
    );
  });
});
