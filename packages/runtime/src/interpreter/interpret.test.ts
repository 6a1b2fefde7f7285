// 456 lines: one table, one row for each behaviour of a statement.
import {
  type Operand,
  type Plan,
  type PlanFunction,
  parseJson,
  printJson,
  type Statement,
  type StatementBody,
} from "@palisade/language";
import { EvaluationError, type HostOptions, loadInterpreter, type TraceStep } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

const strings = ["x", "y", "a", "g0", "f", "12345678901234567890"];
const place = { file: 0, row: 3, column: 5 };
const block = (...bodies: StatementBody[]) => ({
  statements: bodies.map((body): Statement => ({ ...place, ...body })),
});
const local = (number: number): Operand => ({ kind: "local", local: number });
const text = (value: string): Operand => ({ kind: "string", index: strings.indexOf(value) });
const truth = (value: boolean): Operand => ({ kind: "boolean", value });
const integer = (target: number, value: number): StatementBody => ({ kind: "MakeNumberInt", value, target });
const result = (value: number): StatementBody => ({ kind: "ResultSetAdd", value });

type Given = {
  readonly functions?: readonly PlanFunction[];
  readonly input?: string;
  readonly data?: string;
};

function planOf(blocks: Plan["plans"][number]["blocks"], functions: readonly PlanFunction[] = []): Plan {
  const any = { type: "any" } as const;
  return {
    static: {
      strings,
      builtins: [
        { name: "count", declaration: { type: "function", args: [any], result: { type: "number" } } },
        { name: "div", declaration: { type: "function", args: [any, any], result: { type: "number" } } },
      ],
      files: ["p.rego"],
    },
    plans: [{ name: "eval", blocks }],
    functions,
  };
}

function evaluate(
  blocks: Plan["plans"][number]["blocks"],
  given: Given = {},
  host: HostOptions = {},
): string[] {
  const engine = loadInterpreter(planOf(blocks, given.functions), host);
  const input = given.input === undefined ? undefined : parseJson(given.input);
  return engine.evaluate("eval", input, parseJson(given.data ?? "{}")).map(printJson);
}

/** Gives every value of `input` as a result, but breaks where the value is its own key. */
function scanFor(index: number): StatementBody {
  const check = block({ kind: "Equal", left: local(4), right: local(3) }, { kind: "Break", index });
  return {
    kind: "Scan",
    source: 0,
    key: 3,
    value: 4,
    block: block({ kind: "Block", blocks: [check] }, result(4)),
  };
}

describe("statements", () => {
  test.each<[string, readonly StatementBody[], string[], Given?]>([
    [
      "a number keeps its digits",
      [{ kind: "MakeNumberRef", index: 5, target: 2 }, result(2)],
      ["12345678901234567890"],
    ],
    ["null", [{ kind: "MakeNull", target: 2 }, result(2)], ["null"]],
    [
      "a lookup in an object",
      [{ kind: "Dot", source: local(0), key: text("x"), target: 2 }, result(2)],
      ["1"],
      { input: '{"x": 1}' },
    ],
    [
      "a lookup in an array",
      [integer(2, 1), { kind: "Dot", source: local(0), key: local(2), target: 3 }, result(3)],
      ["8"],
      { input: "[7, 8]" },
    ],
    [
      "a lookup beyond an array",
      [integer(2, 2), { kind: "Dot", source: local(0), key: local(2), target: 3 }, result(0)],
      [],
      { input: "[7, 8]" },
    ],
    [
      "a lookup in a text",
      [{ kind: "Dot", source: text("x"), key: text("x"), target: 2 }, result(0)],
      [],
      { input: "1" },
    ],
    [
      "a lookup in a set is its member",
      [
        { kind: "MakeSet", target: 2 },
        { kind: "SetAdd", value: text("x"), set: 2 },
        { kind: "Dot", source: local(2), key: text("x"), target: 3 },
        result(3),
      ],
      ['"x"'],
    ],
    ["input that is not there", [{ kind: "IsDefined", source: 0 }, result(1)], []],
    [
      "a local that is reset",
      [integer(2, 1), { kind: "ResetLocal", target: 2 }, { kind: "IsUndefined", source: 2 }, result(1)],
      ["{}"],
    ],
    [
      "equal numbers are equal, however written",
      [integer(2, 1), { kind: "Equal", left: local(0), right: local(2) }, result(2)],
      ["1"],
      { input: "1.0" },
    ],
    [
      "an array is no object",
      [{ kind: "MakeArray", capacity: 0, target: 2 }, { kind: "IsObject", source: local(2) }, result(1)],
      [],
    ],
    [
      "a length",
      [{ kind: "Len", source: local(0), target: 2 }, result(2)],
      ["2"],
      { input: '{"x": 1, "y": 2}' },
    ],
    [
      "a negation of what is undefined",
      [{ kind: "Not", block: block({ kind: "IsDefined", source: 9 }) }, result(1)],
      ["{}"],
    ],
    ["a negation of what is defined", [{ kind: "Not", block: block({ kind: "Nop" }) }, result(1)], []],
    [
      "an undefined statement ends its block only",
      [
        {
          kind: "Block",
          blocks: [block({ kind: "IsDefined", source: 9 }, integer(2, 1)), block(integer(2, 2))],
        },
        result(2),
      ],
      ["2"],
    ],
    [
      "a break leaves as many blocks as it says",
      [
        {
          kind: "Block",
          blocks: [
            block(
              { kind: "Block", blocks: [block({ kind: "Break", index: 1 }), block(result(1))] },
              result(1),
            ),
          ],
        },
        integer(2, 1),
        result(2),
      ],
      ["1"],
    ],
    [
      "a scan runs its block for each entry, in order",
      [
        { kind: "MakeArray", capacity: 0, target: 2 },
        {
          kind: "Scan",
          source: 0,
          key: 3,
          value: 4,
          block: block(
            { kind: "ArrayAppend", value: local(3), array: 2 },
            { kind: "ArrayAppend", value: local(4), array: 2 },
          ),
        },
        result(2),
      ],
      ['["a",2,"b",1]'],
      { input: '{"b": 1, "a": 2}' },
    ],
    [
      "a scan of nothing is defined",
      [{ kind: "Scan", source: 9, key: 3, value: 4, block: block(result(1)) }, integer(2, 1), result(2)],
      ["1"],
    ],
    [
      "a break out of a scan's block is the next round",
      [scanFor(1), integer(2, 9), result(2)],
      ["5", "6", "7", "9"],
      { input: "[5, 6, 2, 7]" },
    ],
    [
      "a break out of the block around a scan ends the scan",
      [{ kind: "Block", blocks: [block(scanFor(2), result(1))] }, integer(2, 9), result(2)],
      ["5", "6", "9"],
      { input: "[5, 6, 2, 7]" },
    ],
    [
      "collections are shared: what one name adds, all see",
      [
        { kind: "MakeObject", target: 2 },
        { kind: "MakeSet", target: 3 },
        { kind: "ObjectInsert", key: text("x"), value: local(3), object: 2 },
        { kind: "SetAdd", value: text("y"), set: 3 },
        result(2),
      ],
      ['{"x":["y"]}'],
    ],
    [
      "a merge changes neither side",
      [
        { kind: "Dot", source: local(1), key: text("x"), target: 2 },
        { kind: "Dot", source: local(1), key: text("y"), target: 3 },
        { kind: "ObjectMerge", a: 2, b: 3, target: 4 },
        result(4),
        result(1),
      ],
      ['{"a":{"x":1,"y":2}}', '{"x":{"a":{"x":1}},"y":{"a":{"x":3,"y":2}}}'],
      { data: '{"x": {"a": {"x": 1}}, "y": {"a": {"x": 3, "y": 2}}}' },
    ],
  ])("%s", (_, bodies, want, given = {}) => {
    expect(evaluate([block(...bodies)], given)).toEqual(want);
  });

  test("with: a document is replaced inside its block, and nowhere else", () => {
    const inside = block(
      { kind: "With", local: 0, path: [0, 1], value: truth(true), block: block(result(0)) },
      result(0),
    );
    expect(evaluate([inside], { input: '{"x": {"a": 1}}' })).toEqual([
      '{"x":{"a":1}}',
      '{"x":{"a":1,"y":true}}',
    ]);
    expect(evaluate([inside], { input: '{"x": "no object"}' })).toContain('{"x":{"y":true}}');
    expect(
      evaluate([block({ kind: "With", local: 0, path: [0], value: truth(true), block: block(result(0)) })]),
    ).toEqual(['{"x":true}']);
  });

  test("with: undefined if its block is", () => {
    const replaced: StatementBody = {
      kind: "With",
      local: 0,
      path: [],
      value: truth(true),
      block: block({ kind: "IsDefined", source: 9 }),
    };
    expect(evaluate([block(replaced, result(1))])).toEqual([]);
  });

  test("a result set has no doubles", () => {
    expect(evaluate([block(integer(2, 1), result(2), result(2)), block(integer(2, 1), result(2))])).toEqual([
      "1",
    ]);
  });
});

describe("functions", () => {
  const call = (target: number, ...values: Operand[]): StatementBody => ({
    kind: "Call",
    function: "f",
    arguments: [local(0), local(1), ...values],
    result: target,
  });
  const define = (parameters: number[], ...bodies: StatementBody[]): PlanFunction => ({
    name: "f",
    parameters,
    result: 9,
    path: ["g0", "f"],
    blocks: [block(...bodies), block({ kind: "ReturnLocal", source: 9 })],
  });

  test("arguments in, result out", () => {
    const functions = [define([0, 1, 2], { kind: "AssignVar", source: local(2), target: 9 })];
    expect(evaluate([block(call(3, text("x")), result(3))], { functions })).toEqual(['"x"']);
  });

  test("an undefined result makes the call undefined", () => {
    expect(evaluate([block(call(3), result(1))], { functions: [define([0, 1])] })).toEqual([]);
  });

  test("a call by path", () => {
    const functions = [define([0, 1], { kind: "AssignVar", source: local(0), target: 9 })];
    const dynamic = (name: string): StatementBody => ({
      kind: "CallDynamic",
      path: [text("g0"), text(name)],
      arguments: [0, 1],
      result: 3,
    });
    expect(evaluate([block(dynamic("f"), result(3))], { functions, input: "7" })).toEqual(["7"]);
    expect(evaluate([block(dynamic("a"), result(1))], { functions, input: "7" })).toEqual([]);
  });

  test("without arguments a function runs once, and once more inside each `with`", () => {
    const functions = [define([0, 1], { kind: "AssignVar", source: local(0), target: 9 })];
    const names: (string | undefined)[] = [];
    const tracer = {
      enter: (step: TraceStep) => void (step.statement.kind === "ReturnLocal" && names.push(step.function)),
    };
    const replaced: StatementBody = {
      kind: "With",
      local: 0,
      path: [],
      value: truth(false),
      block: block(call(5), call(6), result(5)),
    };
    const engine = loadInterpreter(
      planOf([block(call(3), call(4), replaced, call(7), result(7))], functions),
      {},
      tracer,
    );
    expect(engine.evaluate("eval", parseJson("1"), parseJson("{}"))).toEqual([false, 1]);
    expect(names).toEqual(["f", "f"]);
  });

  test("a built-in", () => {
    const count: StatementBody = { kind: "Call", function: "count", arguments: [local(0)], result: 2 };
    expect(evaluate([block(count, result(2))], { input: "[1, 2]" })).toEqual(["2"]);
  });
});

describe("errors", () => {
  const divide: StatementBody[] = [
    integer(2, 0),
    { kind: "Call", function: "div", arguments: [local(2), local(2)], result: 3 },
    result(1),
  ];
  const fails = (run: () => unknown): EvaluationError => {
    try {
      run();
    } catch (error) {
      if (error instanceof EvaluationError) return error;
    }
    throw new Error("no EvaluationError");
  };

  test("a built-in's error is undefined, or the evaluation's if errors are strict", () => {
    expect(evaluate([block(...divide)])).toEqual([]);
    const engine = loadInterpreter(planOf([block(...divide)]));
    const error = fails(() =>
      engine.evaluate("eval", undefined, parseJson("{}"), { strictBuiltinErrors: true }),
    );
    expect(error).toMatchObject({
      code: "eval_builtin_error",
      message: "div: divide by zero",
      location: "p.rego:3:5",
    });
  });

  const once = (value: Operand): StatementBody => ({ kind: "AssignVarOnce", source: value, target: 9 });
  const conflicting = [once(truth(true)), once(truth(true)), once(truth(false))];
  const inFunction = (parameters: number[]): Given => ({
    functions: [{ name: "f", parameters, result: 8, blocks: [block(...conflicting)] }],
  });
  const callOf = (count: number) =>
    block({
      kind: "Call",
      function: "f",
      arguments: Array.from({ length: count }, () => local(1)),
      result: 3,
    });

  test.each<[string, () => unknown, string]>([
    [
      "a rule with two values",
      () => evaluate([callOf(2)], inFunction([0, 1])),
      "complete rules must not produce multiple outputs",
    ],
    [
      "a function with two values",
      () => evaluate([callOf(3)], inFunction([0, 1, 2])),
      "functions must not produce multiple outputs for same inputs",
    ],
    [
      "a key with two values",
      () =>
        evaluate([
          block(
            { kind: "MakeObject", target: 2 },
            { kind: "ObjectInsertOnce", key: text("x"), value: truth(true), object: 2 },
            { kind: "ObjectInsertOnce", key: text("x"), value: truth(true), object: 2 },
            { kind: "ObjectInsertOnce", key: text("x"), value: truth(false), object: 2 },
          ),
        ]),
      "object keys must be unique",
    ],
  ])("%s", (_, run, message) => {
    expect(fails(run)).toMatchObject({ code: "eval_conflict_error", message, location: "p.rego:3:5" });
  });

  test("only what the evaluation made may grow", () => {
    const change: StatementBody = { kind: "ObjectInsert", key: text("x"), value: truth(true), object: 1 };
    expect(fails(() => evaluate([block(change)]))).toMatchObject({ code: "eval_internal_error" });
  });

  test.each<[string, object]>([
    ["steps", { steps: 1000 }],
    ["memory", { memory: 10_000 }],
  ])("a limit on %s", (_, options) => {
    const rows = `[${Array.from({ length: 100 }).join("1,")}1]`;
    const scan = (inner: StatementBody): StatementBody => ({
      kind: "Scan",
      source: 0,
      key: 2,
      value: 3,
      block: block(inner),
    });
    const endless = block(scan(scan(scan({ kind: "MakeArray", capacity: 0, target: 4 }))));
    const engine = loadInterpreter(planOf([endless]));
    const run = () => engine.evaluate("eval", parseJson(rows), parseJson("{}"), options);
    expect(fails(run)).toMatchObject({ code: "eval_cancel_error", location: "p.rego:3:5" });
  });

  test("recursion, which only a forged plan has, ends", () => {
    const again: StatementBody = { kind: "Call", function: "f", arguments: [local(0), local(1)], result: 9 };
    const functions: PlanFunction[] = [{ name: "f", parameters: [0, 1], result: 9, blocks: [block(again)] }];
    expect(fails(() => evaluate([block(again)], { functions }))).toMatchObject({ code: "eval_cancel_error" });
  });

  test("an entrypoint that is not there", () => {
    const engine = loadInterpreter(planOf([]));
    expect(fails(() => engine.evaluate("other", undefined, parseJson("{}")))).toMatchObject({
      code: "unknown_entrypoint",
    });
  });

  test("a plan that cannot run is refused when it is loaded", () => {
    const refused = fails(() => loadInterpreter(planOf([block({ kind: "Break", index: 7 })])));
    expect(refused).toMatchObject({ code: "invalid_module" });
    // What is wrong with the plan, and where, for whoever made it.
    const { message, cause } = refused as Error;
    expect(cause).toMatchObject({ message });
    const needs = (name: string): Plan => ({
      ...planOf([]),
      static: { strings, files: [], builtins: [{ name, declaration: { type: "function", args: [] } }] },
    });
    expect(fails(() => loadInterpreter(needs("no.such")))).toMatchObject({
      code: "missing_capability",
      message: expect.stringContaining("`no.such`"),
    });
  });
});

test("a tracer hears of every statement, and whether it was defined", () => {
  const heard: string[] = [];
  const tracer = {
    leave: ({ statement, location, locals }: TraceStep, defined: boolean) =>
      void heard.push(`${location} ${statement.kind} ${defined} ${locals.get(2) ?? "-"}`),
  };
  const bodies = block(integer(2, 7), { kind: "IsUndefined", source: 2 }, result(2));
  loadInterpreter(planOf([bodies]), {}, tracer).evaluate("eval", undefined, parseJson("{}"));
  expect(heard).toEqual(["p.rego:3:5 MakeNumberInt true 7", "p.rego:3:5 IsUndefined false 7"]);
});

test("each block of an entrypoint adds its results, also after one that ended early", () => {
  const adding = (value: number) => block(integer(2, value), result(2));
  const ends = block({ kind: "IsUndefined", source: 1 }, result(1));
  expect(evaluate([adding(1), ends, adding(2)])).toEqual(["1", "2"]);
});
