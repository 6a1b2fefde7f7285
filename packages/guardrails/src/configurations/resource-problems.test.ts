import { valueFromJavaScript } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resourceProblems } from "./resource-problems.js";

const problems = (document: unknown) => resourceProblems(valueFromJavaScript(document));
const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} };

describe("an object that is one", () => {
  it.each([
    ["of Kubernetes", pod],
    ["of somebody else", { apiVersion: "example.org/v1", kind: "App" }],
    ["a list", { apiVersion: "v1", kind: "List", items: [pod] }],
    ["an empty list", { apiVersion: "v1", kind: "List", items: [] }],
    ["a list of nothing", { apiVersion: "v1", kind: "List", items: null }],
    [
      "a typed list",
      { apiVersion: "v1", kind: "PodList", items: [{ spec: {} }, { kind: "", apiVersion: "" }] },
    ],
    [
      "a list in a list",
      { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "PodList", items: [{}] }] },
    ],
    ["with items beside what it is", { apiVersion: "v1", kind: "ConfigMap", items: [pod] }],
  ])("has no problem: %s", (_, document) => {
    expect(problems(document)).toEqual([]);
  });
});

describe("a document that nobody meant for Kubernetes", () => {
  it.each([
    ["text", "a", "the document is of type string, so it is no Kubernetes object"],
    ["a list", [pod], "the document is of type array, so it is no Kubernetes object"],
    ["values", { replicas: 3 }, "the document has no `kind`, so it is no Kubernetes object"],
    [
      "values with a kind",
      { kind: "DaemonSet" },
      "the document has no `apiVersion`, so it is no Kubernetes object",
    ],
    [
      "a chart",
      { apiVersion: "v2", name: "web" },
      "the document has no `kind`, so it is no Kubernetes object",
    ],
    ["values with a spec", { spec: {} }, "the document has no `kind`, so it is no Kubernetes object"],
    [
      "values with metadata",
      { metadata: {}, spec: 1 },
      "the document has no `kind`, so it is no Kubernetes object",
    ],
  ])("is foreign: %s", (_, document, message) => {
    expect(problems(document)).toEqual([{ message, at: "", object: "", is: "foreign" }]);
  });
});

describe("a document that was meant for Kubernetes", () => {
  it.each([
    ["null", null, "", "the document is `null`, so it is no Kubernetes object"],
    [
      "without a version",
      { kind: "Pod", spec: {} },
      "",
      "the document has no `apiVersion`, so it is no Kubernetes object",
    ],
    [
      "without a kind",
      { apiVersion: "v1", metadata: {} },
      "",
      "the document has no `kind`, so it is no Kubernetes object",
    ],
    [
      "without both",
      { metadata: {}, spec: {} },
      "",
      "the document has no `kind`, so it is no Kubernetes object",
    ],
    [
      "with a spoilt version",
      { "\ufeffapiVersion": "v1", kind: "Pod" },
      "",
      "the document has no `apiVersion`, but `\ufeffapiVersion`",
    ],
    ["with a capital kind", { apiVersion: "v1", Kind: "Pod" }, "", "the document has no `kind`, but `Kind`"],
    ["with a number for a kind", { apiVersion: "v1", kind: 3 }, "/kind", "`kind` must be a string"],
    ["with an empty kind", { apiVersion: "v1", kind: "" }, "/kind", "`kind` must be a string"],
    [
      "with a list for a version",
      { apiVersion: [], kind: "Pod" },
      "/apiVersion",
      "`apiVersion` must be a string",
    ],
    [
      "with a misspelt kind",
      { apiVersion: "v1", kind: "Pd" },
      "/kind",
      "unknown kind `Pd` in `v1` (did you mean `Pod`?)",
    ],
    ["with items that are no list", { ...pod, items: {} }, "/items", "`items` is of type object, not a list"],
  ])("is refused: %s", (_, document, at, message) => {
    expect(problems(document)).toEqual([{ message, at, object: "", is: "refused" }]);
  });
});

it("a key is quoted for the field it was meant for up to 99 characters", () => {
  const spoilt = (length: number) => `kind${"-".repeat(length - 4)}`;
  const lacking = "the document has no `kind`, ";
  const messages = (key: string) =>
    problems({ apiVersion: "v1", [key]: "Pod" }).map(({ message }) => message);
  expect(messages(spoilt(99))).toEqual([`${lacking}but \`${spoilt(80)}…\``]);
  expect(messages(spoilt(100))).toEqual([`${lacking}so it is no Kubernetes object`]);
  expect(messages(spoilt(101))).toEqual([`${lacking}so it is no Kubernetes object`]);
});

describe("items", () => {
  const list = (...items: unknown[]) => ({ apiVersion: "v1", kind: "List", items });

  it("are each asked for their kind, in order, with their places", () => {
    const found = problems(
      list(pod, null, 3, { ...pod, kind: "Pd" }, { spec: {} }, { apiVersion: "v1", kind: "NodeInfo" }),
    );
    expect(found.map(({ at, object, is, message }) => [at, object, is, message])).toEqual([
      ["/items/1", "/items/1", "refused", "the item is `null`, so it is no Kubernetes object"],
      ["/items/2", "/items/2", "refused", "the item is of type number, so it is no Kubernetes object"],
      ["/items/3/kind", "/items/3", "refused", "unknown kind `Pd` in `v1` (did you mean `Pod`?)"],
      ["/items/4", "/items/4", "refused", "the item has no `kind`, so it is no Kubernetes object"],
      ["/items/5/kind", "/items/5", "unknown", "unknown kind `NodeInfo` in `v1`"],
    ]);
  });

  it("have the kind of a typed list only if they say nothing themselves", () => {
    const typed = { apiVersion: "v1", kind: "PodList", items: [{ kind: "Pod" }, { apiVersion: "v1" }] };
    expect(problems(typed).map(({ message }) => message)).toEqual([
      "the item has no `apiVersion`, so it is no Kubernetes object",
      "the item has no `kind`, so it is no Kubernetes object",
    ]);
    expect(problems({ apiVersion: "v1", kind: "Pod", items: [{}] })).toHaveLength(1);
    expect(problems({ apiVersion: "v1", kind: "PdList", items: [{}] }).map(({ at }) => at)).toEqual([
      "/kind",
      "/items/0/kind",
    ]);
  });

  it("are opened however deep, and however many", () => {
    let deep: unknown = { apiVersion: "v1", kind: "Pd" };
    for (let depth = 0; depth < 200; depth++) deep = list(deep);
    expect(problems(deep)[0]?.at).toBe(`${"/items/0".repeat(200)}/kind`);
    const many = { ...list(), items: Array.from({ length: 200_000 }, () => pod) };
    expect(problems(many)).toEqual([]);
  });
});

it("never throws, whatever the document, and always says where", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (document) => {
      for (const { at, object, message } of problems(document)) {
        expect(at.startsWith(object)).toBe(true);
        expect(message).not.toBe("");
      }
    }),
  );
});
