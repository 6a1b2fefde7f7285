import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effects, severities, worstEffect } from "../contract/effect.js";
import { combineVerdicts } from "./combine-verdicts.js";
import { readVerdict } from "./read-verdict.js";

/** As the one answer of a guard's only policy. */
const judged = (answer: unknown) => combineVerdicts([readVerdict(answer)]);

const finding = { rule: "R-1", title: "t", severity: "high", effect: "deny", message: "m" };
const complete = { ...finding, status: "violation", controls: [], retryable: false };

describe("a policy's answer", () => {
  it("is taken as it is when its shape is known", () => {
    const whole = {
      ...complete,
      variant: "v",
      resource: 2,
      subject: "Pod/web",
      at: "/spec",
      controls: [{ framework: "F", id: "1" }],
      remedy: "mend it",
      patch: [
        { op: "add", path: "/spec", value: null },
        { op: "move", path: "/a", from: "/b" },
      ],
      retryable: true,
      wouldAllow: "less",
      approvers: ["owner"],
    };
    expect(judged({ effect: "deny", findings: [whole] })).toEqual({ effect: "deny", findings: [whole] });
  });

  it("may leave out what follows from the rest, and leave texts empty", () => {
    const short = {
      rule: "R",
      title: "",
      severity: "low",
      message: "",
      at: "",
      remedy: "",
      variant: "",
      subject: "",
    };
    expect(judged({ effect: "allow", findings: [short] }).findings).toEqual([
      {
        rule: "R",
        title: "",
        severity: "low",
        effect: "allow",
        status: "violation",
        message: "",
        controls: [],
        retryable: false,
      },
    ]);
  });

  it("is ordered: worst first, then by resource, rule, place and message", () => {
    const low = { ...finding, severity: "low" };
    const given = [
      low,
      { ...finding, resource: 1 },
      { ...finding, rule: "R-2" },
      { ...finding, at: "/b" },
      { ...finding, at: "/a", message: "n" },
      { ...finding, at: "/a" },
      finding,
    ];
    const { findings } = judged({ effect: "deny", findings: given });
    expect(
      findings.map(({ severity, resource, rule, at, message }) => [severity, resource, rule, at, message]),
    ).toEqual([
      ["high", undefined, "R-1", undefined, "m"],
      ["high", undefined, "R-1", "/a", "m"],
      ["high", undefined, "R-1", "/a", "n"],
      ["high", undefined, "R-1", "/b", "m"],
      ["high", undefined, "R-2", undefined, "m"],
      ["high", 1, "R-1", undefined, "m"],
      ["low", undefined, "R-1", undefined, "m"],
    ]);
  });

  const { effect: _, ...unstated } = finding;
  it.each([
    ["a finding that denies", "allow", { ...finding, severity: "info" }, "deny"],
    [
      "a finding that wants approval",
      "allow",
      { ...finding, effect: "require_approval" },
      "require_approval",
    ],
    ["a finding that allows, whatever its severity", "allow", { ...finding, effect: "allow" }, "allow"],
    ["a milder finding", "deny", { ...finding, effect: "allow" }, "deny"],
    ["a critical finding that says no more", "allow", { ...unstated, severity: "critical" }, "deny"],
    ["a high finding that says no more", "require_approval", { ...unstated, severity: "high" }, "deny"],
    ["a medium finding that says no more", "allow", { ...unstated, severity: "medium" }, "require_approval"],
    ["a low finding that says no more", "allow", { ...unstated, severity: "low" }, "allow"],
    ["an info finding that says no more", "allow", { ...unstated, severity: "info" }, "allow"],
  ])("with %s beside `%s` has the worse effect", (_name, effect, found, expected) => {
    expect(judged({ effect, findings: [found] })).toMatchObject({ effect: expected });
  });

  const answerWith = (fields: object): unknown => ({
    effect: "allow",
    findings: [{ ...finding, ...fields }],
  });
  it.each([
    ["null", null, "a decision must be an object"],
    ["true", true, "a decision must be an object"],
    ["a map", new Map([["effect", "allow"]]), "an instance of a class has no JSON form"],
    ["no effect", { findings: [] }, "a decision needs `effect`"],
    [
      "an unknown effect",
      { effect: "alow", findings: [] },
      "must be `allow` or `require_approval` or `deny` at `/effect`",
    ],
    ["no findings", { effect: "allow" }, "a decision needs `findings`"],
    ["findings that are none", { effect: "allow", findings: {} }, "must be an array at `/findings`"],
    ["a finding that is none", { effect: "allow", findings: [1] }, "must be an object at `/findings/0`"],
    ["another field", { effect: "allow", findings: [], deny: [] }, "a decision has no such field at `/deny`"],
    [
      "a field that no finding has",
      answerWith({ effects: "deny" }),
      "there is no such field at `/findings/0/effects`",
    ],
    ["a rule without a name", answerWith({ rule: 1 }), "must be a string at `/findings/0/rule`"],
    [
      "an unknown severity",
      answerWith({ severity: "bad" }),
      "must be `critical` or `high` or `medium` or `low` or `info` at `/findings/0/severity`",
    ],
    ["a pointer of a wrong type", answerWith({ at: 1 }), "must be a string at `/findings/0/at`"],
    ["half a resource", answerWith({ resource: 0.5 }), "must be a whole number at `/findings/0/resource`"],
    ["retryable as a text", answerWith({ retryable: "yes" }), "must be a boolean at `/findings/0/retryable`"],
    [
      "a control without an id",
      answerWith({ controls: [{ framework: "F" }] }),
      "a decision needs `id` at `/findings/0/controls/0`",
    ],
    [
      "a patch that does nothing",
      answerWith({ patch: [{ op: "add" }] }),
      "a decision needs `path` at `/findings/0/patch/0`",
    ],
  ])("denies %s", (_name, answer, reason) => {
    expect(judged(answer)).toEqual({
      effect: "deny",
      findings: [],
      failure: { code: "unknown_decision_shape", message: `the policy's answer is no decision: ${reason}` },
    });
  });

  it("denies `undefined`", () => {
    expect(judged(undefined)).toEqual({
      effect: "deny",
      findings: [],
      failure: { code: "undefined_decision", message: "the policy gave no decision" },
    });
  });

  it("tells what was not looked at by pointers into the request, in the order of the resources", () => {
    const unlooked = [
      { resource: 2, at: "/spec", reason: "é".repeat(2001), part: true },
      { resource: 0, at: "", reason: "r" },
      { resource: 1, at: "/b", reason: "second" },
      { resource: 1, at: "/a", reason: "third" },
    ];
    expect(judged({ effect: "allow", findings: [], coverage: { judged: 3, partly: 1, unlooked } })).toEqual({
      effect: "allow",
      findings: [],
      coverage: {
        judged: 3,
        partly: 1,
        unlooked: [
          { at: "/resources/0", reason: "r" },
          { at: "/resources/1/b", reason: "second" },
          { at: "/resources/1/a", reason: "third" },
          { at: "/resources/2/spec", reason: `${"é".repeat(2000)}…`, part: true },
        ],
      },
    });
  });

  it("that throws while it is read is the caller's to answer", () => {
    const throwing = {
      get effect(): never {
        throw new RangeError("no");
      },
    };
    expect(() => readVerdict(throwing)).toThrow(new RangeError("no"));
  });

  it("quotes no more than 2,000 characters of anything", () => {
    const long = "é".repeat(5000);
    const [found] = judged(answerWith({ message: long, remedy: long })).findings;
    expect(found?.message).toBe(`${"é".repeat(2000)}…`);
    expect(found?.remedy).toBe(`${"é".repeat(2000)}…`);
    expect(judged(answerWith({ message: "é".repeat(2000) })).findings[0]?.message).toBe("é".repeat(2000));
  });

  it("never allows what it does not know entirely", () => {
    const anything = fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withSet: true });
    const nearly = fc.record(
      {
        effect: fc.oneof(fc.constantFrom(...effects), anything),
        findings: fc.oneof(
          fc.array(
            fc.record({
              rule: fc.string(),
              title: fc.string(),
              severity: fc.constantFrom(...severities),
              effect: fc.constantFrom(...effects),
              message: fc.string(),
            }),
          ),
          anything,
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (answer) => {
        const verdict = judged(answer);
        expect(effects).toContain(verdict.effect);
        if (verdict.failure !== undefined) expect(verdict.effect).toBe("deny");
        else {
          const { effect, findings } = answer as never as typeof verdict;
          expect(verdict.effect).toBe(worstEffect([effect, ...findings.map((each) => each.effect)]));
        }
      }),
    );
  });
});
