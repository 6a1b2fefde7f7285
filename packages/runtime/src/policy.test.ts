import { writeBundle } from "@palisade/bundle";
import { generateWasm } from "@palisade/compiler";
import { parseJson, RegoObject, RegoSet, readPlan, type Value } from "@palisade/language";
import { type Engine, EvaluationError, loadBundle, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { createPolicy } from "./policy.js";

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
    await expect(loadPolicy({})).rejects.toMatchObject({
      code: "invalid_module",
      message: "a policy needs a WASM module or a plan",
    });
    await expect(loadPolicy({ plan, data: { x: Number.NaN } })).rejects.toBeInstanceOf(EvaluationError);
    await expect(loadPolicy({ plan, data: { x: Number.NaN } })).rejects.toMatchObject({
      code: "invalid_input",
      message: "data: `NaN` has no JSON form at `/x`",
    });
    await expect(loadPolicy({ wasm: Uint8Array.of(0) })).rejects.toMatchObject({ code: "invalid_module" });
  });
});

describe("a policy says of itself", () => {
  test("nothing, if it came without a bundle", () => {
    expect(policy).toMatchObject({ name: "", revision: "", digest: "", metadata: {} });
  });

  test("what its bundle says", () => {
    const labels = { revision: "r1", digest: "sha256:0", metadata: { name: "main", owner: "us" } };
    expect(createPolicy([], 1, labels)).toMatchObject({ name: "main", ...labels, entrypoints: [] });
    expect(createPolicy([], 1, { metadata: { name: 7 } }).name).toBe("");
  });

  test("which entrypoint it does not have", () => {
    expect(() => policy.evaluate("data.a.q")).toThrow("the policy has no entrypoint `a/q`");
    expect(() => policy.evaluate("//a/q/r")).toThrow("the policy has no entrypoint `a/q/r`");
    expect(() => policy.evaluate("a.q")).toThrow("the policy has no entrypoint `a.q`");
  });
});

describe("a policy of several engines", () => {
  const engine = (answer: Value, ...entrypoints: readonly string[]): Engine => ({
    entrypoints,
    evaluate: (name, input) => [[answer, name, input instanceof Uint8Array ? "bytes" : (input ?? "nothing")]],
  });

  test("asks the first that has the entrypoint", () => {
    const both = createPolicy([engine(1, "b", "a"), engine(2, "c", "a")], 0, {});
    expect(both.entrypoints).toEqual(["a", "b", "c"]);
    expect(both.evaluate("a")).toEqual([[1, "a", "nothing"]]);
    expect(both.evaluate("/c", 5)).toEqual([[2, "c", 5]]);
  });

  test("gives bytes only to those that want them", () => {
    const text = createPolicy([{ ...engine(1, "a"), prefersText: true }], 0, {});
    expect(text.evaluate("a", { x: 1 })).toEqual([[1, "a", "bytes"]]);
    expect(text.evaluate("a", new Set([1]))).toEqual([[1, "a", [1]]]);
    expect(createPolicy([engine(1, "a")], 0, {}).evaluate("a", { x: 1 })).toEqual([[1, "a", { x: 1 }]]);
  });

  test.each<[string, unknown, string]>([
    ["bytes that are no JSON", new TextEncoder().encode("[1,"), "input: "],
    ["bytes that are JSON", new TextEncoder().encode("[1]"), "not mine"],
    ["a value", [1], "not mine"],
  ])("says where the input is wrong, if it knows: %s", (_, input, message) => {
    const refusing = createPolicy(
      [
        {
          entrypoints: ["a"],
          evaluate: () => {
            throw new EvaluationError("invalid_input", "not mine");
          },
        },
      ],
      0,
      {},
    );
    expect(() => refusing.evaluate("a", input)).toThrow(
      expect.objectContaining({ code: "invalid_input", message: expect.stringContaining(message) }),
    );
  });

  test("other errors come through, whatever the input", () => {
    const failing = createPolicy(
      [
        {
          entrypoints: ["a"],
          evaluate: () => {
            throw new EvaluationError("eval_type_error", "mine");
          },
        },
      ],
      0,
      {},
    );
    expect(() => failing.evaluate("a", new TextEncoder().encode("["))).toThrow("mine");
  });

  test.each<[string, readonly Value[], unknown]>([
    ["no result", [], undefined],
    ["one `result`", [RegoObject.from([["result", null]])], null],
    ["one binding", [RegoObject.from([["x", 1]])], [{ x: 1 }]],
    [
      "a `result` and more",
      [
        RegoObject.from([
          ["result", 1],
          ["x", 2],
        ]),
      ],
      [{ result: 1, x: 2 }],
    ],
    [
      "two results",
      [RegoObject.from([["result", 1]]), RegoObject.from([["result", 2]])],
      [{ result: 1 }, { result: 2 }],
    ],
    ["what is no object", [7], [7]],
    ["a set", [RegoObject.from([["result", RegoSet.from([2, 1])]])], [1, 2]],
  ])("gives %s", (_, results, want) => {
    const given = createPolicy([{ entrypoints: ["a"], evaluate: () => results }], 0, {});
    expect(given.evaluate("a")).toEqual(want);
    expect(given.evaluateJson("a")).toBe(want === undefined ? undefined : JSON.stringify(want));
  });

  test("as a value, a set is a set", () => {
    const set = RegoSet.from([1]);
    const given = createPolicy(
      [{ entrypoints: ["a"], evaluate: () => [RegoObject.from([["result", set]])] }],
      0,
      {},
    );
    expect(given.evaluateValue("a")).toBe(set);
  });
});

test("data are the policy's own, and absent ones are an empty object", async () => {
  const data = { list: [1] };
  const own = await loadPolicy({ plan, data });
  data.list.push(2);
  expect(own.evaluate("a/all")).toEqual([1]);
  const value = RegoObject.from([["list", [1]]]);
  const ofValue = await loadPolicy({ plan, data: value });
  value.set("list", [5]);
  expect(ofValue.evaluate("a/all")).toEqual([1]);
  expect((await loadPolicy({ plan })).evaluate("a/all")).toBeUndefined();
});

describe("a bundle becomes a policy", () => {
  test("of all its modules, rather than its plan", async () => {
    const wasm = generateWasm(plan);
    const loaded = await loadBundle(
      await writeBundle({ wasm, plan, data: parseJson('{"list": [4]}') as RegoObject }),
    );
    expect(loaded.evaluate("a/all")).toEqual([4]);
    expect(loaded.entrypoints).toEqual(["a/all", "a/p"]);
    const damaged = await writeBundle({ wasm: Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0), plan });
    await expect(loadBundle(damaged)).rejects.toMatchObject({ code: "invalid_module" });
  });

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
      message: "the bundle has neither a `policy.wasm` nor a `plan.json`: build it first",
    });
  });

  test("or its module is none", async () => {
    const bytes = await writeBundle({ wasm: Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 2, 3) });
    await expect(loadBundle(bytes)).rejects.toMatchObject({ code: "invalid_module" });
  });
});

describe("data laid over a policy's own", () => {
  const value = (data: unknown) => policy.withData(data).evaluate("a/all");

  test("are joined with them, and win", () => {
    expect(value({ other: 1 })).toEqual([1, 3]);
    expect(value({ list: [7] })).toEqual([7]);
    expect(
      policy
        .withData({ list: { a: 1, b: 2 } })
        .withData({ list: { b: 5 } })
        .evaluate("a/all"),
    ).toEqual([1, 5]);
  });

  test("leave the policy as it was", () => {
    const data = { list: [7] };
    const laid = policy.withData(data);
    data.list.push(8);
    expect([laid.evaluate("a/all"), policy.evaluate("a/all")]).toEqual([[7], [1, 3]]);
  });

  test("have a digest, whatever the order of their keys", () => {
    const laid = policy.withData({ a: 1, b: [2] });
    expect(policy.dataDigest).toBe("");
    expect(laid.dataDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(policy.withData({ b: [2] }).withData({ a: 1 }).dataDigest).toBe(laid.dataDigest);
    expect(policy.withData({ a: 2, b: [2] }).dataDigest).not.toBe(laid.dataDigest);
  });

  test.each([[[1]], ["text"], [null], [7]])("are an object, not %j", (data) => {
    expect(() => policy.withData(data)).toThrow("data that are laid over a policy's own are an object");
  });

  test("may be for one evaluation, each document in the place of the one of its name", () => {
    const laid = policy.withData({ list: { a: 1 }, other: 1 });
    expect(laid.evaluate("a/all", {}, { documents: { list: { b: 2 } } })).toEqual([2]);
    expect(laid.evaluate("a/all", {}, { documents: { other: 2 } })).toEqual([1]);
    expect(laid.evaluate("a/all")).toEqual([1]);
    const list = Number.NaN;
    expect(() => policy.evaluate("a/all", {}, { documents: { list } })).toThrow(EvaluationError);
  });

  test("may come with the bundle's bytes", async () => {
    const bytes = await writeBundle({ plan, data: new RegoObject() });
    const laid = await loadBundle(bytes, {}, { data: { list: ["x"] } });
    expect(laid.evaluate("a/all")).toEqual(["x"]);
  });
});
