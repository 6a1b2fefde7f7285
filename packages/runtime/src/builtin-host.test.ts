import { BuiltinError, RegoSet } from "@palisade/language";
import { createBuiltinContext, linkBuiltins } from "@palisade/runtime";
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
    expect(() => granted.get("http.send")?.([])).toThrow(BuiltinError);
    expect(granted.get("opa.runtime")?.([])).toBeUndefined();
  });
});

describe("built-ins are linked when a policy is loaded", () => {
  test("all that are unknown are named", () => {
    expect(() => linkBuiltins(["count", "no.such", "nor.this"], {})).toThrow("`no.such`, `nor.this`");
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
