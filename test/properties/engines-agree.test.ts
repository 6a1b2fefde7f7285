// Random plans give the same on the interpreter and as WASM: values, undefined, and errors with their place.
import { compile, generateWasm } from "@palisade/compiler";
import {
  type Block,
  type Operand,
  type Plan,
  parseJson,
  printJson,
  type StatementBody,
} from "@palisade/language";
import {
  type Engine,
  type EvaluateOptions,
  EvaluationError,
  loadInterpreter,
  loadWasmEngine,
} from "@palisade/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boolean, data, input, local, result, TinyPlan } from "../engine/tiny-plan.js";
import { randomPolicy, randomPolicyInput } from "./random-policy.js";

const inputDocument = parseJson(
  '{"a": {"b": [1, 2.0, "a"], "a": {}}, "b": "é", "c": [[], null, {"a": true}], "0": 0, "d": 1e2}',
);
const dataDocument = parseJson('{"a": [{"b": 1}, {"b": 2}], "b": {"a": {"c": "x"}}}');
const steps = 20_000;

const texts = ["a", "b", "c", "0", "é", ""];
const numbers = ["0", "1", "-1", "2.0", "1e2", "0.5", "9007199254740993"];

// Some locals always hold a value, others are flags that may be undefined, and three collect what happens.
const variables = [3, 4, 5, 6];
const flags = [7, 8];
const [array, object, set] = [9, 10, 11];
const firstScanLocal = 20;

/** Statements as functions of the plan they will be part of. */
type Draft = (tiny: TinyPlan, depth: number) => StatementBody | readonly StatementBody[];

/** A variable only changes if the statement is defined. */
const probe = 12;
const keep = (statement: StatementBody, target: number): readonly StatementBody[] => [
  statement,
  { kind: "AssignVar", source: local(probe), target },
];

const variable = fc.constantFrom(...variables);
const flag = fc.constantFrom(...flags);
const document = fc.constantFrom(input, data, ...variables);
const text = fc.constantFrom(...texts);
type DraftOperand = (tiny: TinyPlan) => Operand;
const operand: fc.Arbitrary<DraftOperand> = fc.oneof(
  document.map(
    (number): DraftOperand =>
      () =>
        local(number),
  ),
  fc.boolean().map(
    (value): DraftOperand =>
      () =>
        boolean(value),
  ),
  text.map(
    (value): DraftOperand =>
      (tiny) =>
        tiny.text(value),
  ),
);

const simple: fc.Arbitrary<Draft> = fc.oneof(
  fc.tuple(operand, variable).map(
    ([source, target]): Draft =>
      (tiny) => ({ kind: "AssignVar", source: source(tiny), target }),
  ),
  fc.tuple(fc.nat(5), variable).map(
    ([value, target]): Draft =>
      () => ({ kind: "MakeNumberInt", value, target }),
  ),
  fc.tuple(fc.constantFrom(...numbers), variable).map(
    ([value, target]): Draft =>
      (tiny) => ({ kind: "MakeNumberRef", index: tiny.index(value), target }),
  ),
  fc.tuple(operand, operand, variable).map(
    ([source, key, target]): Draft =>
      (tiny) =>
        keep({ kind: "Dot", source: source(tiny), key: key(tiny), target: probe }, target),
  ),
  fc.tuple(operand, operand, fc.constantFrom("Equal" as const, "NotEqual" as const)).map(
    ([left, right, kind]): Draft =>
      (tiny) => ({ kind, left: left(tiny), right: right(tiny) }),
  ),
  fc.tuple(operand, fc.constantFrom("IsArray" as const, "IsObject" as const, "IsSet" as const)).map(
    ([source, kind]): Draft =>
      (tiny) => ({ kind, source: source(tiny) }),
  ),
  fc.tuple(flag, fc.constantFrom("IsDefined" as const, "IsUndefined" as const)).map(
    ([source, kind]): Draft =>
      () => ({ kind, source }),
  ),
  fc.tuple(fc.boolean(), flag).map(
    ([value, target]): Draft =>
      () => ({ kind: "AssignVarOnce", source: boolean(value), target }),
  ),
  flag.map(
    (target): Draft =>
      () => ({ kind: "ResetLocal", target }),
  ),
  fc.tuple(operand, variable).map(
    ([source, target]): Draft =>
      (tiny) =>
        keep({ kind: "Len", source: source(tiny), target: probe }, target),
  ),
  fc.tuple(variable, variable, variable).map(
    ([a, b, target]): Draft =>
      () => ({ kind: "ObjectMerge", a, b, target }),
  ),
  operand.map(
    (value): Draft =>
      (tiny) => ({ kind: "ArrayAppend", value: value(tiny), array }),
  ),
  operand.map(
    (value): Draft =>
      (tiny) => ({ kind: "SetAdd", value: value(tiny), set }),
  ),
  fc.tuple(operand, operand, fc.constantFrom("ObjectInsert" as const, "ObjectInsertOnce" as const)).map(
    ([key, value, kind]): Draft =>
      (tiny) => ({ kind, key: key(tiny), value: value(tiny), object }),
  ),
  fc.tuple(fc.constantFrom("first", "second"), variable).map(
    ([name, target]): Draft =>
      () =>
        keep({ kind: "Call", function: name, arguments: [local(input), local(data)], result: probe }, target),
  ),
  fc.tuple(fc.constantFrom("plus", "div", "equal", "lt"), operand, operand, variable).map(
    ([name, left, right, target]): Draft =>
      (tiny) =>
        keep({ kind: "Call", function: name, arguments: [left(tiny), right(tiny)], result: probe }, target),
  ),
  fc.nat(3).map(
    (index): Draft =>
      (_, depth) => ({ kind: "Break", index: Math.min(index, depth) }),
  ),
  fc.constant<Draft>(() => ({ kind: "ReturnLocal", source: result })),
);

type DraftBlock = (tiny: TinyPlan, depth: number) => Block;

const { statement } = fc.letrec<{ statement: Draft; nested: Draft; block: DraftBlock }>((tie) => ({
  block: fc.array(tie("statement"), { maxLength: 5 }).map(
    (drafts): DraftBlock =>
      (tiny, depth) =>
        tiny.block(...drafts.flatMap((draft) => draft(tiny, depth))),
  ),
  nested: fc.oneof(
    fc.array(tie("block"), { maxLength: 3 }).map(
      (blocks): Draft =>
        (tiny, depth) => ({ kind: "Block", blocks: blocks.map((block) => block(tiny, depth + 1)) }),
    ),
    tie("block").map(
      (block): Draft =>
        (tiny, depth) => ({ kind: "Not", block: block(tiny, depth + 1) }),
    ),
    fc.tuple(document, tie("block")).map(
      ([source, block]): Draft =>
        (tiny, depth) => {
          const key = firstScanLocal + 2 * depth;
          const bind: StatementBody = {
            kind: "AssignVar",
            source: local(key),
            target: variables[depth % 4] as number,
          };
          const use: StatementBody = { kind: "ArrayAppend", value: local(key + 1), array };
          const { statements } = block(tiny, depth + 1);
          const inner = { statements: [...tiny.block(bind, use).statements, ...statements] };
          return { kind: "Scan", source, key, value: key + 1, block: inner };
        },
    ),
    fc.tuple(fc.constantFrom(input, data), fc.array(text, { maxLength: 3 }), operand, tie("block")).map(
      ([replaced, path, value, block]): Draft =>
        (tiny, depth) => ({
          kind: "With",
          local: replaced,
          path: path.map((step) => tiny.index(step)),
          value: value(tiny),
          block: block(tiny, depth + 1),
        }),
    ),
  ),
  statement: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    simple,
    simple,
    tie("nested") as fc.Arbitrary<Draft>,
  ),
}));

const body = fc.array(statement, { maxLength: 8 });

/** Two rules that the third may call; the second may call the first. */
function planOf(first: readonly Draft[], second: readonly Draft[], main: readonly Draft[]): Plan {
  const tiny = new TinyPlan();
  for (const name of ["plus", "div", "equal", "lt"]) tiny.builtin(name);
  const define = (name: string, drafts: readonly Draft[], callable: readonly string[]): void => {
    const bodies = drafts
      .map((draft) => tiny.block(...[draft(tiny, 0)].flat()))
      .filter((block) => callsOnly(block, callable));
    tiny.function(name, [start(tiny), ...bodies, end(tiny)]);
  };
  define("first", first, []);
  define("second", second, ["first"]);
  define("rule", main, ["first", "second"]);
  return tiny.plan("rule");
}

/** Rego has no recursion, so neither have these plans. */
function callsOnly({ statements }: Block, callable: readonly string[]): boolean {
  const rules = ["first", "second"].filter((name) => !callable.includes(name));
  const text = JSON.stringify(statements);
  return !rules.some((name) => text.includes(`"function":"${name}"`));
}

function start(tiny: TinyPlan): Block {
  return tiny.block(
    ...variables.map((target): StatementBody => ({ kind: "AssignVar", source: tiny.text("a"), target })),
    { kind: "MakeArray", capacity: 0, target: array },
    { kind: "MakeObject", target: object },
    { kind: "MakeSet", target: set },
    { kind: "MakeArray", capacity: 0, target: result },
  );
}

function end(tiny: TinyPlan): Block {
  const append = (number: number): StatementBody => ({
    kind: "ArrayAppend",
    value: local(number),
    array: 30,
  });
  return tiny.block(
    { kind: "MakeArray", capacity: 3, target: 30 },
    ...[array, object, set, ...variables].map(append),
    { kind: "ReturnLocal", source: 30 },
  );
}

function outcome(
  engine: Engine,
  given = inputDocument,
  documents = dataDocument,
  options: EvaluateOptions = { steps },
): string {
  try {
    return engine.evaluate("eval", given, documents, options).map(printJson).join();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // The engines count steps and bytes each in its own way.
    return error.code === "eval_cancel_error"
      ? error.code
      : `${error.location}: ${error.code}: ${error.message}`;
  }
}

test("engines agree on random plans", async () => {
  await fc.assert(
    fc.asyncProperty(body, body, body, async (first, second, main) => {
      const plan = planOf(first, second, main);
      const expected = outcome(loadInterpreter(plan));
      const got = outcome(await loadWasmEngine(generateWasm(plan)));
      fc.pre(expected !== "eval_cancel_error" && got !== "eval_cancel_error");
      expect(got).toBe(expected);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 150) },
  );
});

const policyInput = parseJson(randomPolicyInput);
const policyData = parseJson('{"d": {"x": [1], "y": {"z": 2}}}');

test("engines agree on random policies", async () => {
  await fc.assert(
    fc.asyncProperty(randomPolicy, fc.boolean(), async (text, strictBuiltinErrors) => {
      const { plan, wasm } = compile([{ file: "random.rego", text }], {
        queries: [{ name: "eval", text: "x = data.test" }],
      });
      fc.pre(plan !== undefined && wasm !== undefined);
      const options = { steps, strictBuiltinErrors };
      const expected = outcome(loadInterpreter(plan), policyInput, policyData, options);
      const got = outcome(await loadWasmEngine(wasm), policyInput, policyData, options);
      fc.pre(expected !== "eval_cancel_error" && got !== "eval_cancel_error");
      expect(got).toBe(expected);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 40) },
  );
});
