// Optimised plans give what the plans give that they were made of, on both engines.
import { type CompileResult, compile } from "@palisade/compiler";
import { parseJson, printJson } from "@palisade/language";
import { type Engine, EvaluationError, loadInterpreter, loadWasmEngine } from "@palisade/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { randomPolicy, randomPolicyInput } from "./random-policy.js";

const data = parseJson('{"d": {"x": [1], "y": {"z": 2}}, "kind": "Pod"}');
const steps = 20_000;

function outcome(engine: Engine, input: string): string {
  try {
    return engine.evaluate("eval", parseJson(input), data, { steps }).map(printJson).join();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.code;
  }
}

function compileText(text: string, optimize: 0 | 1): CompileResult {
  return compile([{ file: "random.rego", text }], {
    queries: [{ name: "eval", text: "x = data.test" }],
    optimize,
  });
}

/** A rule that cannot apply is not asked, so its errors are not found; all else is the same. */
async function expectAgreement(text: string, inputs: readonly string[]): Promise<void> {
  const written = compileText(text, 0);
  fc.pre(written.wasm !== undefined);
  const { plan, wasm } = compileText(text, 1);
  if (plan === undefined || wasm === undefined) throw new Error("the optimised policy does not compile");
  const before = await loadWasmEngine(written.wasm);
  const engines = [loadInterpreter(plan), await loadWasmEngine(wasm)];
  for (const input of inputs) {
    const expected = outcome(before, input);
    if (expected.startsWith("eval_")) continue;
    for (const engine of engines) expect(outcome(engine, input), `${input}\n${text}`).toBe(expected);
  }
}

test("random policies", async () => {
  await fc.assert(
    fc.asyncProperty(randomPolicy, (text) => expectAgreement(text, [randomPolicyInput])),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 60) },
  );
});

// Rules as people write them for an index to find: many tests of few places.
const places = ["input.kind", "input.meta.kind", "input.n", "input.list[0]", "data.kind", "input[key]"];
const literals = ['"Pod"', '"Job"', '"x"', '""', "1", "1.0", "2", "true", "null"];
const place = fc.constantFrom(...places);
const constant = fc.constantFrom(...literals, "name", "count(names)");
/** Whole, for `with`. */
const target = fc.constantFrom("input", "input.kind", "input.meta", "data.kind");
/** The number keeps the variables of one condition apart from the next one's. */
type Line = (number: number) => string;
const condition: fc.Arbitrary<Line> = fc.oneof(
  ...Array.from({ length: 4 }, () =>
    fc.tuple(place, constant).map(
      ([where, what]) =>
        () =>
          `${where} == ${what}`,
    ),
  ),
  fc.tuple(place, constant).map(
    ([where, what]) =>
      () =>
        `${what} = ${where}`,
  ),
  fc.tuple(place, constant).map(
    ([where, what]) =>
      () =>
        `not ${where} == ${what}`,
  ),
  fc.tuple(place, constant).map(
    ([where, what]) =>
      () =>
        `kind_is(${where}, ${what})`,
  ),
  fc.tuple(target, constant).map(
    ([where, what]) =>
      () =>
        `small_set[${what}] with ${where} as ${what}`,
  ),
  fc.tuple(target, place, constant).map(
    ([where, looked, what]) =>
      () =>
        `[1 | ${looked} == ${what}] == [1] with ${where} as {"kind": ${what}}`,
  ),
  place.map(
    (where): Line =>
      (number) =>
        `some item${number} in ${where}; item${number} != input.meta.kind`,
  ),
  place.map(
    (where): Line =>
      (number) =>
        `some item${number} in input.list; item${number} == ${where}`,
  ),
  fc.constant<Line>((number) => `some i${number} in [0, 1]; input.list[i${number}] != 2`),
  fc.constant<Line>((number) => `every e${number} in input.list { e${number} != input.meta.name }`),
);
const body = fc
  .array(condition, { minLength: 1, maxLength: 5 })
  .map(
    (conditions) =>
      `{\n\tsome key in ["kind", "n"]\n\t${conditions.map((each, at) => each(at)).join("\n\t")}\n}`,
  );
const value = fc.oneof(
  place.filter((each) => !each.includes("key")),
  constant,
);
const rule = fc.oneof(
  fc.tuple(value, body).map(([head, lines]) => `set_rule contains ${head} if ${lines}`),
  fc.tuple(value, body).map(([head, lines]) => `object_rule[key] := ${head} if ${lines}`),
  body.map((lines) => `flag if ${lines}`),
  fc
    .tuple(fc.constantFrom(...literals), constant, body)
    .map(([first, second, lines]) => `f(${first}, x) := [${second}, x] if ${lines}`),
  fc.tuple(body, body).map(([first, second]) => `chain := 1 if ${first} else := 2 if ${second}`),
);
const indexed = fc
  .array(rule, { minLength: 4, maxLength: 14 })
  .map((rules) =>
    [
      "package test",
      'name := concat("", ["P", "od"])',
      'names := {"a"} | {"b"}',
      "kind_is(x, kind) if x == kind",
      'small_set contains "x" if input.kind == "Pod"',
      'small_set contains "Pod" if input.meta.kind == "x"',
      'set_rule contains "always"',
      "default flag := false",
      'f("none", x) := x',
      "called := {x | some kind in {input.kind, input.meta.kind}; x := f(kind, input.n)}",
      ...rules,
    ].join("\n\n"),
  );

const scalar = fc.constantFrom<unknown>("Pod", "Job", "x", "", 1, 2, true, null, 0);
const input = fc
  .record(
    {
      kind: scalar,
      meta: fc.record({ kind: scalar, name: scalar }, { requiredKeys: [] }),
      n: scalar,
      list: fc.array(scalar, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((document) => JSON.stringify(document));

test("policies that an index is good for", async () => {
  await fc.assert(
    fc.asyncProperty(indexed, fc.array(input, { minLength: 8, maxLength: 8 }), expectAgreement),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 60) },
  );
});
