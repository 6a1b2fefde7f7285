// What the host's own code throws while a policy calls it is the same error on both engines, with the place of the call.
import { generateWasm } from "@palisade/compiler";
import { BuiltinError, HaltError, type Plan, RegoObject, type StatementBody } from "@palisade/language";
import {
  type Engine,
  EvaluationError,
  type HostOptions,
  loadInterpreter,
  loadWasmEngine,
} from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { boolean, input, local, result, rulePlan, type TinyPlan } from "./tiny-plan.js";

const noData = new RegoObject();
const yes: StatementBody = { kind: "AssignVar", source: boolean(true), target: result };

/** Prints `["{\"a\"}"]`, and is true. */
const printing = rulePlan((tiny) => [
  tiny.block(
    { kind: "MakeSet", target: 4 },
    { kind: "SetAdd", value: tiny.text("hello"), set: 4 },
    { kind: "MakeArray", capacity: 1, target: 3 },
    { kind: "ArrayAppend", value: local(4), array: 3 },
    {
      kind: "Call",
      function: tiny.builtin("internal.print", { type: "function", args: [{ type: "any" }] }),
      arguments: [local(3)],
      result: 5,
    },
    yes,
  ),
]);

/** Calls a function of the host's, with a text. */
const calling = rulePlan((tiny) => [
  tiny.block({ kind: "Call", function: tiny.builtin("mine"), arguments: [tiny.text("x")], result }),
]);

const engines: readonly (readonly [string, (plan: Plan, host: HostOptions) => Promise<Engine>])[] = [
  ["the interpreter", async (plan, host) => loadInterpreter(plan, host)],
  ["a module", (plan, host) => loadWasmEngine(generateWasm(plan), host)],
];

function errorOf(run: () => unknown): EvaluationError {
  try {
    run();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

class Odd {
  toString(): string {
    return "odd";
  }
}

describe.each(engines)("on %s", (_engine, load) => {
  const failure = new Error("no paper");
  const own = new EvaluationError("eval_type_error", "mine", { location: "x" });
  const damage = new HaltError("cancelled", "eval_internal_error");

  test.each<[string, unknown, object]>([
    [
      "an error",
      failure,
      { code: "eval_internal_error", message: "internal.print: no paper", cause: failure },
    ],
    ["what is none", new Odd(), { code: "eval_internal_error", message: "internal.print: odd" }],
    [
      "a range that is exceeded",
      new RangeError("too long"),
      { code: "eval_cancel_error", message: "internal.print: too long" },
    ],
    ["a halt", new HaltError("stopped"), { code: "eval_cancel_error", message: "stopped" }],
    ["a halt of another kind", damage, { code: "eval_internal_error", message: "cancelled", cause: damage }],
  ])("a printer throws %s", async (_, thrown, want) => {
    const print = (): void => {
      throw thrown;
    };
    const engine = await load(printing, { print });
    const error = errorOf(() => engine.evaluate("eval", null, noData));
    expect(error).toMatchObject({ ...want, location: "tiny.rego:5:2" });
    expect(error.cause).toBe(thrown);
  });

  test("an error of an evaluation comes through as it is", async () => {
    const print = (): void => {
      throw own;
    };
    const engine = await load(printing, { print });
    expect(errorOf(() => engine.evaluate("eval", null, noData))).toBe(own);
  });

  test("the printer is told once, and nobody misses one that is not there", async () => {
    const heard: string[] = [];
    const engine = await load(printing, { print: (message) => void heard.push(message) });
    expect(engine.evaluate("eval", null, noData)).toEqual([true]);
    expect(heard).toEqual(["hello"]);
    expect((await load(printing, {})).evaluate("eval", null, noData)).toEqual([true]);
  });

  test("a function's answer is the policy's", async () => {
    const engine = await load(calling, { functions: { mine: (text) => ({ was: text }) } });
    expect(engine.evaluate("eval", null, noData)).toEqual([RegoObject.from([["was", "x"]])]);
    const silent = await load(calling, { functions: { mine: () => undefined } });
    expect(silent.evaluate("eval", null, noData)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["an error", new Error("not today"), "mine: not today"],
    ["what is none", new Odd(), "mine: odd"],
  ])("a function that throws %s is undefined, unless errors are strict", async (_, thrown, message) => {
    const mine = (): never => {
      throw thrown;
    };
    const engine = await load(calling, { functions: { mine } });
    expect(engine.evaluate("eval", null, noData)).toEqual([]);
    expect(engine.evaluate("eval", null, noData, { strictBuiltinErrors: false })).toEqual([]);
    const error = errorOf(() => engine.evaluate("eval", null, noData, { strictBuiltinErrors: true }));
    expect(error).toMatchObject({ code: "eval_builtin_error", message, location: "tiny.rego:1:2" });
    expect(error.cause).toBeInstanceOf(BuiltinError);
  });

  test.each(["toString", "constructor", "__proto__"])("no prototype answers to %s", async (name) => {
    const plan = rulePlan((tiny) => [
      tiny.block({ kind: "Call", function: tiny.builtin(name), arguments: [], result }),
    ]);
    await expect((async () => load(plan, { functions: {} }))()).rejects.toMatchObject({
      code: "missing_capability",
      message: `the policy needs what is not granted: \`${name}\``,
    });
  });

  test("what nobody provides may be an error where it is called, and only there", async () => {
    const engine = await load(calling, { ungranted: "error" });
    for (const _ of [1, 2]) {
      expect(errorOf(() => engine.evaluate("eval", null, noData))).toMatchObject({
        code: "missing_capability",
        message: "`mine` is not provided here",
        location: "tiny.rego:1:2",
      });
    }
    const asking = rulePlan((tiny) => [
      tiny.block({ kind: "Call", function: tiny.builtin("opa.runtime"), arguments: [], result }),
    ]);
    const granted = {
      capabilities: { "opa.runtime": () => ({ version: "1" }) },
      ungranted: "error",
    } as const;
    expect((await load(asking, granted)).evaluate("eval", null, noData)).toEqual([
      RegoObject.from([["version", "1"]]),
    ]);
  });

  test("an unknown entrypoint is named", async () => {
    const engine = await load(calling, { functions: { mine: () => 1 } });
    expect(engine.entrypoints).toEqual(["eval"]);
    expect(errorOf(() => engine.evaluate("other", null, noData))).toMatchObject({
      code: "unknown_entrypoint",
      message: "the policy has no entrypoint `other`",
    });
  });
});

test("a built-in may not ask the module that called it, and is told so", async () => {
  const holder: { engine?: Engine } = {};
  const print = (): void => void holder.engine?.evaluate("eval", null, noData);
  holder.engine = await loadWasmEngine(generateWasm(printing), { print });
  expect(errorOf(() => holder.engine?.evaluate("eval", null, noData))).toMatchObject({
    code: "eval_internal_error",
    message: "a built-in may not evaluate the policy that called it",
  });
});

test("what a module builds may nest deeper than what it reads, and reaches its built-ins so", async () => {
  const step = (tiny: TinyPlan) =>
    tiny.block(
      { kind: "MakeArray", capacity: 1, target: 6 },
      { kind: "ArrayAppend", value: local(3), array: 6 },
      { kind: "AssignVar", source: local(6), target: 3 },
    );
  const nesting = rulePlan((tiny) => [
    tiny.block(
      { kind: "MakeNull", target: 3 },
      { kind: "Scan", source: input, key: 4, value: 5, block: step(tiny) },
      { kind: "Call", function: tiny.builtin("mine"), arguments: [local(3)], result },
    ),
  ]);
  const depths: number[] = [];
  const mine = (data: unknown): boolean => {
    let depth = 0;
    for (let inner = data; Array.isArray(inner); inner = inner[0]) depth++;
    depths.push(depth);
    return true;
  };
  const engine = await loadWasmEngine(generateWasm(nesting), { functions: { mine } });
  const rounds = Array.from({ length: 1500 }, () => 0);
  expect(engine.evaluate("eval", rounds, noData)).toEqual([true]);
  expect(depths).toEqual([1500]);
});
