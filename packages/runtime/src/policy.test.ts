import { writeBundle } from "@palisade/bundle";
import { readPlan } from "@palisade/language";
import { EvaluationError, loadBundle, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

const local = (value: number) => ({ type: "local", value });
const text = (value: number) => ({ type: "string_index", value });

/** `a/p` is `input.x`; `a/all` gives a result for each value of `data.list`. */
const plan = readPlan({
  static: { strings: [{ value: "result" }, { value: "x" }, { value: "list" }] },
  plans: {
    plans: [
      {
        name: "a/p",
        blocks: [
          {
            stmts: [
              { type: "DotStmt", stmt: { source: local(0), key: text(1), target: 2 } },
              { type: "MakeObjectStmt", stmt: { target: 3 } },
              { type: "ObjectInsertStmt", stmt: { key: text(0), value: local(2), object: 3 } },
              { type: "ResultSetAddStmt", stmt: { value: 3 } },
            ],
          },
        ],
      },
      {
        name: "a/all",
        blocks: [
          {
            stmts: [
              { type: "DotStmt", stmt: { source: local(1), key: text(2), target: 2 } },
              {
                type: "ScanStmt",
                stmt: {
                  source: 2,
                  key: 3,
                  value: 4,
                  block: { stmts: [{ type: "ResultSetAddStmt", stmt: { value: 4 } }] },
                },
              },
            ],
          },
        ],
      },
    ],
  },
});

const policy = await loadPolicy({ plan, data: { list: [3, 1] } });

describe("a policy answers in plain data", () => {
  test.each<[string, unknown, unknown]>([
    ["a value", { x: [1, { y: null }] }, [1, { y: null }]],
    ["false is a value", { x: false }, false],
    ["undefined", {}, undefined],
    ["no input", undefined, undefined],
    ["JSON as bytes", new TextEncoder().encode('{"x": "ü"}'), "ü"],
    [
      "an integer beyond 2^53",
      new TextEncoder().encode('{"x": 12345678901234567890}'),
      12345678901234567890n,
    ],
  ])("%s", (_, input, want) => {
    expect(policy.evaluate("a/p", input)).toEqual(want);
  });

  test("an entrypoint may be named as a reference", () => {
    expect(policy.evaluate("data.a.p", { x: 1 })).toBe(1);
  });

  test("as JSON every digit is kept", () => {
    expect(policy.evaluateJson("a/p", new TextEncoder().encode('{"x": [1.10, 1e400]}'))).toBe("[1.10,1e400]");
    expect(policy.evaluateJson("a/p", {})).toBeUndefined();
  });

  test("several results are a list", () => {
    expect(policy.evaluate("a/all")).toEqual([1, 3]);
  });

  test("it says what it can be asked", () => {
    expect(policy.entrypoints).toEqual(["a/all", "a/p"]);
  });
});

describe("whatever goes wrong is one typed error", () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;

  test.each<[string, string, unknown, string]>([
    ["an unknown entrypoint", "a/q", {}, "unknown_entrypoint"],
    ["a name of prototypes", "__proto__", {}, "unknown_entrypoint"],
    ["bytes that are no JSON", "a/p", new TextEncoder().encode("{"), "invalid_input"],
    ["bytes that are no UTF-8", "a/p", Uint8Array.of(0x22, 0xff, 0x22), "invalid_input"],
    ["a cycle", "a/p", cyclic, "invalid_input"],
    ["a function", "a/p", { x: () => 1 }, "invalid_input"],
    ["no number", "a/p", { x: Number.NaN }, "invalid_input"],
  ])("%s", (_, entrypoint, input, code) => {
    expect(() => policy.evaluate(entrypoint, input)).toThrow(
      expect.objectContaining({ name: "EvaluationError", code }),
    );
  });

  test("a policy made of nothing", async () => {
    await expect(loadPolicy({})).rejects.toMatchObject({ code: "invalid_module" });
    await expect(loadPolicy({ plan, data: { x: Number.NaN } })).rejects.toBeInstanceOf(EvaluationError);
    await expect(loadPolicy({ wasm: Uint8Array.of(0) })).rejects.toMatchObject({ code: "invalid_module" });
  });
});

describe("a bundle becomes a policy", () => {
  test("of its plan, if it has no module", async () => {
    const bytes = await writeBundle({ plan, manifest: { name: "main" }, revision: "r7" });
    const loaded = await loadBundle(bytes);
    expect(loaded.evaluate("a/p", { x: 1 })).toBe(1);
    expect(loaded).toMatchObject({ name: "main", revision: "r7", digest: expect.stringMatching(/^sha256:/) });
  });

  test("unless there is nothing in it that runs", async () => {
    const bytes = await writeBundle({ modules: [{ file: "a.rego", text: "package a" }] });
    await expect(loadBundle(bytes)).rejects.toMatchObject({
      code: "invalid_module",
      message: expect.stringContaining("build it first"),
    });
  });

  test("or its module is none", async () => {
    const bytes = await writeBundle({ wasm: Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 2, 3) });
    await expect(loadBundle(bytes)).rejects.toMatchObject({ code: "invalid_module" });
  });
});
