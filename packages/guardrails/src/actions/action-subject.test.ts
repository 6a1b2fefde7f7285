// The question of actions: what it is called, how a request is spelt, and what findings are held to be about.
import { describe, expect, it } from "vitest";
import type { Finding } from "../contract/finding.js";
import type { Whereabouts } from "../exceptions/finding-facts.js";
import type { PolicyRequest } from "../policy-request.js";
import { actionSubject } from "./action-subject.js";
import { readAction } from "./read-action.js";

const reading = { inputKinds: [], parameters: {} };
const read = (action: unknown): PolicyRequest =>
  actionSubject.read(action, actionSubject.schemaFor({}), reading);
const readAgain = (input: unknown): PolicyRequest => actionSubject.readAgain?.(input) ?? { input };
const finding = { rule: "r", at: "" } as Finding;
const whereabouts = (action: unknown): Whereabouts | undefined => read(action).whereabouts?.(finding);

it("says what it is", () => {
  expect(actionSubject).toMatchObject({
    name: "action",
    called: "an action",
    description:
      "Decides whether a proposed action may run: allow, require_approval or deny, with the reasons. An action is `verb` and `resource`, a tool's call (`tool`, `arguments`), an API `request`, or a shell `command`.",
    entrypoint: "action/decision",
  });
});

it.each([
  [{ verb: "Rollout-Status", resource: "deploy" }, "status"],
  [{ verb: "auth can-i", resource: "deploy" }, "check"],
  [{ verb: "Delete", resource: "deploy" }, "delete"],
  [{ verb: "rollout", resource: "deploy" }, "rollout"],
])("%j is %s", (action, verb) => {
  expect(actionSubject.copy(action)).toEqual({ ...action, verb });
});

it.each([[{ verb: 1 }], [{ tool: "a" }], ["x"], [null], [[{ verb: "Delete" }]]])(
  "%j stays as it is",
  (action) => {
    expect(actionSubject.copy(action)).toEqual(action);
  },
);

const subject = { roles: ["admin"] };

describe("a finding is about", () => {
  it.each([
    ["its resource", { verb: "delete", resource: "po", namespace: "n", name: "a", subject }, "po", "n", "a"],
    ["the one target", { command: "kubectl delete po a -n shop", subject }, "pods", "shop", "a"],
    ["the kind without a name", { command: "kubectl get po", subject }, "pods", undefined, undefined],
    ["nothing that is named", { command: "ls", subject }, undefined, undefined, undefined],
  ])("%s", (_, action, kind, namespace, name) => {
    expect(whereabouts(action)).toEqual({ kind, namespace, name, roles: ["admin"] });
  });

  it.each([
    ["two targets", { command: "kubectl delete po a b", subject }],
    ["two operations", { command: "ls; kubectl delete po a", subject }],
    ["two operations of one target each", { command: "kubectl delete po a; kubectl delete po b", subject }],
  ])("none of %s", (_, action) => {
    expect(whereabouts(action)).toEqual({ roles: ["admin"] });
  });

  it("no roles where there are none", () => {
    expect(whereabouts({ verb: "get", resource: "po", subject: "me" })).toMatchObject({ roles: undefined });
  });
});

it("hands the policy what the action comes to", () => {
  const action = { command: "kubectl get po", environment: "dev" };
  expect(read(action).input).toEqual({ ...action, ...readAction(action) });
});

describe("an input that was put on record", () => {
  it("is about the same", () => {
    const { input } = read({ command: "kubectl delete po a -n shop" });
    const again = readAgain(input);
    expect(again.input).toBe(input);
    expect(again.whereabouts?.(finding)).toEqual({
      kind: "pods",
      namespace: "shop",
      name: "a",
      roles: undefined,
    });
  });

  it.each([["*"], [null], [{}], [{ operations: "*" }], [{ operations: [{ targets: "*" }] }]])(
    "%j is about nothing",
    (input) => {
      expect(readAgain(input).whereabouts?.(finding)).toEqual({
        kind: undefined,
        namespace: undefined,
        name: undefined,
        roles: undefined,
      });
    },
  );
});

describe("readAction", () => {
  it("takes no other shape", () => {
    expect(() => readAction({ verb: "get", resource: "pods", frob: 1 })).toThrow("frob");
    expect(() => readAction({ verb: "quiesce", resource: "pods" })).toThrow("verb");
  });

  it("takes the schema and the tools of a guard", () => {
    const schema = actionSubject.schemaFor({ verbs: { quiesce: "write" } });
    const parameters = { tools: { frob: { verb: "delete", kind: "pods" } } };
    expect(
      readAction({ verb: "quiesce", resource: "pods" }, { schema, parameters }).operations,
    ).toMatchObject([{ verb: "quiesce" }]);
    expect(readAction({ tool: "frob" }, { schema, parameters }).operations).toMatchObject([
      { verb: "delete", targets: [{ kind: "pods" }] },
    ]);
  });
});
