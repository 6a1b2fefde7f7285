// Every function that a module and its host call each other by has one signature, and a module with another is refused.
import { EvaluationError, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import {
  type HandFunction,
  type HandModule,
  soundModule,
  type,
  unsigned,
  withFunctions,
  writeHandModule,
} from "./module-builder.js";

const { i32, i64 } = type;
const f64 = 0x7c;

async function outcome(module: HandModule): Promise<string> {
  try {
    await loadPolicy({ wasm: writeHandModule(module) });
    return "loaded";
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** Never runs: whatever it should give may come after it. */
const unreachable = [0x00];
const signature = (parameters: readonly number[], results: readonly number[]): HandFunction => ({
  parameters,
  results,
  code: unreachable,
});

/** Near misses of a signature: one parameter more or less, or one of another type, and the same of its results. */
function variants({ parameters, results }: HandFunction): readonly HandFunction[] {
  const lists = (types: readonly number[]): readonly (readonly number[])[] => [
    [...types, i32],
    ...types.flatMap((each, index) => [
      types.toSpliced(index, 1),
      types.with(index, each === f64 ? i32 : f64),
    ]),
  ];
  return [
    ...lists(parameters).map((other) => signature(other, results)),
    ...lists(results).map((other) => signature(parameters, other)),
  ];
}

const sound = Object.entries(soundModule.functions);
const ours: readonly (readonly [string, HandFunction])[] = [
  ["palisade_limit_steps", signature([i64], [])],
  ["palisade_steps_left", signature([], [i64])],
  ["palisade_limit_memory", signature([i32], [])],
  ["palisade_strict_errors", signature([i32], [])],
  ["palisade_native_builtins", signature([], [i32])],
  ["palisade_coverage", signature([], [i32])],
];

describe("what every module exports", () => {
  test.each(sound)("%s", async (name, given) => {
    const without = Object.fromEntries(sound.filter(([each]) => each !== name));
    expect(await outcome({ ...soundModule, functions: without })).toBe(
      `invalid_module: the module cannot be loaded: it does not export \`${name}\``,
    );
    for (const other of variants(given)) {
      expect(await outcome(withFunctions({ [name]: other }))).toBe(
        `invalid_module: the module cannot be loaded: it exports \`${name}\` with another signature`,
      );
    }
  });
});

describe("what modules of ours export beyond that", () => {
  test.each(ours)("%s", async (name, given) => {
    const another = `invalid_module: the module cannot be loaded: it exports \`${name}\` with another signature`;
    expect(await outcome(withFunctions({ [name]: given }))).not.toBe(another);
    for (const other of variants(given))
      expect(await outcome(withFunctions({ [name]: other }))).toBe(another);
  });
});

test.each(["meter.fuel", "meter.pages", "meter.allow", "meter.take"])("no module has %s", async (name) => {
  expect(await outcome(withFunctions({ [name]: signature([], []) }))).toBe(
    `invalid_module: the module cannot be loaded: it exports \`${name}\``,
  );
});

describe("what a module imports", () => {
  const imports: readonly (readonly [string, HandFunction])[] = [
    ["opa_abort", signature([i32], [])],
    ["opa_println", signature([i32], [])],
    ...[0, 1, 2, 3, 4].map(
      (count) =>
        [`opa_builtin${count}`, signature([i32, i32, ...new Array<number>(count).fill(i32)], [i32])] as const,
    ),
  ];
  /** Its type is that of a function of the module's own. */
  const importing = (name: string, of: HandFunction): HandModule => {
    const functions = { ...soundModule.functions, other: of };
    const index = Object.keys(functions).indexOf("other");
    return {
      ...soundModule,
      functions,
      imports: [...soundModule.imports, ["env", name, [0, ...unsigned(index)]]],
    };
  };

  test.each(imports)("%s", async (name, given) => {
    expect(await outcome(importing(name, given))).toBe("loaded");
    for (const other of variants(given)) {
      expect(await outcome(importing(name, other))).toBe(
        `invalid_module: the module cannot be loaded: it imports \`${name}\` with another signature`,
      );
    }
  });
});
