// What the history keeps of an operation, and what it does not.
import { expect, it } from "vitest";
import type { Operation } from "../../actions/operation.js";
import { rememberedOperation } from "./remembered-operation.js";

const operation = (more: object): Operation =>
  ({ at: "/command", tool: "kubectl", verb: "delete", targets: [], ...more }) as unknown as Operation;

it.each([
  ["at", "/x"],
  ["tool", "helm"],
  ["verb", "scale"],
  ["namespace", "shop"],
  ["cluster", "prod"],
  ["environment", "production"],
  ["dry_run", true],
  ["force", true],
  ["all", true],
  ["files", ["a.yaml"]],
  ["sends_to", ["evil.example"]],
  ["shows_credentials", true],
  ["holds_credentials", true],
])("keeps %s", (field, value) => {
  expect(rememberedOperation(operation({ [field]: value }))).toEqual({
    at: "/command",
    tool: "kubectl",
    verb: "delete",
    targets: [],
    [field]: value,
  });
});

it("keeps no values and no places", () => {
  const more = { said: "delete", changes: [{ path: ["a"], value: "s3cret" }], range: { start: 1, end: 2 } };
  expect(rememberedOperation(operation(more))).toEqual({
    at: "/command",
    tool: "kubectl",
    verb: "delete",
    targets: [],
  });
});

it.each([
  ["of what is changed", {}, true],
  ["of what is read", { verb: "get" }, false],
  ["of what is read with its credentials", { verb: "get", shows_credentials: true }, true],
])("keeps names %s: %j", (_, more, isKept) => {
  const targets = [{ kind: "pods", name: "web-1" }, { kind: "services" }];
  expect(rememberedOperation(operation({ ...more, targets }))["targets"]).toEqual([
    { kind: "pods", ...(isKept && { name: "web-1" }) },
    { kind: "services" },
  ]);
});

it("keeps of objects what they are called", () => {
  const object = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "db", namespace: "shop", labels: { a: "b" } },
    data: { pin: "eA==" },
  };
  const manifests = [
    { object },
    { object: { kind: "Pod", apiVersion: 5, metadata: { name: 7 } } },
    { object: { kind: "Pod" } },
    { object: { kind: 5 } },
    { object: null },
    { object: "text" },
  ];
  expect(rememberedOperation(operation({ manifests }))["manifests"]).toEqual([
    { object: { apiVersion: "v1", kind: "Secret", metadata: { name: "db", namespace: "shop" } } },
    { object: { kind: "Pod", metadata: {} } },
    { object: { kind: "Pod", metadata: {} } },
  ]);
  expect(rememberedOperation(operation({ manifests: [{ object: 5 }] }))).not.toHaveProperty("manifests");
});
