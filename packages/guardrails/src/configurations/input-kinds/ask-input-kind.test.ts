// Kinds of one's own: asked first, and held against what a kind may say. What they lose is not clean.
import { isObject, type Value } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { createGuard } from "../../node.js";
import { defineInputKind, type InputKind } from "./define-input-kind.js";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers: [{ name: "app", image: "app:1", securityContext: { privileged: true } }] },
};
const wrapped = {
  name: "wrapped",
  description: "Objects under `inner`.",
  detect: (document: Value) => isObject(document) && document.has("inner"),
  read: (document: Value) => [
    { document: isObject(document) ? (document.get("inner") ?? null) : null, at: "/inner" },
  ],
};
const judge = async (kind: object, resource: unknown = { inner: pod }) => {
  const guard = await createGuard({ inputKinds: [defineInputKind({ ...wrapped, ...kind } as InputKind)] });
  return guard.validateConfiguration({ resources: [resource] });
};

describe("a kind of one's own", () => {
  it("is asked first, and says where things stand", async () => {
    const { findings, coverage } = await judge({ locate: (_: unknown, at: string) => `/elsewhere${at}` });
    expect(coverage).toEqual({ judged: 1, partly: 0, unlooked: [] });
    expect(findings[0]?.at).toMatch(/^\/elsewhere\/spec/);
    expect((await judge({})).findings[0]?.at).toMatch(/^\/inner\/spec/);
    expect((await judge({ locate: () => undefined })).findings[0]?.at).toMatch(/^\/inner\/spec/);
  });

  it("that reads nothing to judge leaves the document not looked at", async () => {
    const read = () => [];
    const { effect, coverage } = await judge({ read });
    const reason = "the input kind `wrapped` reads nothing to judge from it";
    expect(coverage).toEqual({ judged: 0, partly: 0, unlooked: [{ at: "/resources/0", reason }] });
    expect(effect).toBe("allow");
    expect((await judge({ read, mayBeEmpty: true })).coverage?.unlooked).toEqual([]);
    const guard = await createGuard({ inputKinds: [defineInputKind({ ...wrapped, read })] });
    const files = [{ name: "a.yaml", content: "kind: ConfigMap\napiVersion: v1\n---\ninner: {}\n" }];
    expect(guard.validateConfiguration({ files }).coverage?.unlooked).toEqual([
      {
        at: "/resources/0",
        reason: "no rule looks at `ConfigMap`",
        place: { file: "a.yaml", line: 1, column: 1 },
      },
      { at: "/resources/1", reason, place: { file: "a.yaml", line: 4, column: 1 } },
    ]);
  });

  it("may read plain data", async () => {
    const { findings } = await judge({ read: () => [{ document: pod, at: "", labels: undefined }] });
    expect(findings.map(({ rule }) => rule)).toContain("K8S-PRIVILEGED");
  });

  it.each<[string, unknown, string]>([
    ["a number", 5, "must be a string"],
    ["an object", {}, "must be a string"],
    ["null", null, "must be a string"],
    ["no pointer", "inner", "must be a JSON pointer"],
    ["an escape that is none", "/a~2", "must be a JSON pointer"],
    ["half a character", "/\ud800", "must be a JSON pointer"],
    ["a long text", `/${"a".repeat(10_000)}`, "is longer than 10000 characters"],
  ])("that has %s for a place is denied, and findings are told without it", async (_, place, problem) => {
    const { effect, failure, findings } = await judge({ locate: () => place });
    expect([effect, failure]).toEqual([
      "deny",
      {
        code: "evaluation_failed",
        message: `\`locate\` of the input kind \`wrapped\` gives something that ${problem}`,
      },
    ]);
    expect(findings.map(({ rule }) => rule)).toContain("K8S-PRIVILEGED");
    expect(findings.filter((finding) => "at" in finding || "resource" in finding)).toEqual([]);
  });

  const given = (method: string, value: unknown) => ({ [method]: () => value });
  const found = { document: null, at: "" };
  const rejected = () => Promise.reject(new Error("no"));
  it.each<[string, object, string]>([
    [
      "no list",
      given("read", undefined),
      "`read` of the input kind `wrapped` gives something that must be an array",
    ],
    ["no documents", given("read", [null]), "that must be an object at `/0`"],
    ["a document without a value", given("read", [{ at: "" }]), "that must be a value at `/0/document`"],
    ["a function", given("read", [{ ...found, document: () => 1 }]), "has no JSON form"],
    [
      "a document of no place",
      given("read", [{ ...found, at: "a" }]),
      "that must be a JSON pointer at `/0/at`",
    ],
    [
      "labels that hide the document",
      given("read", [{ ...found, labels: { document: 1 } }]),
      "that must not be called `document`, `input_kind` or `unread` at `/0/labels`",
    ],
    ["a promise", { read: rejected }, "`read` gives a promise, and a guard does not wait"],
    ["a promise of a place", { locate: rejected }, "`locate` gives a promise, and a guard does not wait"],
    [
      "a text for yes",
      given("detect", "no"),
      "`detect` of the input kind `wrapped` gives something that must be a boolean",
    ],
    ["a promise for yes", { detect: rejected }, "`detect` gives a promise, and a guard does not wait"],
    [
      "no problems",
      given("problems", [{ message: "a" }]),
      "`problems` of the input kind `wrapped` gives something",
    ],
    [
      "an error",
      {
        read: () => {
          throw new Error("lost");
        },
      },
      "lost",
    ],
  ])("that gives %s is denied", async (_, kind, message) => {
    const { effect, failure } = await judge(kind);
    expect(effect).toBe("deny");
    expect(failure?.message).toContain(message);
  });
});
