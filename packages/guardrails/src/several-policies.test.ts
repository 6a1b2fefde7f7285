// Guards over several policies, with data, parameters and subjects of one's own.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Decision } from "./contract/decision.js";
import { createGuard } from "./create-guard.js";
import { guardWith } from "./guard.js";
import { createGuard as createNodeGuard, readBundleFile } from "./node.js";
import { defineSubject } from "./subjects/define-subject.js";
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

describe("a question of one's own", () => {
  const release = defineSubject({
    name: "release",
    called: "a release",
    description: "Whether a release may go out.",
    entrypoint: "release/decision",
    request: z.strictObject({ version: z.string() }),
  });

  it("takes the place of no other", () => {
    const message = (name: string): string => `\`subjects\`: there is a question \`${name}\` already`;
    const policies = [allows];
    expect(() => guardWith({ policies, subjects: [{ ...release, name: "action" }] })).toThrow(
      message("action"),
    );
    expect(() => guardWith({ policies, subjects: [release, release] })).toThrow(message("release"));
  });

  it("is asked by its name, and refused like others", () => {
    const policy = policyOf(
      (_, input) => ({ effect: "allow", findings: [], ...(input as object) }),
      ["release/decision"],
    );
    const guard = guardWith({ policies: [policy], subjects: [release] });
    expect(guard.validate("release", { version: 1 }).failure).toEqual({
      code: "invalid_request",
      message: "must be a string at `/version`",
    });
    expect(guard.validate("release", { version: "1" }).failure?.code).toBe("unknown_decision_shape");
    expect(guard.subjects.map(({ name }) => name)).toEqual([
      "prompt",
      "response",
      "tool-result",
      "action",
      "configuration",
      "release",
    ]);
  });

  it("that nobody declared is a request that is none", () => {
    expect(guardWith({ policies: [allows] }).validate("release", {})).toMatchObject({
      effect: "deny",
      request: { kind: "release" },
      failure: { code: "invalid_request", message: "a guard cannot be asked about `release`" },
    });
    expect(guardWith({ policies: [allows] }).validate(Symbol("x") as never, {}).request).toEqual({
      kind: "unknown",
    });
  });
});

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
    expect(guard.validatePrompt("hello", 5 as never).effect).toBe("deny");
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

describe("parameters", () => {
  it("change what is judged, and are named by their digest", async () => {
    const bundle = await readBundleFile();
    const scale = { verb: "scale", resource: "deployments", environment: "dev", arguments: { replicas: 30 } };
    const plain = (await createGuard({ bundle })).validateAction(scale);
    const guard = await createGuard({ bundle, parameters: { action: { max_replicas: 50 } } });
    const raised = guard.validateAction(scale);
    expect([plain.effect, raised.effect]).toEqual(["require_approval", "allow"]);
    expect(plain.policies[0]?.dataDigest).toBeUndefined();
    expect(raised.policies[0]?.dataDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("switch rules off, change severities, and add verbs", async () => {
    const privileged = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "a" },
      spec: { containers: [{ name: "c", image: "x:1", securityContext: { privileged: true } }] },
    };
    const guard = await createNodeGuard({
      parameters: {
        severities: { "K8S-PRIVILEGED": "off", "K8S-RESOURCE-LIMITS": "info" },
        action: { verbs: { quiesce: "write" } },
      },
    });
    const { findings } = guard.validateConfiguration({ resources: [privileged] });
    const severityOf = (id: string) => findings.find(({ rule }) => rule === id)?.severity;
    expect([severityOf("K8S-PRIVILEGED"), severityOf("K8S-RESOURCE-LIMITS")]).toEqual([undefined, "info"]);
    const asked = guard.validateAction({ verb: "quiesce", resource: "databases", environment: "dev" });
    expect(asked.failure).toBeUndefined();
    expect(
      guard.subjects
        .find(({ name }) => name === "action")
        ?.request.safeParse({ verb: "quiesce", resource: "a" }).success,
    ).toBe(true);
  });

  it.each<[unknown, string]>([
    [{ action: { max_replica: 5 } }, "parameters.action.max_replica: parameter `max_replica` is not known"],
    [
      { action: { max_replicas: "5" } },
      "parameters.action.max_replicas: parameter `max_replicas` is of type string, not number",
    ],
    [{ actions: {} }, "parameters: there is nothing called `actions` (did you mean `action`?)"],
    [
      { severities: { "K8S-PRIVILEGE": "off" } },
      "parameters.severities: there is nothing called `K8S-PRIVILEGE` (did you mean `K8S-PRIVILEGED`?)",
    ],
    [
      { action: { verbs: { quiesce: "wirte" } } },
      "parameters.action.verbs.quiesce: must be `read` or `write` or `delete`",
    ],
    ...["K8S-UNREADABLE", "ACT-MALFORMED", "PROMPT-UNREADABLE"].map((rule): [unknown, string] => [
      { severities: { [rule]: "off" } },
      `parameters.severities: \`${rule}\` is about what cannot be judged`,
    ]),
    [{ action: { max_replicas: 1.5 } }, "parameters.action.max_replicas: must be a whole number"],
    [
      { action: { max_replicas: -1 } },
      "parameters.action.max_replicas: Too small: expected number to be >=0",
    ],
    [5, "the parameters of a guard are an object"],
    [["a"], "the parameters of a guard are an object"],
  ])("that no policy can use make no guard: %j", async (parameters, message) => {
    await expect(createNodeGuard({ parameters: parameters as never })).rejects.toMatchObject({
      name: "GuardError",
      message: expect.stringContaining(message) as string,
    });
  });

  it.each<[unknown, string]>([
    [{ bundles: [] }, "`bundles` is a list with at least one bundle"],
    [{ bundles: 5 }, "`bundles` is a list with at least one bundle"],
    [{ bundle: allows, bundles: [allows] }, "a guard has either `bundle` or `bundles`, not both"],
    [{ bundle: allows, clock: 5 }, "`clock` is a function that gives milliseconds"],
    [
      { bundle: allows, limits: { steps: 0 } },
      "`limits` is an object with `steps` and `memory`, whole numbers above 0",
    ],
    [
      { bundle: allows, limits: 1000 },
      "`limits` is an object with `steps` and `memory`, whole numbers above 0",
    ],
    [
      { bundle: allows, limits: { step: 1 } },
      "`limits` is an object with `steps` and `memory`, whole numbers above 0",
    ],
    [{ bundle: allows, mode: "loud" }, "`mode` is one of enforce, warn, shadow"],
    [{ bundle: allows, onDecision: 1 }, "`onDecision` is a function"],
    [{ bundle: allows, subjects: [{}] }, "`subjects` is a list of declarations"],
    [{ bundle: allows, inputKinds: {} }, "`inputKinds` is a list of declarations"],
  ])("options that are none make no guard: %#", async (options, message) => {
    await expect(createGuard(options as never)).rejects.toMatchObject({ name: "GuardError", message });
  });
});
