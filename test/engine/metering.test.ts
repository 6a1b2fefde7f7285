// How much fuel code takes, to the unit: 1 for each 32 bytes of a loop's turn, and for each 64 bytes of memory.
import { moduleExports } from "@palisade/language";
import { type EvaluateOptions, EvaluationError, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { meterExports, meterModule } from "../../packages/runtime/src/wasm-host/metering/meter-module.js";
import { webAssembly } from "../../packages/runtime/src/wasm-host/web-assembly.js";
import {
  constant,
  type HandFunction,
  type HandModule,
  list,
  soundModule,
  type,
  unsigned,
  withFunctions,
  writeHandModule,
} from "./module-builder.js";

const { i32, i64 } = type;
const first = Object.keys(soundModule.functions).length;
/** Calls the function that was added as the nth. */
const call = (nth: number): number[] => [0x10, ...unsigned(first + nth)];
const nops = (count: number): number[] => new Array<number>(count).fill(0x01);
const loop = (...body: readonly number[]): number[] => [0x03, 0x40, ...body, 0x0b];
const procedure = (code: readonly number[], locals: HandFunction["locals"] = []): HandFunction => ({
  parameters: [],
  results: [],
  code,
  locals,
});
const forNumber = (code: readonly number[]): HandFunction => ({ parameters: [i32], results: [], code });

/** Turns of a loop that costs so many units, counted in a local. */
function turns(count: number, units: number, index: number): number[] {
  const more = [0x20, index, 0x41, 1, 0x6a, 0x22, index, ...constant(count), 0x49, 0x0d, 0];
  return loop(...nops((units - 1) * 32 - more.length - 1), ...more);
}

type Metered = {
  readonly run: (...values: number[]) => void;
  readonly left: () => number;
  readonly pages: () => number;
  readonly allow: (fuel: number, pages: number) => void;
  readonly take: (fuel: number) => number;
};

const enough = 1_000_000;

/** The function `run` of a module, which has the other functions after it. */
async function meter(
  run: HandFunction,
  others: readonly HandFunction[] = [],
  more: Partial<HandModule> = {},
): Promise<Metered> {
  const named = Object.fromEntries(others.map((each, index) => [`other${index}`, each]));
  const given = writeHandModule(withFunctions({ run, ...named }, more));
  const { wasm, memory } = meterModule(given, { fuel: enough, pages: 2 });
  const module = await webAssembly.compile(wasm);
  const own = new webAssembly.Memory({ initial: memory.minimum, maximum: memory.maximum });
  const { exports } = new webAssembly.Instance(module, { env: { memory: own } });
  const number = (name: string) => () => Number((exports[name] as { readonly value: bigint }).value);
  return {
    run: exports["run"] as Metered["run"],
    left: number(meterExports.fuel),
    pages: number(meterExports.pages),
    allow: exports[meterExports.allow] as Metered["allow"],
    take: exports[meterExports.take] as Metered["take"],
  };
}

const tableOf = (nth: number): HandModule["sections"] => ({
  ...soundModule.sections,
  4: list([[0x70, 0, 1]]),
  9: list([[0, 0x41, 0, 0x0b, ...list([unsigned(first + nth)])]]),
});
const indirect = [...constant(0), 0x11, ...unsigned(first + 1), 0];
const again = [0x20, 0, 0x04, 0x40, 0x20, 0, 0x41, 1, 0x6b];

const costs: Record<string, [number, HandFunction, (readonly HandFunction[])?, Partial<HandModule>?]> = {
  "code that runs once, and is short": [0, procedure(nops(100))],
  "a turn of nothing": [1, procedure(loop())],
  "a turn of 31 bytes": [1, procedure(loop(...nops(30)))],
  "a turn of 32 bytes": [2, procedure(loop(...nops(31)))],
  "a turn of a thousand bytes": [32, procedure(loop(...nops(999)))],
  "three turns": [6, procedure(turns(3, 2, 0), [[1, i32]])],
  "what comes before a loop and after it": [1, procedure([...nops(500), ...loop(), ...nops(500)])],
  "a loop after 128 groups of locals": [1, procedure(loop(), new Array(128).fill([1, i32]))],
  "a loop after 127 of them": [1, procedure(loop(), new Array(127).fill([1, i32]))],
  "two loops": [5, procedure([...loop(...nops(31)), ...loop(...nops(64))])],
  "blocks in a loop": [3, procedure(loop(0x02, 0x40, ...nops(30), 0x0b, ...nops(30)))],
  "branches that are not taken": [
    3,
    procedure(loop(...constant(1), 0x04, 0x40, 0x01, 0x05, ...nops(60), 0x0b)),
  ],
  "a loop in a loop": [3 + 2, procedure(loop(...nops(31), ...loop(...nops(31)), ...nops(31)))],
  "a function that is called": [4, procedure(loop(...call(1))), [procedure(nops(96))]],
  "two calls of it": [7, procedure(loop(...call(1), ...call(1))), [procedure(nops(96))]],
  "a call of a call": [
    5,
    procedure(loop(...call(1))),
    [procedure([...nops(64), ...call(2)]), procedure(nops(64))],
  ],
  "locals of a call": [
    4,
    procedure(loop(...call(1))),
    [
      procedure(nops(31), [
        [30, i64],
        [34, i32],
      ]),
    ],
  ],
  "a call of 4096 bytes": [1 + 128, procedure(loop(...call(1))), [procedure(nops(4095))]],
  "a call of more, which pays for itself": [1 + 129, procedure(loop(...call(1))), [procedure(nops(4100))]],
  "a call of more, outside of loops": [129, procedure(call(1)), [procedure(nops(4100))]],
  "a call of nobody knows what": [
    1 + 128,
    procedure(loop(...indirect)),
    [procedure([])],
    { sections: tableOf(1) },
  ],
  "two of them": [
    1 + 256,
    procedure(loop(...indirect, ...indirect)),
    [procedure([])],
    { sections: tableOf(1) },
  ],
  "a function that calls itself five times": [
    1 + 6,
    procedure(loop(...constant(5), ...call(1))),
    [forNumber([...again, ...call(1), 0x0b])],
  ],
  "filling 63 bytes": [0, procedure([...constant(0), ...constant(0), ...constant(63), 0xfc, 11, 0])],
  "filling 64 bytes": [1, procedure([...constant(0), ...constant(0), ...constant(64), 0xfc, 11, 0])],
  "copying 6400 bytes": [
    100,
    procedure([...constant(0), ...constant(64), ...constant(6400), 0xfc, 10, 0, 0]),
  ],
  "numbers that saturate": [0, procedure([0x43, 0, 0, 0, 0, 0xfc, 0, 0x1a])],
};

describe("the fuel of", () => {
  test.each(Object.entries(costs))("%s", async (_, [units, run, others, more]) => {
    const metered = await meter(run, others, more);
    metered.run();
    expect(enough - metered.left()).toBe(units);
    metered.allow(units, 2);
    metered.run();
    expect(metered.left()).toBe(0);
    if (units === 0) return;
    metered.allow(units - 1, 2);
    expect(() => metered.run()).toThrow("unreachable");
    expect(metered.left()).toBeLessThan(0);
  });

  test("bytes of data that are copied, even if there are not so many", async () => {
    const code = [...constant(0), ...constant(0), ...constant(640), 0xfc, 8, 0, 0];
    const sections = { ...soundModule.sections, 12: unsigned(soundModule.data.length) };
    const metered = await meter(procedure(code), [], { sections });
    expect(() => metered.run()).toThrow(/memory access out of bounds/);
    expect(enough - metered.left()).toBe(10);
  });

  test("the host's own work, and whether there was so much", async () => {
    const metered = await meter(procedure([]));
    metered.allow(10, 2);
    expect([metered.take(4), metered.take(6), metered.left()]).toEqual([0, 0, 0]);
    expect([metered.take(1), metered.left()]).toEqual([1, -1]);
  });
});

describe("memory", () => {
  const grow: HandFunction = { parameters: [i32], results: [], code: [0x20, 0, 0x40, 0, 0x1a] };

  test("grows up to its pages, and is refused for good beyond", async () => {
    const metered = await meter(grow);
    expect(metered.pages()).toBe(2);
    metered.run(1);
    expect(metered.pages()).toBe(2);
    metered.run(1);
    expect(metered.pages()).toBe(-1);
    metered.allow(enough, 5);
    metered.run(3);
    expect(metered.pages()).toBe(5);
    metered.run(1);
    expect(metered.pages()).toBe(-1);
  });
});

describe("an evaluation has", () => {
  async function outcome(module: HandModule, options: EvaluateOptions, input?: unknown): Promise<unknown> {
    try {
      return (await loadPolicy({ wasm: writeHandModule(module) })).evaluate("a/p", input, options);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return error.message;
    }
  }
  const costing = (units: number): HandModule => {
    const code = [...turns(units / 1000, 1000, 1), ...constant(0)];
    return withFunctions({
      [moduleExports.eval]: { parameters: [i32], results: [i32], locals: [[1, i32]], code },
    });
  };
  const tooLong = "step limit exceeded";

  test.each<[string, number, EvaluateOptions, unknown, unknown]>([
    ["ten million units to begin with", 10_000_000, { steps: 0 }, undefined, true],
    ["no more than that", 10_001_000, { steps: 15 }, undefined, tooLong],
    ["64 for each step", 10_064_000, { steps: 1000 }, undefined, true],
    ["64 for each whole step", 10_064_000, { steps: 999.9 }, undefined, tooLong],
    ["256 for each byte of its input", 10_256_000, { steps: 0 }, "x".repeat(998), true],
    ["no more than 256", 10_256_000, { steps: 3 }, "x".repeat(997), tooLong],
    ["no steps below none", 10_001_000, { steps: -100 }, undefined, tooLong],
  ])("%s", async (_, units, options, input, want) => {
    expect(await outcome(costing(units), options, input)).toBe(want);
  });

  test.each<[string, number, string | undefined]>([
    ["two hundred million units", 200_000_000, undefined],
    ["and no more", 200_001_000, `the module cannot be loaded: ${tooLong}`],
  ])("to give its names: %s", async (_, units, want) => {
    const entrypoints: HandFunction = {
      parameters: [],
      results: [i32],
      locals: [[1, i32]],
      code: [...turns(units / 1000, 1000, 0), ...constant(32)],
    };
    const module = withFunctions({ [moduleExports.entrypoints]: entrypoints });
    expect(await outcome(module, {})).toBe(want ?? true);
  });
});
