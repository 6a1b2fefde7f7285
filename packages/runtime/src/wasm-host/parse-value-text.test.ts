// What `opa_value_dump` writes is read as it stands, weighed, and refused at the place where it is none.
import { regoText } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { EvaluationError } from "../evaluation-error.js";
import { parseValueText } from "./parse-value-text.js";

const heavy = 1_000_000;

describe("a value's text", () => {
  test.each<[text: string, written: string, weight: number]>([
    ["null", "null", 0],
    ["true", "true", 0],
    ["false", "false", 0],
    ["set()", "set()", 0],
    ["123", "123", 0],
    ["-123", "-123", 64 + 4],
    ["1.5e+10", "1.5e+10", 64 + 7],
    ["1E-2", "1E-2", 64 + 4],
    ['"abc"', '"abc"', 5],
    ['""', '""', 2],
    ['"a\\"b\\\\"', '"a\\"b\\\\"', 8],
    ['"\\u0041"', '"A"', 8],
    ["[]", "[]", 64],
    ["[1, [2]]", "[1, [2]]", 64 + 16 * 2 + 64 + 16],
    ["{}", "{}", 256],
    ['{"a": 1}', '{"a": 1}', 256 + 3],
    ['{"a": 1, "b": {2}}', '{"a": 1, "b": {2}}', 256 + 64 + 3 + 3 + 256],
    ["{1}", "{1}", 256],
    ["{1, 2, 3}", "{1, 2, 3}", 256 + 64 * 2],
    ["{[1]: 2}", "{[1]: 2}", 256 + 64 + 16],
    [" \t\r\n[ 1 ,\n2 ] ", "[1, 2]", 64 + 32],
    ['{ "a" : 1 , "b" : 2 }', '{"a": 1, "b": 2}', 256 + 64 + 6],
  ])("%j", (text, written, weight) => {
    const { value, weight: found } = parseValueText(text, heavy);
    expect(regoText(value)).toBe(written);
    expect(found).toBe(weight);
    expect(parseValueText(text, weight).weight).toBe(weight);
    if (weight === 0) return;
    expect(() => parseValueText(text, weight - 1)).toThrow(
      new EvaluationError("eval_cancel_error", "memory limit exceeded"),
    );
  });

  test.each<[text: string, reason: string]>([
    ["", "expected a value at offset 0"],
    ["  ", "expected a value at offset 2"],
    ["nul", "expected a value at offset 0"],
    ["tru", "expected a value at offset 0"],
    ["set", "expected a value at offset 0"],
    ["-", "expected a value at offset 0"],
    ["[1", "expected `]` at offset 2"],
    ["[1 2]", "expected `]` at offset 3"],
    ["[,]", "expected a value at offset 1"],
    ["[1,]", "expected a value at offset 3"],
    ["{1", "expected `}` at offset 2"],
    ["{1 2}", "expected `}` at offset 3"],
    ["{1,}", "expected a value at offset 3"],
    ['{"a": 1', "expected `}` at offset 7"],
    ['{"a":}', "expected a value at offset 5"],
    ['{"a": 1, "b"}', "expected `:` at offset 12"],
    ['{"a": 1, "b": }', "expected a value at offset 14"],
    ['"abc', "expected a value at offset 0"],
    ['"abc\\"', "expected a value at offset 0"],
    ['["\\x"]', "an escape that JSON does not have at offset 5"],
    ["1 2", "unexpected text after the value at offset 2"],
    ["01", "unexpected text after the value at offset 1"],
    ["1.", "unexpected text after the value at offset 1"],
    ["[]]", "unexpected text after the value at offset 2"],
    [`${"[".repeat(1026)}1${"]".repeat(1026)}`, "nested deeper than 1024 levels at offset 1025"],
  ])("%j is none", (text, reason) => {
    expect(() => parseValueText(text, heavy)).toThrow(
      new EvaluationError("eval_internal_error", `the module wrote no value: ${reason}`),
    );
  });

  test.each([
    ["arrays", "[", "]"],
    ["sets", "{", "}"],
    ["objects", '{"a":', "}"],
    ["keys", "{", ": 1}"],
    ["later values", '{"a": 1, "b":', "}"],
    ["later keys", '{"a": 1, ', ": 1}"],
    ["later members", "{1, ", "}"],
  ])("%s nest as deeply as anything may", (_, before, after) => {
    const nested = (levels: number): string => `${before.repeat(levels)}1${after.repeat(levels)}`;
    expect(() => parseValueText(nested(1024), heavy)).not.toThrow();
    expect(() => parseValueText(nested(1025), heavy)).toThrow("nested deeper than 1024 levels");
  });
});
