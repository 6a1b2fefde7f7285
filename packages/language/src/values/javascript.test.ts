// Data from programs: their values, what has none, and what would be too much.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RegoObject, RegoSet } from "./collections.js";
import { ConversionError, valueFromJavaScript } from "./javascript.js";
import { printJson } from "./json.js";
import { regoText } from "./rego-text.js";

const shared = (levels: number): unknown => {
  let value: unknown = { a: 1 };
  for (let level = 0; level < levels; level++) value = { l: value, r: value };
  return value;
};
const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
const sparse: unknown[] = [1];
sparse[2] = 3;
const cycle: unknown[] = [];
cycle.push({ deep: [cycle] });

class EndlessMap extends Map<unknown, unknown> {
  override *[Symbol.iterator](): MapIterator<[unknown, unknown]> {
    for (let index = 0; ; index++) yield [index % 8, "x".repeat(1024 * 1024)];
  }
}
class EndlessSet extends Set<unknown> {
  override *[Symbol.iterator](): SetIterator<unknown> {
    for (;;) yield "x".repeat(1024 * 1024);
  }
}
class Clock {}

describe("data", () => {
  it.each<[string, unknown, string]>([
    [
      "everything",
      [null, true, 1, -0, 1.5, 2n ** 64n, "a", [], {}],
      '[null, true, 1, 0, 1.5, 18446744073709551616, "a", [], {}]',
    ],
    ["what is left out", { a: undefined, b: [undefined] }, '{"b": [null]}'],
    ["holes", sparse, "[1, null, 3]"],
    [
      "maps with any keys",
      new Map<unknown, unknown>([
        [1, "a"],
        [[2], "b"],
      ]),
      '{1: "a", [2]: "b"}',
    ],
    ["sets", new Set([2, 1, 2]), "{1, 2}"],
    ["half a character", { "\ud800": "\udfff" }, '{"\ufffd": "\ufffd"}'],
    ["no prototype", Object.assign(Object.create(null), { a: 1 }), '{"a": 1}'],
    [
      "names of prototypes",
      JSON.parse('{"__proto__": 1, "constructor": 2}'),
      '{"__proto__": 1, "constructor": 2}',
    ],
    ["values", [RegoSet.from([1]), RegoObject.from([["a", 1]])], '[{1}, {"a": 1}]'],
    [
      "the same thing twice",
      shared(2),
      '{"l": {"l": {"a": 1}, "r": {"a": 1}}, "r": {"l": {"a": 1}, "r": {"a": 1}}}',
    ],
  ])("have values: %s", (_, data, text) => {
    expect(regoText(valueFromJavaScript(data))).toBe(text);
  });

  it.each<[string, unknown, string, string]>([
    ["NaN", { a: [Number.NaN] }, "`NaN` has no JSON form at `/a/0`", "/a/0"],
    ["infinity", Number.NEGATIVE_INFINITY, "`-Infinity` has no JSON form at the top", ""],
    ["nothing", undefined, "a value of type `undefined` has no JSON form at the top", ""],
    ["a function", { "a/b": () => 1 }, "a value of type `function` has no JSON form at `/a~1b`", "/a~1b"],
    ["a symbol", [Symbol("x")], "a value of type `symbol` has no JSON form at `/0`", "/0"],
    ["a class", [new Clock()], "an instance of `Clock` has no JSON form at `/0`", "/0"],
    ["a date", new Date(0), "an instance of `Date` has no JSON form at the top", ""],
    ["a cycle", cycle, "a cycle has no JSON form at `/0/deep/0`", "/0/deep/0"],
    [
      "a symbol in a set",
      new Set([1, Symbol("x")]),
      "a value of type `symbol` has no JSON form at `/1`",
      "/1",
    ],
    [
      "a symbol in a map",
      new Map([["k", Symbol("x")]]),
      "a value of type `symbol` has no JSON form at `/k`",
      "/k",
    ],
    [
      "a key that is none",
      new Map([[Symbol("x"), 1]]),
      "a value of type `symbol` has no JSON form at the top",
      "",
    ],
    [
      "a key of a long name",
      { ["k".repeat(500)]: Number.NaN },
      `\`NaN\` has no JSON form at \`/${"k".repeat(199)}…\``,
      `/${"k".repeat(500)}`,
    ],
  ])("have none: %s", (_, data, message, path) => {
    const refused = expect.objectContaining({ name: "ConversionError", message, path }) as unknown;
    expect(() => valueFromJavaScript(data)).toThrow(refused as Error);
  });

  it("may be 1024 levels deep, and no more", () => {
    expect(() => valueFromJavaScript(nested(1024))).not.toThrow();
    expect(() => valueFromJavaScript(nested(1025))).toThrow("nested deeper than 1024 levels at");
    expect(() => valueFromJavaScript(nested(100_000))).toThrow(ConversionError);
  });

  it.each<[string, unknown]>([
    ["shared forty times over", shared(40)],
    ["of four thousand million holes", new Array(2 ** 32 - 1)],
    ["a map without end", new EndlessMap()],
    ["a set without end", new EndlessSet()],
    [
      "a list that says it is endless",
      new Proxy([], { get: (_, name) => (name === "length" ? Number.MAX_SAFE_INTEGER : 1) }),
    ],
  ])("are refused before they are made: %s", (_, data) => {
    expect(() => valueFromJavaScript(data)).toThrow("more than memory may be taken for at");
  });

  it("count what is shared each time, and convert it once", () => {
    // 2^20 objects of a key and a number take 193 bytes each, and as many hold two keys and 162.
    expect(() => valueFromJavaScript(shared(20))).not.toThrow();
    expect(() => valueFromJavaScript(shared(21))).toThrow("more than memory may be taken for at");
    expect(() => valueFromJavaScript(shared(4), 1024 * 1024)).not.toThrow();
    expect(() => valueFromJavaScript(shared(12), 1024 * 1024)).toThrow(
      "more than memory may be taken for at",
    );
  });

  it("come back as they went in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(JSON.parse(printJson(valueFromJavaScript(data)))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
