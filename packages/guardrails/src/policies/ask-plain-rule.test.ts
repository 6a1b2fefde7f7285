// Packages of Conftest's and Gatekeeper's users, asked as they are.
import { compile } from "@palisade/compiler";
import { valueFromJavaScript, valueToJavaScript } from "@palisade/language";
import { loadPolicy, type Policy } from "@palisade/runtime";
import { describe, expect, it } from "vitest";
import { guardWith } from "../guard.js";
import { policyOf } from "../testing/memory-policy.js";
import { askPlainRule } from "./ask-plain-rule.js";
import { plainRulesAmong } from "./plain-rule.js";

async function policyFrom(text: string, entrypoints: readonly string[]): Promise<Policy> {
  const { wasm, diagnostics } = compile([{ file: "own.rego", text }], { entrypoints });
  expect(diagnostics).toEqual([]);
  return loadPolicy({ wasm: wasm as Uint8Array });
}

const pod = (name: string, labels = {}) => ({ apiVersion: "v1", kind: "Pod", metadata: { name, labels } });
const own = {
  severity: "high",
  effect: "deny",
  status: "violation",
  controls: [],
  retryable: true,
} as const;

describe("a plain package", () => {
  it("of Conftest is asked about each document", async () => {
    const policy = await policyFrom(
      `package main
      deny contains msg if {
        not input.metadata.labels.team
        msg := sprintf("%s has no team", [input.metadata.name])
      }
      warn_names contains {"msg": "a short name", "n": 1} if count(input.metadata.name) < 2`,
      ["main/deny", "main/warn_names"],
    );
    const decision = guardWith({ policies: [policy] }).validateConfiguration({
      resources: [pod("web", { team: "a" }), pod("b")],
    });
    expect(decision).toMatchObject({ effect: "deny" });
    expect(decision.findings).toEqual([
      {
        ...own,
        rule: "main.deny",
        title: "deny of package main",
        message: "b has no team",
        resource: 1,
        subject: "Pod/b",
      },
      {
        ...own,
        rule: "main.warn_names",
        title: "warn of package main",
        severity: "low",
        effect: "allow",
        message: "a short name",
        resource: 1,
        subject: "Pod/b",
      },
    ]);
    expect(decision.coverage).toBeUndefined();
  });

  it("of Gatekeeper sees the review, and its parameters", async () => {
    const policy = await policyFrom(
      `package required.labels
      violation contains {"msg": msg, "details": {"missing": missing}} if {
        provided := {label | input.review.object.metadata.labels[label]}
        missing := {label | some label in input.parameters.labels} - provided
        count(missing) > 0
        msg := sprintf("%s/%s %s: %v", [input.review.kind.group, input.kind, input.review.name, missing])
      }`,
      ["required/labels/violation"],
    );
    const parameters = { "required.labels": { labels: ["team", "env"] } };
    const guard = guardWith({ policies: [policy], parameters });
    const { findings } = guard.validateConfiguration({
      resources: [
        { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", labels: { env: "x" } } },
      ],
    });
    expect(findings).toEqual([
      {
        ...own,
        rule: "required.labels.violation",
        title: "violation of package required.labels",
        message: 'apps/Deployment web: {"team"}',
        resource: 0,
        subject: "Deployment/web",
      },
    ]);
    expect(guardWith({ policies: [policy] }).validateConfiguration({ resources: [pod("a")] }).effect).toBe(
      "allow",
    );
  });

  it.each<[string, unknown, readonly (readonly [severity: string, effect: string])[], string]>([
    [
      "nothing",
      {},
      [
        ["high", "deny"],
        ["low", "allow"],
      ],
      "deny",
    ],
    ["off", { "main.deny": "off" }, [["low", "allow"]], "allow"],
    [
      "milder",
      { "main.deny": "medium" },
      [
        ["medium", "require_approval"],
        ["low", "allow"],
      ],
      "require_approval",
    ],
    [
      "worse",
      { "main.warn": "critical", "main.deny": null },
      [
        ["critical", "deny"],
        ["high", "deny"],
      ],
      "deny",
    ],
    [
      "no severity",
      { "main.deny": "hihg" },
      [
        ["critical", "deny"],
        ["low", "allow"],
      ],
      "deny",
    ],
  ])("has the severities that users set: %s", async (_, severities, found, effect) => {
    const policy = await policyFrom(
      'package main\n\ndeny contains "no" if true\n\nwarn contains "well" if true',
      ["main/deny", "main/warn"],
    );
    const resources = [pod("a")];
    const parameters = { severities };
    const set = guardWith({ policies: [policy], parameters }).validateConfiguration({ resources });
    expect(set.findings.map((each) => [each.severity, each.effect])).toEqual(found);
    expect([set.effect, set.failure]).toEqual([effect, undefined]);
    const laid = guardWith({ policies: [policy.withData({ parameters })] });
    expect(laid.validateConfiguration({ resources }).findings).toEqual(set.findings);
  });

  it("that is switched off is not asked, and is an answer all the same", () => {
    const policy = policyOf(() => {
      throw new Error("asked");
    }, ["main/deny"]);
    const guard = guardWith({ policies: [policy], parameters: { severities: { "main.deny": "off" } } });
    expect(guard.validateConfiguration({ resources: [pod("a")] })).toMatchObject({ effect: "allow" });
  });

  it("has the approvers that users set, if they are texts", () => {
    const approversOf = (approvers: unknown) => {
      const parameters = { approvers: { "main.deny": approvers } };
      const guard = guardWith({ policies: [policyOf(() => "no", ["main/deny"])], parameters });
      return guard.validateConfiguration({ resources: [pod("a")] }).findings[0]?.approvers;
    };
    expect([["lead"], [], [1], "lead"].map(approversOf)).toEqual([["lead"], undefined, undefined, undefined]);
  });

  it("names itself in the list of rules, with what METADATA says of it or of its package", () => {
    const policy = policyOf(() => [], ["main/deny", "main/warn_costs", "labels/violation", "main/violation"]);
    const annotations = new Map<string, readonly unknown[]>([
      [
        "main/deny",
        [{ scope: "package", title: "Ours" }, { scope: "rule", title: "No pods", custom: {} }, 3],
      ],
      [
        "main/warn_costs",
        [
          { scope: "rule", title: 3, description: " " },
          { scope: "package", description: "What it costs." },
        ],
      ],
      [
        "main/violation",
        [
          { scope: "package", title: "Ours", description: "What we want." },
          { scope: "rule", description: "No pods of others." },
        ],
      ],
    ]);
    expect(guardWith({ policies: [{ ...policy, annotations }] }).listRules()).toEqual(
      [
        [
          "labels.violation",
          "violation of package labels",
          expect.stringContaining("`violation` of package `labels`"),
          "high",
        ],
        ["main.deny", "No pods", "Ours", "high"],
        ["main.violation", "violation of package main", "No pods of others.", "high"],
        ["main.warn_costs", "warn of package main", "What it costs.", "low"],
      ].map(([rule, title, description, severity]) => ({
        subject: "configuration",
        rule,
        title,
        description,
        severity,
        controls: [],
        remedy: "",
      })),
    );
  });

  it.each<[string, readonly unknown[], string, string, string | undefined]>([
    [
      "nothing",
      [],
      "deny of package main",
      expect.stringContaining("asked about each object") as string,
      undefined,
    ],
    [
      "one block",
      [
        {
          title: "No host pid",
          description: "Why.",
          custom: { remedy: "Mend it.", severity: "low", id: "A-1" },
        },
      ],
      "No host pid",
      "Why.",
      "Mend it.",
    ],
    [
      "blocks that agree",
      [{ title: "A" }, { title: "A", custom: { remedy: "Mend it." } }],
      "A",
      "1. A 2. A Remedy: Mend it.",
      "Mend it.",
    ],
    [
      "blocks that do not",
      [
        { title: "A", description: "Why.", custom: { remedy: "Mend a." } },
        { description: "B is why." },
        {},
        { title: "C", custom: { remedy: "Mend c." } },
        { scope: "package", description: "All of it." },
      ],
      "deny of package main",
      "1. A: Why. Remedy: Mend a. 2. B is why. 3. C Remedy: Mend c.",
      undefined,
    ],
    [
      "blocks, and what is said of all of them",
      [
        { scope: "document", title: "House rules", description: "Ours.", custom: { remedy: "Ask us." } },
        { title: "A" },
        { title: "B", custom: { remedy: 3 } },
      ],
      "House rules",
      "Ours. 1. A 2. B",
      "Ask us.",
    ],
  ])("carries what METADATA say of it: %s", (_, blocks, title, description, remedy) => {
    const policy = {
      ...policyOf(() => ["no"], ["main/deny"]),
      annotations: new Map([["main/deny", blocks]]),
    };
    const guard = guardWith({ policies: [policy] });
    const [rule] = guard.listRules();
    const { findings } = guard.validateConfiguration({ resources: [pod("a")] });
    expect([rule?.title, rule?.description, rule?.remedy]).toEqual([title, description, remedy ?? ""]);
    expect(findings.map((each) => [each.title, each.remedy, each.rule, each.severity])).toEqual([
      [title, remedy, "main.deny", "high"],
    ]);
  });

  const asked = (entrypoint: string, document: unknown, parameters: unknown = {}) => {
    let input: unknown;
    const { findings } = askPlainRule({
      entrypoint,
      documents: [valueFromJavaScript(document)],
      parameters: [parameters],
      evaluate: (_, given) => {
        input = valueToJavaScript(given);
        return "no";
      },
    });
    return { input, subject: findings[0]?.subject };
  };

  it("is found by the names of its rules, in order", () => {
    const names = [
      "main/warn_b",
      "main/denying",
      "a/violation",
      "main/deny",
      "deny",
      "main/deny_",
      "a/deny/b",
    ];
    expect(plainRulesAmong(names)).toEqual(["a/violation", "main/deny", "main/warn_b"]);
  });

  it("of Gatekeeper sees the document, and of it what an admission review says", () => {
    const document = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "shop" },
    };
    const parameters = { "a.b": { labels: ["team"] }, constructor: 5 };
    expect(asked("a/b/violation", document, parameters).input).toEqual({
      ...document,
      review: {
        kind: { group: "apps", version: "v1", kind: "Deployment" },
        name: "web",
        namespace: "shop",
        operation: "CREATE",
        object: document,
      },
      parameters: { labels: ["team"] },
    });
    const bare = { kind: "Pod", apiVersion: "v1", metadata: 3 };
    expect(asked("toString/violation", bare, null).input).toEqual({
      ...bare,
      review: {
        kind: { group: "", version: "v1", kind: "Pod" },
        name: "",
        namespace: "",
        operation: "CREATE",
        object: bare,
      },
      parameters: {},
    });
    expect(asked("toString/violation", bare, {}).input).toMatchObject({ parameters: {} });
    expect(asked("a/b/deny", document, parameters).input).toEqual(document);
  });

  it.each<[unknown, string | undefined]>([
    [{ kind: "Pod", metadata: { name: "a" } }, "Pod/a"],
    [{ kind: "Pod", metadata: {} }, undefined],
    [{ metadata: { name: "a" } }, undefined],
    [[1], undefined],
  ])("names what it is about, if that has a kind and a name: %j", (document, subject) => {
    expect(asked("main/deny", document).subject).toBe(subject);
  });

  it("says no more than 2,000 characters", () => {
    const message = "é".repeat(2001);
    const [first, second] = guardWith({
      policies: [policyOf(() => [message, message.slice(1)], ["main/deny"])],
    }).validateConfiguration({ resources: [pod("a")] }).findings;
    expect([first?.message, second?.message]).toEqual([message.slice(1), `${message.slice(1)}…`]);
  });

  it("that throws passes its error on", () => {
    const ask = () =>
      askPlainRule({
        entrypoint: "main/deny",
        documents: [null],
        parameters: [],
        evaluate: () => {
          throw new RangeError("conflict");
        },
      });
    expect(ask).toThrow(new RangeError("conflict"));
  });

  it("has nothing to say to a prompt or an action", async () => {
    const policy = await policyFrom('package main\n\ndeny contains "no" if false', ["main/deny"]);
    const guard = guardWith({ policies: [policy] });
    expect(guard.validateAction({ verb: "get", resource: "pods" }).failure?.code).toBe("missing_policy");
    expect(guard.validatePrompt("hello").failure?.code).toBe("missing_policy");
  });

  it.each<[unknown, readonly string[]]>([
    [undefined, []],
    [false, []],
    [true, ["the rule holds"]],
    ["no", ["no"]],
    [
      ["a", { msg: "b", more: 1 }],
      ["a", "b"],
    ],
  ])("that answers %j has these messages", (answer, messages) => {
    const decision = guardWith({ policies: [policyOf(() => answer, ["main/deny"])] }).validateConfiguration({
      resources: [pod("a")],
    });
    expect(decision.findings.map(({ message }) => message)).toEqual(messages);
    expect(decision.failure).toBeUndefined();
  });

  it.each([1, null, [1], [{}], [{ msg: 1 }], { message: "x" }])("that answers %j denies", (answer) => {
    const decision = guardWith({ policies: [policyOf(() => answer, ["main/deny"])] }).validateConfiguration({
      resources: [pod("a")],
    });
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "unknown_decision_shape" } });
  });
});
