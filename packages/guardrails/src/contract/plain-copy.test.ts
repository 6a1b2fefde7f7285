// Copies of what outsiders hand in: the same data, weighed before they are made.
import { isDeepStrictEqual } from "node:util";
import { createContext, runInContext } from "node:vm";
import { parseJson } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maximumRequestWeight, plainCopy } from "./plain-copy.js";
import { RequestError } from "./request-error.js";

function refusal(
  data: unknown,
  limit = maximumRequestWeight,
  halves: "refuse" | "replace" = "refuse",
): unknown {
  try {
    return plainCopy(data, { limit, halves });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return [error.code, error.message];
  }
}

const mebi = 1024 * 1024;
const tooHeavy = (place = "", limit = 1) => [
  "limit_exceeded",
  `larger than a request may be, about ${limit} MiB${place === "" ? "" : ` at \`${place}\``}`,
];

describe("a copy", () => {
  it("is the same data, and nothing of them", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (data) => {
        const copy = plainCopy(data);
        // As text: JSON has one zero, and numbers have two.
        expect(JSON.stringify(copy)).toBe(JSON.stringify(data));
        if (typeof data === "object" && data !== null) expect(copy).not.toBe(data);
      }),
    );
  });

  it("leaves out what is undefined, and has null in holes", () => {
    const sparse: unknown[] = [1];
    sparse[2] = undefined;
    expect(plainCopy({ a: undefined, b: sparse })).toEqual({ b: [1, null, null] });
  });

  it("has `__proto__` for a key, and no other prototype", () => {
    const copy = plainCopy(JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')) as object;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(copy, "__proto__")).toEqual({
      value: { a: 1 },
      enumerable: true,
      configurable: true,
      writable: true,
    });
    expect(Object.entries(copy)).toEqual([
      ["__proto__", { a: 1 }],
      ["constructor", 2],
    ]);
  });

  it("takes objects without a prototype, and values that were read before", () => {
    expect(plainCopy(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
    const value = parseJson('{"a": 12345678901234567890.5}');
    expect(plainCopy([value])).toEqual([value]);
    expect((plainCopy([value]) as unknown[])[0]).toBe(value);
    const numbers = parseJson("[12345678901234567890.5]") as readonly unknown[];
    expect((plainCopy([numbers[0]]) as unknown[])[0]).toBe(numbers[0]);
  });

  it("takes plain objects of another realm, and none that inherit from a plain one", () => {
    expect(plainCopy(runInContext("({ a: [1] })", createContext({})))).toEqual({ a: [1] });
    expect(refusal([Object.create({ a: 1 })])).toEqual([
      "invalid_request",
      "an instance of a class has no JSON form at `/0`",
    ]);
  });

  it("is not made of half a character, or two requests would have one digest", () => {
    const half = "with half a character (a lone surrogate) has no JSON form: cut texts between characters";
    expect(refusal({ x: ["\ud800a"] })).toEqual(["invalid_request", `a text ${half} at \`/x/0\``]);
    expect(refusal({ x: { "\udfff": 1 } })).toEqual(["invalid_request", `a key ${half} at \`/x\``]);
    expect(plainCopy({ "😀": "😀\ufffd" })).toEqual({ "😀": "😀\ufffd" });
  });

  it("of an answer has whole characters only", () => {
    const answered = (data: unknown) => plainCopy(data, { halves: "replace" });
    expect(answered({ "a\ud800": "\udfff" })).toEqual({ "a\ufffd": "\ufffd" });
    expect(refusal({ x: { "\ud800": 1, "\udfff": 2 } }, maximumRequestWeight, "replace")).toEqual([
      "invalid_request",
      "two keys are the same text once it is well formed at `/x`",
    ]);
    expect(answered({ "\ud800": 1, b: 2 })).toEqual({ "\ufffd": 1, b: 2 });
  });

  it("is made once of what is shared", () => {
    const part = { a: [1] };
    const copy = plainCopy({ l: part, r: part }) as { l: unknown; r: unknown };
    expect(copy).toEqual({ l: part, r: part });
    expect(copy.l).toBe(copy.r);
  });

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "a value of type `undefined` has no JSON form"],
    ["a bigint", [1n], "a value of type `bigint` has no JSON form at `/0`"],
    ["a symbol", { a: Symbol("x") }, "a value of type `symbol` has no JSON form at `/a`"],
    ["a function", { "a/b~": [() => 1] }, "a value of type `function` has no JSON form at `/a~1b~0/0`"],
    ["NaN", { a: [1, Number.NaN] }, "a number that is not finite has no JSON form at `/a/1`"],
    ["a class", [new Map()], "an instance of a class has no JSON form at `/0`"],
  ])("is not made of %s", (_, data, message) => {
    expect(refusal(data)).toEqual(["invalid_request", message]);
  });

  it("is not made of a cycle, and is of what is there twice", () => {
    const cycle: Record<string, unknown> = { before: [1] };
    cycle["a"] = { b: cycle };
    expect(refusal(cycle)).toEqual(["invalid_request", "a cycle has no JSON form at `/a/b`"]);
  });

  it("may hold more beside each other than it may have levels", () => {
    const many = Array.from({ length: 2000 }, () => ({}));
    expect(plainCopy(many)).toEqual(many);
  });

  it("may be 1024 levels deep, and no more", () => {
    const nested = (levels: number): unknown => {
      let data: unknown = 1;
      for (let level = 0; level < levels; level++) data = level % 2 === 0 ? [data] : { a: data };
      return data;
    };
    expect(refusal(nested(1024))).toEqual(nested(1024));
    expect(refusal(nested(1025))).toEqual([
      "invalid_request",
      expect.stringMatching(/^nested deeper than 1024 levels at/),
    ]);
  });
});

describe("the weight of a copy", () => {
  it("is 128 MiB at most, if nobody says otherwise", () => {
    expect(maximumRequestWeight).toBe(134_217_728);
  });

  it.each<[string, unknown, number]>([
    ["null", [null], 64],
    ["a boolean", [true], 64],
    ["a number", [1], 64],
    ["a text", ["ab"], 66],
    ["lists", [[], []], 96],
    ["a key", { abc: 1 }, 67],
    ["a text in a list in an object", { ab: ["c"] }, 99],
    ["an object that was read before", [parseJson('{"a": "b"}')], 64],
  ])("is exact: %s", (_, data, weight) => {
    expect(refusal(data, weight)).toEqual(data);
    expect(refusal(data, weight - 1)).toEqual(["limit_exceeded", expect.stringContaining("about 0 MiB")]);
  });

  it.each<[string, unknown, unknown]>([
    ["a text", "x".repeat(mebi), "x".repeat(mebi + 1)],
    ["a list", new Array(mebi / 32 - 1).fill(0), new Array(mebi / 32).fill(0)],
    ["a longer list", [], new Array(mebi / 32 + 1).fill(0)],
    ["a list of texts", ["x".repeat(mebi - 96), 1], ["x".repeat(mebi - 64), 1]],
    ["an object", { a: "x".repeat(mebi - 65) }, { a: "x".repeat(mebi - 64) }],
  ])("is that of its parts: %s", (_, light, heavy) => {
    expect(isDeepStrictEqual(refusal(light, mebi), light)).toBe(true);
    expect(refusal(heavy, mebi)).toEqual([
      "limit_exceeded",
      expect.stringContaining("larger than a request may be, about 1 MiB"),
    ]);
  });

  it("counts keys before a value is read", () => {
    const names = Object.fromEntries(Array.from({ length: mebi / 32 + 1 }, (_, index) => [`k${index}`, 1]));
    let reads = 0;
    const counted = new Proxy(names, {
      get: (target, name) => {
        reads++;
        return Reflect.get(target, name) as unknown;
      },
    });
    expect(refusal({ a: counted }, mebi)).toEqual(tooHeavy("/a"));
    expect(reads).toBe(0);
  });

  it("counts items before one is read", () => {
    const read: unknown[] = [];
    const counted = new Proxy(new Array<number>(mebi / 32 + 1).fill(0), {
      get: (target, name) => {
        read.push(name);
        return Reflect.get(target, name) as unknown;
      },
    });
    expect(refusal({ a: counted }, mebi)).toEqual(tooHeavy("/a"));
    expect(read).toEqual(["length"]);
  });

  it("counts what is shared each time", () => {
    const shared = (levels: number): unknown => {
      let data: unknown = 1;
      for (let level = 0; level < levels; level++) data = [data, data];
      return data;
    };
    // 2^(n + 1) - 1 parts of 32 bytes.
    expect(Array.isArray(plainCopy(shared(14), { limit: mebi }))).toBe(true);
    expect(refusal(shared(15), mebi)).toEqual(tooHeavy());
    expect(refusal(shared(1000))).toEqual(["limit_exceeded", expect.stringContaining("about 128 MiB at `/")]);
  });
});
