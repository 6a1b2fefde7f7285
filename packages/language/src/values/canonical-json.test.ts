// Canonical JSON against the examples of RFC 8785, and the law that equal values have one text.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalDigest, canonicalJson } from "./canonical-json.js";
import { valueFromJavaScript } from "./javascript.js";
import { parseJson } from "./json.js";

const canonical = (text: string) => canonicalJson(parseJson(text));

it("is the RFC's", () => {
  expect(
    canonical(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

it("sorts keys by their UTF-16 units", () => {
  const keys = ["€", "\r", "\ufb33", "1", "😀", "\u0080", "ö"];
  const text = canonicalJson(valueFromJavaScript(Object.fromEntries(keys.map((key) => [key, 0]))));
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["1", "\r", "\u0080", "ö", "€", "😀", "\ufb33"]);
});

it.each([
  ["1", "1.0"],
  ["100", "1e2"],
  ["9007199254740992", "9007199254740992.0"],
  ["-0", "0"],
])("says %s and %s in one way", (left, right) => {
  expect(canonical(left)).toBe(canonical(right));
});

it("tells numbers apart that no double tells apart", () => {
  expect(canonical("[12345678901234567890, 12345678901234567891]")).toBe(
    '["12345678901234567890","12345678901234567891"]',
  );
  expect(canonical("1e400")).not.toBe(canonical("1e401"));
});

it("keeps `__proto__`", () => {
  expect(canonical('{"b":1,"__proto__":{"a":1}}')).toBe('{"__proto__":{"a":1},"b":1}');
});

it("has a text for a text that is not well formed", () => {
  expect(canonicalJson("\ud800")).toBe('"\ufffd"');
});

it("is the same in whatever order the keys come, and JSON of the same data", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const turned = Object.fromEntries(Object.entries(data).reverse());
      const [one, other] = [data, turned].map((each) => canonicalJson(valueFromJavaScript(each)));
      expect(one).toBe(other);
    }),
  );
});

it("has the SHA-256 of its bytes for a digest", () => {
  expect(canonicalDigest(valueFromJavaScript({ b: "ö", a: 1 }))).toBe(
    `sha256:${createHash("sha256").update('{"a":1,"b":"ö"}').digest("hex")}`,
  );
});
