// Plain data have the same text whichever way they take; whatever is not plain is left to the slow way.
import { parseJson, regoText, valueFromJavaScript } from "@palisade/language";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plainJson } from "./plain-json.js";

test("gives the text of the value that the slow way gives", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (data) => {
      expect(regoText(parseJson(plainJson(data) as string))).toBe(regoText(valueFromJavaScript(data)));
    }),
  );
});

const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as object;
const sparse: unknown[] = [1];
sparse[2] = 3;

test.each([
  [2n ** 70n, "1180591620717411303424"],
  [-0, "0"],
  [1e21, "1e+21"],
  [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
  [sparse, "[1,null,3]"],
  [hostile, '{"__proto__":{"a":1},"constructor":2}'],
  [Object.create(null), "{}"],
])("plain data %#", (data, text) => {
  expect(plainJson(data)).toBe(text);
  expect(regoText(parseJson(text))).toBe(regoText(valueFromJavaScript(data)));
});

const cycle: Record<string, unknown> = {};
let shared: unknown = { a: 1 };
for (let level = 0; level < 40; level++) shared = { left: shared, right: shared };
const throwing = {
  get name(): string {
    throw new Error("no");
  },
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();
cycle["self"] = [cycle];

test.each([
  ["NaN", Number.NaN],
  ["infinity", [Number.POSITIVE_INFINITY]],
  ["a function", { f: () => 1 }],
  ["a symbol", Symbol("x")],
  ["a map", new Map()],
  ["a set", [new Set()]],
  ["a date", { at: new Date(0) }],
  ["a cycle", cycle],
  ["nothing", undefined],
  ["what is shared forty times over", shared],
  ["a list of four thousand million holes", new Array(2 ** 32 - 1)],
  ["a getter that throws", throwing],
  ["a proxy that throws", revoked.proxy],
])("%s is not plain", (_, data) => {
  expect(plainJson(data)).toBeUndefined();
});

test.each<[string, (inner: unknown) => unknown]>([
  ["arrays", (inner) => [inner]],
  ["objects", (inner) => ({ a: inner })],
  ["arrays in objects", (inner) => ({ a: [inner] })],
])("%s are plain up to the deepest nesting there is", (_, wrap) => {
  const perTurn = JSON.stringify(wrap(1)).match(/[[{]/g)?.length ?? 0;
  let data: unknown = 1;
  for (let levels = 0; levels < 1024; levels += perTurn) data = wrap(data);
  expect(plainJson(data)).toBe(JSON.stringify(data));
  expect(plainJson([data])).toBeUndefined();
  expect(plainJson({ a: data })).toBeUndefined();
});
