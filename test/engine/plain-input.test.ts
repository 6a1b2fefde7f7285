// Plain data reach a policy the same way, whether as text (our modules) or as values (the interpreter).
import { generateWasm } from "@palisade/compiler";
import { regoText } from "@palisade/language";
import { EvaluationError, loadPolicy, type Policy } from "@palisade/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { input, local, result, rulePlan } from "./tiny-plan.js";

const plan = rulePlan((tiny) => [tiny.block({ kind: "AssignVar", source: local(input), target: result })]);
const asText = await loadPolicy({ wasm: generateWasm(plan) });
const asValue = await loadPolicy({ plan });

/** What comes out, as the one result of a query, or why nothing does. */
function answer(policy: Policy, data: unknown): string {
  try {
    const value = policy.evaluateValue("eval", data);
    return value === undefined ? "undefined" : regoText(value);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

test("whatever the data are", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: false,
  });
  fc.assert(
    fc.property(anything, (data) => {
      expect(answer(asText, data)).toBe(answer(asValue, data));
    }),
    { numRuns: 500 },
  );
});

const cycle: Record<string, unknown> = { list: [] };
(cycle["list"] as unknown[]).push(cycle);
const nested = (levels: number): unknown => {
  let data: unknown = [];
  for (let level = 1; level < levels; level++) data = [data];
  return data;
};

test.each<[string, unknown, RegExp]>([
  ["NaN", { a: [Number.NaN] }, /^invalid_input: input: `NaN` has no JSON form at `\/a\/0`$/],
  ["a cycle", cycle, /^invalid_input: input: a cycle has no JSON form at `\/list\/0`$/],
  ["a function", () => 1, /^invalid_input: .*function/],
  ["a class", { at: new (class Clock {})() }, /^invalid_input: .*`Clock`/],
  ["the deepest nesting there is", nested(1024), /^\[{1025}\]{1025}$/],
  ["a level more", nested(1025), /^invalid_input: input: nested deeper than 1024 levels/],
  ["far too deep", nested(100_000), /^invalid_input: input: nested deeper than 1024 levels/],
  ["half a character", { "\ud800": "\udc80" }, /^\[\{"\ufffd": "\ufffd"\}\]$/],
  ["names of prototypes", JSON.parse('{"__proto__":{"a":1}}'), /^\[\{"__proto__": \{"a": 1\}\}\]$/],
  ["digits", [-0, 1e21, 2n ** 70n, 0.1], /^\[\[0, 1e\+21, 1180591620717411303424, 0\.1\]\]$/],
])("%s", (_, data, expected) => {
  expect(answer(asValue, data)).toMatch(expected);
  expect(answer(asText, data)).toBe(answer(asValue, data));
});
