// What ends an evaluation before its time, and that the engine is as good as new after it.
import { generateWasm } from "@palisade/compiler";
import {
  type Block,
  type Plan,
  parseJson,
  printJson,
  RegoObject,
  type StatementBody,
  type Value,
} from "@palisade/language";
import {
  type EvaluateOptions,
  EvaluationError,
  type HostOptions,
  loadWasmEngine,
  type WasmEngine,
} from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { boolean, data, input, local, result, rulePlan, TinyPlan } from "./tiny-plan.js";

const noData = new RegoObject();

function load(plan: Plan, host: HostOptions = {}): Promise<WasmEngine> {
  return loadWasmEngine(generateWasm(plan), host);
}

/** The error's code, place and message, or the results. */
function outcome(run: () => readonly Value[]): string | readonly Value[] {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return [error.code, error.location, error.message].filter((part) => part !== undefined).join(" | ");
  }
}

const scan = (source: number, block: Block, first: number): StatementBody => ({
  kind: "Scan",
  source,
  key: first,
  value: first + 1,
  block,
});

/** Loops over the input in the input in the input, and is true in the end. */
const cube = rulePlan((tiny) => [
  tiny.block(scan(input, tiny.block(scan(input, tiny.block(scan(input, tiny.block(), 3)), 5)), 7)),
  tiny.block({ kind: "AssignVar", source: boolean(true), target: result }),
]);

/** Builds an array of as many arrays as the input has entries, squared. */
const hoard = rulePlan((tiny) => {
  const inner = tiny.block(
    { kind: "MakeArray", capacity: 64, target: 9 },
    { kind: "ArrayAppend", value: local(9), array: 8 },
  );
  return [
    tiny.block(
      { kind: "MakeArray", capacity: 0, target: 8 },
      scan(input, tiny.block(scan(input, inner, 3)), 5),
      { kind: "AssignVar", source: boolean(true), target: result },
    ),
  ];
});

/** Calls itself for ever. */
const endless = (() => {
  const tiny = new TinyPlan();
  const call: StatementBody = {
    kind: "Call",
    function: "self",
    arguments: [local(0), local(1), local(2)],
    result: 3,
  };
  tiny.function("self", [tiny.block(call), tiny.block({ kind: "ReturnLocal", source: 3 })], [0, 1, 2], 3);
  tiny.function("rule", [
    tiny.block(
      { kind: "IsArray", source: local(input) },
      { kind: "Call", function: "self", arguments: [local(0), local(1), boolean(true)], result: 3 },
    ),
    tiny.block({ kind: "AssignVar", source: boolean(true), target: result }),
    tiny.block({ kind: "ReturnLocal", source: result }),
  ]);
  return tiny.plan("rule");
})();

const list = (count: number): Value => Array.from({ length: count }, (_, index) => index);

const limits: Record<string, [Plan, EvaluateOptions, number, string]> = {
  "steps of the policy": [cube, { steps: 100_000 }, 1000, "eval_cancel_error | step limit exceeded"],
  "the default of steps": [cube, {}, 1000, "eval_cancel_error | step limit exceeded"],
  memory: [hoard, { memory: 1_000_000 }, 500, "eval_cancel_error | memory limit exceeded"],
  "the input's own memory": [hoard, { memory: 10_000 }, 5000, "eval_cancel_error | memory limit exceeded"],
  "no steps at all": [cube, { steps: 0 }, 2, "eval_cancel_error | step limit exceeded"],
};

describe("limits", () => {
  test.each(Object.entries(limits))("%s", async (_, [plan, options, count, expected]) => {
    const engine = await load(plan);
    expect(outcome(() => engine.evaluate("eval", list(count), noData, options))).toBe(expected);
    expect(outcome(() => engine.evaluate("eval", list(3), noData))).toEqual([true]);
  });

  test("the stack", async () => {
    const engine = await load(endless);
    expect(outcome(() => engine.evaluate("eval", [], noData))).toMatch(
      /^eval_cancel_error \| evaluation nests too deeply: /,
    );
    expect(outcome(() => engine.evaluate("eval", null, noData))).toEqual([true]);
  });

  test("leave nothing behind: a small heap is enough for many evaluations", async () => {
    const engine = await load(hoard);
    for (let round = 0; round < 2000; round++) {
      expect(engine.evaluate("eval", list(8), noData, { memory: 100_000 })).toEqual([true]);
    }
  });

  test("do not count the data, which are loaded once", async () => {
    const engine = await load(cube);
    const large = RegoObject.from([["list", list(100_000)]]);
    expect(engine.evaluate("eval", list(2), large, { memory: 10_000, steps: 100 })).toEqual([true]);
  });
});

describe("data", () => {
  const plan = rulePlan((tiny) => [tiny.block({ kind: "AssignVar", source: local(data), target: result })]);

  test("stay until others come", async () => {
    const engine = await load(plan);
    for (const text of ['{"a":1}', '{"b":"two"}', '{"a":1}', "[]"]) {
      const value = parseJson(text);
      expect(engine.evaluate("eval", undefined, value).map(printJson)).toEqual([text]);
      expect(engine.evaluate("eval", undefined, value).map(printJson)).toEqual([text]);
    }
  });
});

describe("input", () => {
  const plan = rulePlan((tiny) => [tiny.block({ kind: "AssignVar", source: local(input), target: result })]);
  const json = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    "null",
    "false",
    "0",
    '""',
    "[]",
    "{}",
    "9007199254740993",
    "1e400",
    '{"__proto__":{"a":1}}',
    '"é€😀"',
  ])("%s comes back as it went in", async (text) => {
    const engine = await load(plan);
    expect(engine.evaluate("eval", json(text), noData).map(printJson)).toEqual([text]);
    expect(engine.evaluate("eval", parseJson(text), noData).map(printJson)).toEqual([text]);
  });

  test.each(["", "{", "[1,]", "nul", '"\u0001"', "1 2", "[".repeat(5000), "\ufeff1"])(
    "%j is refused",
    async (text) => {
      const engine = await load(plan);
      expect(outcome(() => engine.evaluate("eval", json(text), noData))).toMatch(/^invalid_input/);
      expect(engine.evaluate("eval", json("1"), noData)).toEqual([1]);
    },
  );

  test("that is absent is undefined", async () => {
    const engine = await load(plan);
    expect(engine.evaluate("eval", undefined, noData)).toEqual([]);
  });
});

describe("built-ins of the host", () => {
  const printing = rulePlan((tiny) => [
    tiny.block(
      { kind: "MakeArray", capacity: 1, target: 3 },
      { kind: "MakeSet", target: 4 },
      { kind: "SetAdd", value: tiny.text("hello"), set: 4 },
      { kind: "ArrayAppend", value: local(4), array: 3 },
      {
        kind: "Call",
        function: tiny.builtin("internal.print", { type: "function", args: [{ type: "any" }] }),
        arguments: [local(3)],
        result: 5,
      },
      { kind: "AssignVar", source: boolean(true), target: result },
    ),
  ]);

  const dividing = rulePlan((tiny) => [
    tiny.block(
      { kind: "MakeNumberInt", value: 0, target: 3 },
      { kind: "Call", function: tiny.builtin("div"), arguments: [local(3), local(3)], result },
    ),
  ]);

  test("raise their errors, with the place of the call, when errors are strict", async () => {
    const engine = await load(dividing);
    expect(outcome(() => engine.evaluate("eval", null, noData, { strictBuiltinErrors: true }))).toBe(
      "eval_builtin_error | tiny.rego:2:2 | div: divide by zero",
    );
    expect(outcome(() => engine.evaluate("eval", null, noData))).toEqual([]);
  });

  test("may throw: the error comes through, and the engine is as good as new", async () => {
    let fail = true;
    const print = (): void => {
      if (fail) throw new Error("the printer is on fire");
    };
    const engine = await load(printing, { print });
    expect(outcome(() => engine.evaluate("eval", null, noData))).toMatch(
      /^eval_internal_error .*the printer is on fire/,
    );
    fail = false;
    expect(outcome(() => engine.evaluate("eval", null, noData))).toEqual([true]);
  });

  test("may not evaluate the policy that called them", async () => {
    let inner: string | readonly Value[] = [];
    const holder: { engine?: WasmEngine } = {};
    const print = (): void => {
      inner = outcome(() => holder.engine?.evaluate("eval", null, noData) ?? []);
    };
    holder.engine = await load(printing, { print });
    expect(holder.engine.evaluate("eval", null, noData)).toEqual([true]);
    expect(inner).toMatch(/^eval_internal_error/);
  });

  test("are refused at load, by name, when nobody knows them", async () => {
    const plan = rulePlan((tiny) => [
      tiny.block({ kind: "Call", function: tiny.builtin("no.such"), arguments: [], result }),
    ]);
    await expect(load(plan)).rejects.toMatchObject({
      code: "missing_capability",
      message: expect.stringContaining("no.such") as string,
    });
  });
});

describe("modules", () => {
  const foreign = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

  test.each([
    ["nothing", new Uint8Array()],
    ["no WASM", new TextEncoder().encode("hello")],
    ["a module that is no policy", foreign],
    ["a cut-off policy", generateWasm(cube).slice(0, 5000)],
  ])("%s is refused", async (_, bytes) => {
    await expect(loadWasmEngine(bytes)).rejects.toMatchObject({
      name: "EvaluationError",
      code: "invalid_module",
    });
  });

  test("an unknown entrypoint is named", async () => {
    const engine = await load(cube);
    expect(engine.entrypoints).toEqual(["eval"]);
    expect(outcome(() => engine.evaluate("nope", null, noData))).toBe(
      "unknown_entrypoint | the policy has no entrypoint `nope`",
    );
  });
});
