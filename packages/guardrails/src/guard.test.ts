import { EvaluationError } from "@palisade/runtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "./contract/decision.js";
import { type Guard, guardWith } from "./guard.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const guardOf = (answer: () => unknown, entrypoints?: string[]): Guard =>
  guardWith({ policies: [policyOf(answer, entrypoints)], host: fixedHost });
const allow = { effect: "allow", findings: [] };
const action = { verb: "get", resource: "pods" };

describe("a guard", () => {
  it("passes on what the policy decided, with who decided it and when", () => {
    const decision = guardOf(() => allow).validateAction(action);
    expect(decision).toEqual({
      schemaVersion: 1,
      id: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ) as string,
      effect: "allow",
      mode: "enforce",
      request: {
        kind: "action",
        digest: "sha256:faf14e8c32ed1b99d59564791443f1ca5447e19f6f855fed0f97bcaae394e844",
      },
      findings: [],
      policies: [{ bundle: "test", revision: "1", digest: "sha256:0" }],
      evaluatedAt: "2023-11-14T22:13:20.000Z",
      durationMicros: 0,
    });
  });

  const thrown = (error: unknown) => () => {
    throw error;
  };
  const cases: readonly [string, () => unknown, string][] = [
    ["undefined", () => undefined, "undefined_decision"],
    ["an unknown shape", () => ({ allow: true }), "unknown_decision_shape"],
    ["a limit", thrown(new EvaluationError("eval_cancel_error", "step limit exceeded")), "limit_exceeded"],
    ["a conflict", thrown(new EvaluationError("eval_conflict_error", "conflict")), "evaluation_failed"],
    ["an input with no JSON form", thrown(new EvaluationError("invalid_input", "NaN")), "invalid_request"],
    ["a crash of the host", thrown(new RangeError("stack")), "evaluation_failed"],
    ["a thrown string", thrown("oops"), "evaluation_failed"],
    ["a thrown undefined", thrown(undefined), "evaluation_failed"],
  ];
  it.each(cases)("denies on %s", (_, answer, code) => {
    const decision = guardOf(answer).validateAction(action);
    expect(decision).toMatchObject({ effect: "deny", failure: { code } });
  });

  it("says what to do about a limit of the evaluation", () => {
    const limited = guardOf(thrown(new EvaluationError("eval_cancel_error", "step limit exceeded")));
    expect(limited.validateAction(action).failure?.message).toBe(
      "step limit exceeded; hand it over in smaller parts, and have each judged",
    );
    const broken = guardOf(thrown(new EvaluationError("eval_conflict_error", "conflict")));
    expect(broken.validateAction(action).failure?.message).toBe("conflict");
  });

  it("says of an error no more than 500 characters", () => {
    const told = (length: number) =>
      guardOf(thrown(new Error("x".repeat(length)))).validateAction(action).failure?.message;
    expect(told(500)).toBe("x".repeat(500));
    expect(told(501)).toBe(`${"x".repeat(500)}…`);
  });

  it("calls what it is asked about by no more than 100 characters", () => {
    const { request, failure } = guardOf(() => allow).validate("x".repeat(101), {});
    const called = `${"x".repeat(100)}…`;
    expect([request.kind, failure?.message]).toEqual([called, `a guard cannot be asked about \`${called}\``]);
  });

  it.each([" ", "\n\t\u00a0\ufeff"])("asks no policy about a prompt without a word: %j", (text) => {
    const failure = { code: "invalid_request", message: "holds nothing but white space at `/text`" };
    expect(guardOf(() => allow).validatePrompt(text)).toMatchObject({ effect: "deny", failure });
  });

  it("denies what the bundle has no policy for", () => {
    const decision = guardOf(() => allow, ["prompt/decision"]).validateAction(action);
    const message = "the bundle has no entrypoint `action/decision`";
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "missing_policy", message } });
  });

  it("never throws and never allows, whatever the policy answers or throws", () => {
    const anything = fc.anything({ withBigInt: true, withMap: true, withSet: true, withNullPrototype: true });
    fc.assert(
      fc.property(anything, fc.boolean(), (value, throws) => {
        const guard = guardOf(throws ? thrown(value) : () => value);
        const decisions: readonly Decision[] = [
          guard.validateAction(action),
          guard.validatePrompt("hello"),
          guard.validateConfiguration({ resources: [] }),
          guard.validateResponse("hello"),
          guard.validateToolResult("hello"),
          guard.validate("nothing", {}),
        ];
        for (const decision of decisions) expect(decision.effect).toBe("deny");
      }),
    );
  });

  it("never throws and never allows a request that is none", () => {
    const guard = guardOf(() => allow);
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    const requests: readonly unknown[] = [
      undefined,
      null,
      1,
      [],
      { verb: 1 },
      { ...action, extra: 1 },
      { ...action, arguments: 1 },
    ];
    for (const request of requests)
      expect(guard.validateAction(request as never).failure?.code).toBe("invalid_request");
    for (const request of [undefined, null, 1, {}, { text: 1 }, { text: "a", channel: "x" }]) {
      expect(guard.validatePrompt(request as never).failure?.code).toBe("invalid_request");
    }
    for (const request of [
      undefined,
      {},
      { resources: 1 },
      { resources: [1] },
      { resources: [cyclic] },
      { resources: [Number.NaN] },
    ]) {
      expect(guard.validateConfiguration(request as never).failure?.code).toBe("invalid_request");
    }
  });

  it("names the place of what it cannot judge, and keeps what was found in the rest", () => {
    const finding = {
      rule: "R",
      title: "t",
      severity: "high",
      effect: "deny",
      status: "violation",
      message: "m",
      controls: [],
      retryable: false,
      resource: 0,
    };
    const decision = guardOf(() => ({
      effect: "require_approval",
      findings: [finding],
    })).validateConfiguration({
      resources: [
        { apiVersion: "v1", kind: "Pod" },
        { apiVersion: "v1", kind: "Pd" },
      ],
    });
    expect(decision.effect).toBe("deny");
    expect(decision.findings).toEqual([finding]);
    expect(decision.failure?.message).toBe(
      "unknown kind `Pd` in `v1` (did you mean `Pod`?) at `/resources/1/kind`",
    );
  });
});

describe("what a guard knows besides", () => {
  it("is the session that it is asked with, for policies alone", () => {
    const told: unknown[] = [];
    const policy = policyOf((_, __, options) => {
      told.push(options?.documents);
      return allow;
    });
    const guard = guardWith({ policies: [policy], host: fixedHost });
    const session = { complete: true, events: [] };
    const decision = guard.validateAction(action, { session });
    expect(told).toEqual([{ session }]);
    expect(decision).toEqual(guard.validateAction(action));
    expect(told[1]).toBeUndefined();
    expect(guard.validateAction(action, { session: [] as never })).toMatchObject({
      effect: "deny",
      failure: { code: "invalid_request" },
    });
  });

  it("is what an action comes to, by the verbs and tools that its policies know", () => {
    const guard = guardOf(() => allow);
    expect(guard.understandAction({ ...action, verb: "GET" })).toMatchObject({
      operations: [{ verb: "get", targets: [{ kind: "pods" }] }],
      unread: [],
    });
    expect(guard.understandAction({ command: "kubectl delete pods web-1" }).operations).toHaveLength(1);
    expect(() => guard.understandAction({ verb: "get" })).toThrow("an action needs `resource`");
    expect(() => guard.understandAction(5)).toThrow("an action");
  });
});
