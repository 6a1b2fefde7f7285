// Which cases of a test passed: what its value has, and what began and is not in it.
import { parseJson, type Value } from "@palisade/language";
import { expect, test } from "vitest";
import { caseNames, readCases } from "./read-outcome.js";
import type { CaseResult } from "./test-case.js";

const shown = ({ name, failed, cases }: CaseResult): string =>
  `${name}${failed ? "!" : ""}${cases.length === 0 ? "" : `(${cases.map(shown).join(" ")})`}`;

test.each<[string, string | undefined, readonly (readonly string[])[], string]>([
  ["all hold", '{"a": true, "b": true}', [["a"], ["b"]], "a b"],
  ["one began and is not there", '{"a": true}', [["a"], ["b"]], "a b!"],
  ["one is false", '{"a": false}', [["a"]], "a!"],
  ["one is no truth value", '{"a": 1}', [], "a!"],
  ["no value at all", undefined, [["a"]], "a!"],
  [
    "cases of cases",
    '{"a": {"x": true}}',
    [
      ["a", "x"],
      ["a", "y"],
      ["b", "z"],
    ],
    "a!(x y!) b!(z!)",
  ],
  ["a name that prototypes have", '{"__proto__": true}', [["constructor"]], "__proto__ constructor!"],
])("%s", (_, value, begun, expected) => {
  const read: Value | undefined = value === undefined ? undefined : parseJson(value);
  expect(readCases(read, begun).map(shown).join(" ")).toBe(expected);
});

test("names that are no strings are JSON", () => {
  expect(caseNames(["a", 1, parseJson('{"b": [null]}')])).toEqual(["a", "1", '{"b":[null]}']);
});
