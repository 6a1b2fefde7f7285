// Exceptions at the door of the library: what they lift, and what they never do.
import { describe, expect, it } from "vitest";
import { guardWith } from "../guard.js";
import { GuardError } from "../guard-error.js";
import { systemHost } from "../host.js";
import type { GuardOptions } from "../judging.js";
import { createSetGuard } from "../sets/create-set-guard.js";
import { policyOf } from "../testing/memory-policy.js";
import type { ExceptionEntry } from "./rule-exception.js";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" } };
const found = (rule: string, more: object = {}) => ({
  rule,
  title: rule,
  severity: "high",
  message: rule,
  resource: 0,
  at: "",
  ...more,
});
const entry = (more: Partial<ExceptionEntry> = {}): ExceptionEntry => ({
  rule: "A",
  reason: "r",
  owner: "o",
  expires: "2027-03-31",
  ...more,
});
const host = { ...systemHost, now: () => Date.parse("2026-11-29T12:00:00Z") };

function guard(verdicts: readonly unknown[], options: Partial<GuardOptions>) {
  const policies = verdicts.map((verdict) => policyOf(() => verdict));
  return guardWith({ policies, host, ...options });
}

function decide(verdict: unknown, options: Partial<GuardOptions>, resources: readonly unknown[] = [pod]) {
  return guard([verdict], options).validateConfiguration({ resources });
}

it("the effect is that of what is left", () => {
  const verdict = { effect: "deny", findings: [found("A"), found("B", { severity: "medium" })] };
  const { effect, findings } = decide(verdict, { exceptions: [entry({ name: "web" })] });
  expect(effect).toBe("require_approval");
  expect(findings.map(({ rule, status, exception }) => [rule, status, exception])).toEqual([
    ["A", "excepted", { id: "exceptions/0", reason: "r", owner: "o", expires: "2027-03-31" }],
    ["B", "violation", undefined],
  ]);
});

it("an effect that no finding accounts for stays, and so does each policy's own", () => {
  const exceptions = [entry()];
  const mild = { effect: "deny", findings: [found("A", { severity: "medium" })] };
  expect(decide(mild, { exceptions }).effect).toBe("deny");
  const sure = { effect: "deny", findings: [] };
  const explained = { effect: "deny", findings: [found("A")] };
  const both = guard([sure, explained], { exceptions }).validateConfiguration({ resources: [pod] });
  expect([both.effect, both.findings[0]?.status]).toEqual(["deny", "excepted"]);
  expect(decide(explained, { exceptions }).effect).toBe("allow");
});

it("a failure stays one", () => {
  const exceptions = [entry(), entry({ rule: "K8S-UNREADABLE" })];
  const broken = decide({ effect: "deny", findings: [found("A")] }, { exceptions }, [pod, 3]);
  expect([broken.effect, broken.failure?.code, broken.findings[0]?.status]).toEqual([
    "deny",
    "invalid_request",
    "excepted",
  ]);
  expect(decide("nothing", { exceptions }).effect).toBe("deny");
  expect(decide({ effect: "deny", findings: [found("K8S-UNREADABLE")] }, { exceptions }).effect).toBe("deny");
});

it("globs that take too long deny, and nothing is told as if it had been held against them", () => {
  const asking = guard([{ effect: "deny", findings: [{ ...found("A"), resource: undefined }] }], {
    exceptions: [entry({ name: "?" })],
  });
  const name = "x".repeat(20_000_001);
  expect(asking.validateAction({ verb: "get", resource: "pods", name })).toMatchObject({
    effect: "deny",
    findings: [],
    failure: {
      code: "limit_exceeded",
      message: "holding findings against exceptions takes too long",
    },
  });
});

it("one that has expired denies again", () => {
  const { effect, findings } = decide(
    { effect: "deny", findings: [found("A")] },
    { exceptions: [entry({ expires: "2026-11-28" })] },
  );
  expect([effect, findings[0]?.status, findings[0]?.exception?.expires]).toEqual([
    "deny",
    "violation",
    "2026-11-28",
  ]);
});

it("a question may bring those that stand in what is judged", () => {
  const asking = guard(
    [{ effect: "deny", findings: [found("A", { at: "/spec" }), found("A", { resource: 1 })] }],
    {},
  );
  const exceptions = [{ ...entry(), id: "a.yaml:3", within: { resource: 0, at: "/spec" } }];
  const { effect, findings } = asking.validateConfiguration({ resources: [pod, pod] }, { exceptions });
  expect([effect, findings.map(({ status }) => status)]).toEqual(["deny", ["excepted", "violation"]]);
  const second = [{ ...entry(), id: "a.yaml:9", within: { resource: 1, at: "" } }];
  const statuses = asking.validateConfiguration({ resources: [pod, pod] }, { exceptions: second });
  expect(statuses.findings.map(({ status }) => status)).toEqual(["violation", "excepted"]);
  const { failure } = asking.validateConfiguration(
    { resources: [pod] },
    { exceptions: [{ ...entry(), id: "x", owner: "" }] },
  );
  expect(failure).toEqual({ code: "invalid_request", message: "is empty at `/exceptions/0/owner`" });
});

it("documents that stand in others are what they are about", () => {
  const plan = {
    format_version: "1.2",
    resource_changes: [
      { address: "a.b", type: "aws_x", mode: "managed", change: { after: { x: 1 } } },
      { address: "k.m", type: "kubernetes_manifest", mode: "managed", change: { after: { manifest: pod } } },
    ],
  };
  const verdict = { effect: "deny", findings: [found("A"), found("A", { resource: 1 })] };
  const status = (scope: Partial<ExceptionEntry>) =>
    decide(verdict, { exceptions: [entry(scope)] }, [plan]).findings.map((finding) => finding.status);
  expect(status({ kind: "aws_x", name: "a.b" })).toEqual(["excepted", "violation"]);
  expect(status({ kind: "Pod", name: "web" })).toEqual(["violation", "excepted"]);
  const within = { resource: 0, at: "/resource_changes/1" };
  const { findings } = guard([verdict], {}).validateConfiguration(
    { resources: [plan] },
    { exceptions: [{ ...entry(), id: "plan.json:9", within }] },
  );
  expect(findings.map((finding) => finding.status)).toEqual(["violation", "excepted"]);
});

it("an action is what it is done to, and who asks", () => {
  const ask = (scope: Partial<ExceptionEntry>, subject: unknown = { name: "me", roles: ["ops", 3] }) =>
    guard([{ effect: "deny", findings: [{ ...found("A"), resource: undefined }] }], {
      exceptions: [entry(scope)],
    }).validateAction({
      verb: "delete",
      resource: "pods",
      namespace: "shop",
      name: "web",
      subject: subject as string,
    }).effect;
  expect(ask({ kind: "pods", namespace: "shop", name: "web", role: "ops" })).toBe("allow");
  expect(ask({ role: "dev" })).toBe("deny");
  expect(ask({ role: "*" }, "ops")).toBe("deny");
  expect(ask({ role: "*" }, { roles: "ops" })).toBe("deny");
  expect(ask({ role: "*" }, { roles: [""] })).toBe("deny");
});

describe("exceptions that are none make no guard", () => {
  it.each<[string, unknown, string]>([
    ["no list", {}, "must be an array at `/exceptions`"],
    [
      "no reason",
      [{ rule: "A", owner: "o", expires: "2027-03-31" }],
      "what a guard excepts needs `reason` at `/exceptions/0`",
    ],
    [
      "every rule",
      [entry({ rule: "*" })],
      "must be the id of a rule, or a glob that begins as ids do: `K8S-*` at `/exceptions/0/rule`",
    ],
    [
      "a place",
      [{ ...entry(), within: { resource: 0, at: "" } }],
      "there is no such field at `/exceptions/0/within`",
    ],
  ])("%s", (_, exceptions, message) => {
    const make = () =>
      guard([], {
        policies: [policyOf(() => undefined)],
        exceptions: exceptions as readonly ExceptionEntry[],
      });
    expect(make).toThrow(new GuardError("invalid_exceptions", message));
    expect(make).toThrow(expect.objectContaining({ code: "invalid_exceptions" }));
  });
});

it("what is judged excepts nothing by itself, in one call or as a large set", async () => {
  const policy = policyOf(() => ({ effect: "deny", findings: [found("A")] }));
  const mark = "A reason=r owner=o expires=2027-03-31";
  const content = `# palisade-except: ${mark}\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: {palisade/except: ${mark}}\n`;
  const sets = await createSetGuard({ bundle: policy, host });
  const { decision } = await sets.validateConfiguration([{ text: content }]);
  const whole = sets.guard.validateConfiguration({ files: [{ name: "web.yaml", content }] });
  for (const { effect, findings } of [whole, decision])
    expect([effect, findings.map(({ status }) => status)]).toEqual(["deny", ["violation"]]);
});
