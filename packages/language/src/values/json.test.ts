// Laws of the JSON codec, of texts as bytes, and of collections.
import fc from "fast-check";
import { expect, test } from "vitest";
import { RegoObject, RegoSet } from "./collections.js";
import { compare, isEqual } from "./compare.js";
import { valueFromJavaScript } from "./javascript.js";
import { JsonError, jsonTextAt, maximumDepth, parseJson, printJson } from "./json.js";
import { regoText } from "./rego-text.js";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";
import type { Value } from "./value.js";

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => valueFromJavaScript(double)),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 4 }).map((members) => RegoSet.from(members)),
    fc
      .array(fc.tuple(tie("value"), tie("value")), { maxLength: 4 })
      .map((entries) => RegoObject.from(entries)),
  ),
})).value;

test("reads what JSON.parse reads, to the same data", () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      const plain: unknown = JSON.parse(text);
      expect(isEqual(parseJson(text), valueFromJavaScript(plain))).toBe(true);
      expect(isEqual(parseJson(printJson(parseJson(text))), parseJson(text))).toBe(true);
    }),
  );
});

test("refuses what JSON.parse refuses", () => {
  const fragments = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "1",
    "-",
    ".",
    "e",
    "true",
    "nul",
    " ",
    "a",
  );
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (valid) parseJson(text);
      else expect(() => parseJson(text)).toThrow(JsonError);
    }),
    { numRuns: 2000 },
  );
});

test("printing and reading again changes nothing but sets and keys", () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = printJson(value);
      expect(printJson(parseJson(text)).length).toBeGreaterThan(0);
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    }),
  );
});

test.each([
  ['{"a": 1, "b": {"a": 2}, "a": 3}', 24],
  ['[{"x": {}}, {"k": [], "k": []}]', 22],
  ['{"\\u0061": 1, "a": 2}', 14],
  ['{"__proto__": 1, "__proto__": 2}', 17],
  ['{"\\ud800": 1, "\\udfff": 2}', 14],
])("%s has the same key twice, where only one reader cares", (text, offset) => {
  expect(parseJson(text)).toBeDefined();
  expect(() => parseJson(text, { duplicateKeys: "refuse" })).toThrow(
    `invalid JSON: an object has the same key twice at offset ${offset}`,
  );
});

test("a text without the same key twice has one reading", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const once = JSON.stringify(JSON.parse(text));
      expect(isEqual(parseJson(once, { duplicateKeys: "refuse" }), parseJson(once))).toBe(true);
      expect(jsonTextAt(`{"a":[0],"b":{"c":${once}}}`, ["b", "c"])).toBe(once);
    }),
  );
});

test.each<[string, readonly string[], string | undefined]>([
  ['{"a": {"b": 1.0}}', ["a", "b"], "1.0"],
  [' {"x": [1], "a" : { "b" : { "c": [ ] } , "d": 2 } } ', ["a", "b"], '{ "c": [ ] }'],
  ["{}", ["a"], undefined],
  ['{"a": {}}', ["a", "b"], undefined],
  ['{"a": [1]}', ["a", "0"], undefined],
  ["[1]", ["a"], undefined],
  [" [1] ", [], "[1]"],
  ['{"a": {"__proto__": 1}}', ["a", "__proto__"], "1"],
  ['{"a": {"k": 1, "k": 2}}', ["a"], '{"k": 1, "k": 2}'],
])("of %s, what stands at %j is %s", (text, path, expected) => {
  expect(jsonTextAt(text, path)).toBe(expected);
});

test.each([
  ['{"a": 1, "a": 2}', "an object has the same key twice at offset 9"],
  ['{"b": {"k": 1, "k": 2}, "a": 2}', "an object has the same key twice at offset 15"],
  ['{"a": {"k": 1, "k": 2}, "b": {"k": 1, "k": 2}}', "an object has the same key twice at offset 38"],
  ['{"a": 1} 2', "unexpected text after the value at offset 9"],
  ['{"a": 1', "expected `}` at the end of the text"],
  ['{"a" 1}', "expected `:` at offset 5"],
  ["{a: 1}", "expected a string as key at offset 1"],
])("nothing stands in %s", (text, problem) => {
  expect(() => jsonTextAt(text, ["a"])).toThrow(`invalid JSON: ${problem}`);
});

test("nesting deeper than the limit is refused, not a crash", () => {
  const deep = "[".repeat(100_000);
  expect(() => parseJson(deep)).toThrow(`nested deeper than ${maximumDepth} levels`);
});

test("`__proto__` is a key like any other", () => {
  const value = parseJson('{"__proto__": {"a": 1}, "constructor": 2}') as RegoObject;
  expect(value.get("__proto__")).toBeInstanceOf(RegoObject);
  expect(value.get("toString")).toBeUndefined();
  expect(printJson(value)).toBe('{"__proto__":{"a":1},"constructor":2}');
});

test("every byte survives a text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...encodeUtf8(decodeUtf8(bytes))]).toEqual([...bytes]);
    }),
  );
});

test("the order of values is total, and equality is membership", () => {
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      expect(Math.sign(compare(a, b))).toBe(0 - Math.sign(compare(b, a)));
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      expect(RegoSet.from([a]).has(b)).toBe(isEqual(a, b));
      expect(regoText(a) === regoText(b) || !isEqual(a, b) || regoText(a).length > 0).toBe(true);
    }),
  );
});

test("a set or an object forgets what is deleted", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), (members) => {
      const [gone] = members;
      const set = RegoSet.from(members);
      set.values();
      set.delete(gone as Value);
      expect(set.has(gone as Value)).toBe(false);
      expect(set.values().every((member) => !isEqual(member, gone as Value))).toBe(true);
    }),
  );
});
