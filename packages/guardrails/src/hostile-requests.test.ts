// Requests that run code, lie about themselves or never end: each gets a typed `deny`, and none an exception.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisionSchema } from "./contract/decision.js";
import { guardWith } from "./guard.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const guard = guardWith({ policies: [policyOf(() => ({ effect: "allow", findings: [] }))], host: fixedHost });
const action = { verb: "get", resource: "pods" };

/** Looking at anything of it throws something whose every part throws. */
function thrower(): unknown {
  const error = new Proxy(new Error("no"), {
    get: () => {
      throw thrown;
    },
    getPrototypeOf: () => {
      throw thrown;
    },
  });
  const thrown: unknown = error;
  return error;
}
const throws = (): never => {
  throw thrower();
};

const shared = (levels: number): unknown => {
  let value: unknown = { a: 1 };
  for (let level = 0; level < levels; level++) value = { l: value, r: value };
  return value;
};
const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};
const cycle: Record<string, unknown> = {};
cycle["self"] = [cycle];
/** Each look makes two new objects that do the same. */
const endless = (): unknown => ({
  get l() {
    return endless();
  },
  get r() {
    return endless();
  },
});
class Clock {
  readonly now = 1;
}
const revoked = Proxy.revocable({}, {});
revoked.revoke();

const hostile: Readonly<Record<string, unknown>> = {
  "a getter that throws": Object.defineProperty({}, "a", { enumerable: true, get: throws }),
  "a proxy that throws at every look": new Proxy(
    {},
    {
      get: throws,
      getPrototypeOf: throws,
      ownKeys: throws,
      getOwnPropertyDescriptor: throws,
      has: throws,
    },
  ),
  "a proxy whose prototype throws": new Proxy({ a: 1 }, { getPrototypeOf: throws }),
  "a list whose length throws": new Proxy([], { get: throws }),
  "a list that says it is endless": new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 53 : 1) }),
  "a list of no length": new Proxy([], { get: () => Number.NaN }),
  "a revoked proxy": revoked.proxy,
  "a cycle": cycle,
  "what is shared thirty times over": shared(30),
  "what is shared thousand times over": shared(1000),
  "what is made at every look": endless(),
  "five million numbers": new Array(5_000_000).fill(0),
  "a list of four thousand million holes": new Array(2 ** 32 - 1),
  "a nesting of 1,100": nested(1100),
  "a nesting of 100,000": nested(100_000),
  "a symbol": Symbol("x"),
  "a bigint": 5n,
  "a function": () => 1,
  "a date": new Date(0),
  "a map": new Map([["replicas", 1]]),
  "a set": new Set([1]),
  "an instance of a class": new Clock(),
  "an error": new Error("x"),
  "a regular expression": /x/,
  "a promise": Promise.resolve(1),
  "a weak map": new WeakMap(),
  "a buffer": new ArrayBuffer(8),
  "a view": new DataView(new ArrayBuffer(8)),
  "a list of floats": new Float64Array(2),
  "a boxed text": Object("x"),
  "not a number": Number.NaN,
  infinity: Number.NEGATIVE_INFINITY,
  "a toJSON": { toJSON: () => "x" },
};

/** Where something hostile may stand in each kind of request. */
const places: Readonly<
  Record<
    string,
    (value: unknown) => { readonly effect: string; readonly failure?: { readonly code: string } }
  >
> = {
  "as a prompt": (value) => guard.validatePrompt(value as never),
  "as a text": (value) => guard.validatePrompt({ text: value } as never),
  "in a context": (value) => guard.validatePrompt({ text: "a", context: { value } }),
  "as a context": (value) => guard.validatePrompt({ text: "a", context: value } as never),
  "as an action": (value) => guard.validateAction(value as never),
  "as a verb": (value) => guard.validateAction({ ...action, verb: value } as never),
  "in the arguments": (value) => guard.validateAction({ ...action, arguments: { deep: [value] } }),
  "in a subject": (value) => guard.validateAction({ ...action, subject: { value } }),
  "as a configuration": (value) => guard.validateConfiguration(value as never),
  "as the resources": (value) => guard.validateConfiguration({ resources: value } as never),
  "as a resource": (value) => guard.validateConfiguration({ resources: [value] } as never),
  "in a resource": (value) =>
    guard.validateConfiguration({ resources: [{ apiVersion: "v1", kind: "Pod", spec: { value } }] }),
};

describe.each(Object.keys(places))("%s", (place) => {
  it.each(Object.keys(hostile))("%s is denied", (name) => {
    const decision = places[place]?.(hostile[name]);
    expect(decision?.effect).toBe("deny");
    expect(["invalid_request", "limit_exceeded"]).toContain(decision?.failure?.code);
    expect(decisionSchema.safeParse(decision).error).toBeUndefined();
    expect(JSON.stringify(decision).length).toBeLessThan(2000);
  });
});

describe("a request", () => {
  it("is said to be too heavy, and where", () => {
    const decision = guard.validateAction({ ...action, arguments: { v: shared(30) } } as never);
    expect(decision.failure?.code).toBe("limit_exceeded");
    expect(decision.failure?.message).toMatch(
      /^larger than a request may be, about 128 MiB at `\/arguments\/v(\/[lr])+`$/,
    );
  });

  it("whose reading throws says what was thrown, if it can be told", () => {
    const throwing = (error: unknown) => ({
      ...action,
      get name(): string {
        throw error;
      },
    });
    const messageFor = (error: unknown) => guard.validateAction(throwing(error)).failure?.message;
    expect(messageFor(new Error("no name today"))).toBe("reading it throws: no name today");
    expect(messageFor(new Error("x".repeat(10_000)))).toBe(`reading it throws: ${"x".repeat(200)}…`);
    expect(messageFor("a text")).toBe("reading it throws: an unknown error");
    expect(messageFor(undefined)).toBe("reading it throws: an unknown error");
    expect(messageFor(Object.assign(new Error("x"), { message: 5 }))).toBe(
      "reading it throws: an unknown error",
    );
    expect(messageFor(thrower())).toBe("reading it throws: an unknown error");
  });

  it("is read once: what a getter says later does not count", () => {
    let looks = 0;
    const changing = {
      resource: "pods",
      get verb() {
        looks++;
        return looks === 1 ? "get" : "delete";
      },
    };
    const seen: unknown[] = [];
    const policy = policyOf((_, input) => {
      seen.push((input as { verb: unknown }).verb);
      return { effect: "allow", findings: [] };
    });
    expect(guardWith({ policies: [policy], host: fixedHost }).validateAction(changing as never).effect).toBe(
      "allow",
    );
    expect([seen, looks]).toEqual([["get"], 1]);
  });

  it("never makes a guard throw, whatever it is, and is never allowed if it is none", () => {
    const recipes = fc.letrec<{ recipe: Recipe }>((tie) => ({
      recipe: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...Object.keys(hostile)).map((name) => ({ hostile: name })),
        fc.jsonValue().map((data) => ({ data })),
        fc.constantFrom("get", "pods", "__proto__", "tool-output").map((data) => ({ data })),
        fc.array(tie("recipe"), { maxLength: 3 }).map((list) => ({ list })),
        fc
          .array(fc.tuple(fc.constantFrom(...names), tie("recipe")), { maxLength: 5 })
          .map((members) => ({ members })),
      ),
    })).recipe;
    fc.assert(
      fc.property(recipes, fc.constantFrom(...Object.keys(places)), (recipe, place) => {
        const decision = places[place]?.(made(recipe));
        expect(decisionSchema.safeParse(decision).error).toBeUndefined();
        if (decision?.failure !== undefined) expect(decision.effect).toBe("deny");
        if (holdsHostile(recipe)) expect(decision?.effect).toBe("deny");
      }),
      { numRuns: 200 },
    );
  });
});

/** What to make a value of: hostile ones cannot be shown when a test fails, recipes can. */
type Recipe =
  | { readonly hostile: string }
  | { readonly data: unknown }
  | { readonly list: readonly Recipe[] }
  | { readonly members: readonly (readonly [string, Recipe])[] };

const names = [
  "verb",
  "resource",
  "arguments",
  "subject",
  "text",
  "channel",
  "context",
  "resources",
  "kind",
  "apiVersion",
  "__proto__",
  "toString",
] as const;

function made(recipe: Recipe): unknown {
  if ("hostile" in recipe) return hostile[recipe.hostile];
  if ("data" in recipe) return recipe.data;
  if ("list" in recipe) return recipe.list.map(made);
  const value = {};
  for (const [name, member] of recipe.members) {
    Object.defineProperty(value, name, {
      value: made(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

/** Whether something hostile is left in what is made: of two members with a name, the last one is. */
function holdsHostile(recipe: Recipe): boolean {
  if ("hostile" in recipe) return true;
  if ("data" in recipe) return false;
  if ("list" in recipe) return recipe.list.some(holdsHostile);
  return [...new Map(recipe.members).values()].some(holdsHostile);
}
