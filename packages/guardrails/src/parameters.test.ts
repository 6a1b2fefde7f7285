// Parameters that users set: what they change, and what makes no guard.
import { loadBundle } from "@palisade/runtime";
import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.js";
import { guardWith } from "./guard.js";
import type { GuardError } from "./guard-error.js";
import { createGuard as createNodeGuard, createSetGuard, createThreadGuard, readBundleFile } from "./node.js";
import { policyOf } from "./testing/memory-policy.js";

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

  it("of rules are held against all rules that there are, where every policy tells them", () => {
    const refusal = (severities: unknown, ...entrypoints: string[]): unknown => {
      try {
        guardWith({
          policies: [policyOf(() => [], entrypoints)],
          parameters: { severities, anything: { of: "its own" } } as never,
        });
        return undefined;
      } catch (error) {
        return (error as GuardError).problems;
      }
    };
    const told = (rule: string, meant = "") => ({
      at: `/severities/${rule}`,
      message: `there is no rule \`${rule}\`${meant}`,
    });
    expect(refusal({ "main.deny": "off" }, "main/deny")).toBeUndefined();
    expect(refusal({ "main.dney": "off", "K8S-X": "low", "main.deny": "low" }, "main/deny")).toEqual([
      told("main.dney", " (did you mean `main.deny`?)"),
      told("K8S-X"),
    ]);
    expect(refusal({ X: "off" }, "action/decision", "action/catalogue")).toEqual([told("X")]);
    expect(refusal({ X: "off" }, "main/deny", "action/decision")).toBeUndefined();
  });

  it("tell every mistake at once, each once", async () => {
    const parameters = {
      actions: {},
      severities: { X: "off" },
      action: { max_replicas: "5", verbose: true },
    };
    await expect(createNodeGuard({ parameters })).rejects.toMatchObject({
      message: "parameters: there is nothing called `actions` (did you mean `action`?)",
      problems: [
        { at: "/actions" },
        { at: "/severities/X" },
        { at: "/action/max_replicas", isValue: true },
        { at: "/action/verbose" },
      ],
    });
  });

  it.each<[unknown, string]>([
    [
      { action: { max_replica: 5 } },
      "parameters.action.max_replica: parameter `max_replica` is not known (did you mean `max_replicas`?)",
    ],
    [
      { action: { max_replicas: "5" } },
      "parameters.action.max_replicas: parameter `max_replicas` is of type string, not number",
    ],
    [
      { action: { verbs: { Delete: "read", quiesce: "write" } } },
      "parameters.action.verbs.Delete: `Delete` is known as a verb of class `delete` and cannot be set to `read`, which does less: remove it, or give what your tool does a verb of its own",
    ],
    [{ actions: {} }, "parameters: there is nothing called `actions` (did you mean `action`?)"],
    [
      { severities: { "K8S-PRIVILEGE": "off" } },
      "parameters.severities: there is no rule `K8S-PRIVILEGE` (did you mean `K8S-PRIVILEGED`?)",
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
    [
      { approvers: { "K8S-PRIVILEGE": ["lead"] } },
      "parameters.approvers: there is no rule `K8S-PRIVILEGE` (did you mean `K8S-PRIVILEGED`?)",
    ],
    ...["severities", "approvers"].flatMap((setting) =>
      ["off", ["A"], 5].map((set): [unknown, string] => [
        { [setting]: set },
        `parameters.${setting}: must be a mapping, by the ids of rules`,
      ]),
    ),
    [{ action: { verbose: 1 } }, "parameters.action.verbose: parameter `verbose` is not known"],
    [5, "the parameters of a guard are a plain object"],
    [["a"], "the parameters of a guard are a plain object"],
  ])("that no policy can use make no guard: %j", async (parameters, message) => {
    const refused = {
      name: "GuardError",
      code: "invalid_parameters",
      message: expect.stringContaining(message) as string,
    };
    await expect(createNodeGuard({ parameters: parameters as never })).rejects.toMatchObject(refused);
    // Whichever way they are laid over a bundle's own.
    await expect(createNodeGuard({ data: { parameters } })).rejects.toMatchObject(refused);
    await expect(createSetGuard({ data: { parameters } })).rejects.toMatchObject(refused);
    const bytes = await readBundleFile();
    const policy = await loadBundle(bytes, {}, { data: { parameters } });
    await expect(createGuard({ bundle: policy })).rejects.toMatchObject(refused);
    await expect(createThreadGuard({ bundles: [{ bytes, policy }] })).rejects.toMatchObject(refused);
  });

  it("of every rule may be set: who approves, and whether those in preview count", async () => {
    const parameters = { approvers: { "K8S-PRIVILEGED": ["lead"] }, preview: true };
    expect((await createNodeGuard({ parameters })).policies).toHaveLength(1);
  });

  it.each<[string, unknown, string]>([
    ["throw", undefined, "the parameters of a guard throw when they are looked at"],
    [
      "no policy describes",
      { schema: {}, values: {} },
      "`action/parameters/described` of the bundle does not describe parameters",
    ],
    [
      "have a schema that is none",
      { schema: { type: "nonsense" }, values: {}, problems: {} },
      "the schema of a pack's parameters is none",
    ],
    [
      "have problems, which are told in the order of their names",
      { schema: {}, values: {}, problems: { "/b": "second", "/a/c": "first" } },
      "parameters.action.a.c: first",
    ],
  ])("that %s make no guard", (_, described, message) => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    if (described === undefined) revoke();
    const make = () =>
      guardWith({
        policies: [policyOf(() => described, ["action/parameters/described"])],
        parameters: described === undefined ? proxy : {},
      });
    expect(make).toThrow(expect.objectContaining({ code: "invalid_parameters", message }));
  });

  it("that came as data count beside those that are named, and are checked together", async () => {
    const guard = await createNodeGuard({
      data: { parameters: { action: { max_replicas: 50 } }, own: { anything: true } },
      parameters: { severities: { "ACT-SCALING": "low" } },
    });
    const scale = { verb: "scale", resource: "deployments", environment: "dev", arguments: { replicas: 30 } };
    expect(guard.validateAction(scale).effect).toBe("allow");
    const both = createNodeGuard({
      data: { parameters: { action: { max_replica: 50 } } },
      parameters: { action: { max_replicas: 50 } },
    });
    await expect(both).rejects.toThrow("parameters.action.max_replica: parameter `max_replica` is not known");
  });
});
