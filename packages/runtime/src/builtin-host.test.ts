import { BuiltinError, RegoSet } from "@palisade/language";
import { createBuiltinContext, EvaluationError, linkBuiltins } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

describe("a context for one evaluation", () => {
  test("the caller's clock wins over the host's", () => {
    expect(createBuiltinContext({ clock: () => 5n }, {}).now).toBe(5n);
    expect(createBuiltinContext({ clock: () => 5n }, { now: 7n }).now).toBe(7n);
    expect(createBuiltinContext({}, {}).now).toBeGreaterThan(0n);
  });

  test("a seed gives the same bytes every time, and others in turn", () => {
    const first = createBuiltinContext({ seed: 1 }, {});
    const bytes = first.randomBytes(32);
    expect(createBuiltinContext({ seed: 1 }, {}).randomBytes(32)).toEqual(bytes);
    expect(first.randomBytes(32)).not.toEqual(bytes);
    expect(createBuiltinContext({ seed: 2 }, {}).randomBytes(32)).not.toEqual(bytes);
  });

  test("a seed gives the same bytes on every machine", () => {
    const { randomBytes } = createBuiltinContext({ seed: 1 }, {});
    expect([...randomBytes(8)]).toEqual([114, 240, 253, 57, 96, 112, 176, 169]);
    expect(randomBytes(3)).toHaveLength(3);
  });

  test("it knows the host's own, and nothing of another evaluation", () => {
    const parseModule = () => null;
    const testCase = () => undefined;
    const print = () => undefined;
    const context = createBuiltinContext({ parseModule, testCase, print }, {});
    expect(context).toMatchObject({ parseModule, testCase, print });
    expect(createBuiltinContext({}, {})).not.toHaveProperty("parseModule");
    expect(createBuiltinContext({}, {})).not.toHaveProperty("testCase");
    expect(createBuiltinContext({}, {}).print("x")).toBeUndefined();
    expect([context.cache.size, context.compiled.size, context.granted.size]).toEqual([0, 0, 0]);
    expect(createBuiltinContext({}, {}).cache).not.toBe(context.cache);
  });

  test("an engine's own budget comes before the context's", () => {
    const taken: number[] = [];
    const context = createBuiltinContext(
      {},
      { steps: 1, memory: 5 },
      { takeSteps: (count) => void taken.push(count) },
    );
    context.takeSteps(100);
    expect(taken).toEqual([100]);
    expect(() => context.takeMemory(6)).toThrow("memory limit exceeded");
  });

  test("without a seed bytes are the system's", () => {
    const { randomBytes } = createBuiltinContext({}, {});
    expect(randomBytes(16)).toHaveLength(16);
    expect(randomBytes(16)).not.toEqual(randomBytes(16));
  });

  test("what is granted speaks plain data; what it throws is a built-in's error", () => {
    const { granted } = createBuiltinContext(
      {
        capabilities: {
          "net.lookup_ip_addr": (name) => new Set([`address of ${name}`]),
          "http.send": () => {
            throw new Error("no route");
          },
          "opa.runtime": () => undefined,
        },
      },
      {},
    );
    expect(granted.get("net.lookup_ip_addr")?.(["x"])).toEqual(RegoSet.from(["address of x"]));
    expect(() => granted.get("http.send")?.([])).toThrow(
      new BuiltinError("no route", undefined, { cause: new Error("no route") }),
    );
    expect(granted.get("opa.runtime")?.([])).toBeUndefined();
  });
});

describe("built-ins are linked when a policy is loaded", () => {
  test("all that are unknown are named", () => {
    expect(() => linkBuiltins(["count", "no.such", "nor.this"], {})).toThrow(
      new EvaluationError(
        "missing_capability",
        "the policy needs what is not granted: `no.such`, `nor.this`",
      ),
    );
  });

  test("what needs a capability needs it granted", () => {
    expect(() => linkBuiltins(["http.send"], {})).toThrow(
      expect.objectContaining({
        code: "missing_capability",
        message: expect.stringContaining("`http.send`"),
      }),
    );
    expect(linkBuiltins(["http.send"], { capabilities: { "http.send": () => ({}) } }).size).toBe(1);
  });
});
