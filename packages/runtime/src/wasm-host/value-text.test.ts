// The text that a module is given for a value, and how long it may become.
import { numberFromText, RegoObject, RegoSet, type Value } from "@palisade/language";
import { expect, test } from "vitest";
import { EvaluationError } from "../evaluation-error.js";
import { valueText } from "./value-text.js";

const tooLong = new EvaluationError("eval_cancel_error", "memory limit exceeded");

/** `least`: bytes that are enough; what a value weighs is looked at first. */
test.each<[text: string, value: Value, least: number]>([
  ["null", null, 32],
  ["true", true, 32],
  ["false", false, 32],
  ["-1.5", -1.5, 32],
  ["1180591620717411303424", 2n ** 70n, 32 + 22],
  ["1.10", numberFromText("1.10"), 32 + 4],
  ['"a\\"b"', 'a"b', 35],
  ['"\\ud800"', "\ud800", 33],
  ["[]", [], 32],
  ["[1]", [1], 64],
  ["[1,[2,3]]", [1, [2, 3]], 4 * 64],
  ["{}", new RegoObject(), 32],
  [
    '{"a":1,"b":{}}',
    RegoObject.from([
      ["a", 1],
      ["b", new RegoObject()],
    ]),
    32 + 33 + 32 + 33 + 32,
  ],
  ['{"a":[1]}', RegoObject.from([["a", [1]]]), 64 + 64 + 1],
  ["{[1]:2}", RegoObject.from([[[1], 2]]), 128],
  ["set()", new RegoSet(), 32],
  ["{1,2}", RegoSet.from([2, 1]), 128],
  ["{set()}", RegoSet.from([new RegoSet()]), 64],
])("%s", (text, value, least) => {
  expect(valueText(value)).toBe(text);
  expect(valueText(value, least)).toBe(text);
  expect(() => valueText(value, least - 1)).toThrow(tooLong);
});
