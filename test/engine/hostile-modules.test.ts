// Modules of nobody knows whom: each loads and is held to its limits, or is refused with a code and a reason.
import { moduleExports, parseJson } from "@palisade/language";
import { type EvaluateOptions, EvaluationError, loadPolicy, loadWasmEngine } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
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
const entry: EvaluateOptions = { steps: 10_000 };

async function loadOutcome(module: HandModule): Promise<string> {
  try {
    await loadPolicy({ wasm: writeHandModule(module) });
    return "loaded";
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return `${error.code}: ${error.message.replace("the module cannot be loaded: ", "")}`;
  }
}

async function answer(module: HandModule, options = entry, input?: unknown): Promise<unknown> {
  const policy = await loadPolicy({ wasm: writeHandModule(module) });
  try {
    return policy.evaluate("a/p", input, options);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** `loop: br 0` */
const forever = [0x03, 0x40, 0x0c, 0, 0x0b];
const unreachable = [0x00];
const giving = (code: readonly number[], parameters: readonly number[] = []): HandFunction => ({
  parameters,
  results: [i32],
  code,
});
const tooLong = "step limit exceeded";

test("a module that does what it should answers", async () => {
  expect(await answer(soundModule, entry, { x: [1, "ü"] })).toBe(true);
});

describe("a module that does not give its names is refused", () => {
  const names = [moduleExports.builtins, moduleExports.entrypoints] as const;
  test.each(names)("%s that loops", async (each) => {
    const module = withFunctions({ [each]: giving([...forever, ...unreachable]) });
    expect(await loadOutcome(module)).toBe(`invalid_module: ${tooLong}`);
  });

  test.each(names)("%s that calls itself for ever", async (each) => {
    const index = Object.keys(soundModule.functions).indexOf(each);
    const module = withFunctions({ [each]: giving([0x10, ...unsigned(index)]) });
    expect(await loadOutcome(module)).toMatch(/^invalid_module: (Maximum call stack|step limit exceeded)/);
  });

  test.each(names)("%s that traps", async (each) => {
    expect(await loadOutcome(withFunctions({ [each]: giving(unreachable) }))).toBe(
      "invalid_module: unreachable",
    );
  });

  test.each<[string, string]>([
    ["an array", "[1]"],
    ["a name that is none", '{["a/p"]: 0}'],
    ["a number that is none", '{"a/p": -1}'],
    ["a number too large", '{"a/p": 1e30}'],
    ["nothing", ""],
    ["half of an object", '{"a/p"'],
    ["what is nested too deeply", "[".repeat(5000)],
  ])("entrypoints that give %s", async (_, text) => {
    const data: HandModule["data"] = [...soundModule.data, [8192, text]];
    const module = withFunctions({ [moduleExports.entrypoints]: giving(constant(8192)) }, { data });
    expect(await loadOutcome(module)).toMatch(/^invalid_module: /);
  });

  test("a list of names that is millions of values long", async () => {
    // 64 MiB of "[],", written by the module itself: as much as it may have while it loads.
    const [index] = [0];
    const fill = [
      ...[...constant(1023), 0x40, 0, 0x1a], // memory.grow, drop
      ...[0x03, 0x40], // loop
      ...[0x20, index, ...constant(0x2c5d5b), 0x36, 0, ...unsigned(8192)], // i32.store "[],"
      ...[0x20, index, ...constant(3), 0x6a, 0x22, index], // index += 3
      ...[...constant(66_000_000), 0x49, 0x0d, 0, 0x0b], // br_if index < 66,000,000
      ...constant(8191),
    ];
    const data: HandModule["data"] = [...soundModule.data, [8190, "["]];
    const module = withFunctions(
      { [moduleExports.entrypoints]: { parameters: [], results: [i32], locals: [[1, i32]], code: fill } },
      { data: data.map(([at, text]) => (text === "[" ? [8191, text] : [at, text])) },
    );
    expect(await loadOutcome(module)).toBe("invalid_module: memory limit exceeded");
  });
});

describe("a module is refused for", () => {
  const importing = (...item: HandModule["imports"][number]) =>
    withFunctions({}, { imports: [...soundModule.imports, item] });
  const without = (missing: string): HandModule => ({
    ...soundModule,
    functions: Object.fromEntries(Object.entries(soundModule.functions).filter(([each]) => each !== missing)),
  });
  const functionType = unsigned(Object.keys(soundModule.functions).length);
  const section = (id: number, content: readonly number[]): HandModule => ({
    ...soundModule,
    sections: { ...soundModule.sections, [id]: content },
  });

  test.each<[string, HandModule, string]>([
    [
      "another namespace",
      importing("wasi", "proc_exit", [0, ...functionType]),
      "it wants `wasi.proc_exit`, which no host grants",
    ],
    [
      "an unknown function",
      importing("env", "opa_builtin5", [0, ...functionType]),
      "it wants `env.opa_builtin5`, which no host grants",
    ],
    [
      "a global of the host's",
      importing("env", "opa_abort", [3, i32, 0]),
      "it wants `env.opa_abort`, which no host grants",
    ],
    [
      "a table of the host's",
      importing("env", "memory", [1, 0x70, 0, 1]),
      "it wants `env.memory`, which no host grants",
    ],
    ["two memories", importing("env", "memory", [2, 0, 1]), "it has more than one memory"],
    [
      "a shared memory",
      { ...soundModule, imports: [["env", "memory", [2, 3, 1, 2]]] },
      "it has a memory or a table of another kind",
    ],
    [
      "a memory that is large from the start",
      { ...soundModule, imports: [["env", "memory", [2, 0, ...unsigned(30_000)]]] },
      "it wants 30000 pages of memory at its start",
    ],
    [
      "another signature of what it imports",
      importing("env", "opa_builtin0", [0, ...functionType]),
      "it imports `opa_builtin0` with another signature",
    ],
    ["no entrypoints", without(moduleExports.entrypoints), "it does not export `entrypoints`"],
    ["no allocation", without(moduleExports.malloc), "it does not export `opa_malloc`"],
    [
      "names of 64 bits",
      withFunctions({ [moduleExports.entrypoints]: { parameters: [], results: [i64], code: [0x42, 0] } }),
      "it exports `entrypoints` with another signature",
    ],
    [
      "an evaluation without a context",
      withFunctions({ [moduleExports.eval]: giving(constant(0)) }),
      "it exports `eval` with another signature",
    ],
    [
      "a limit that takes an address",
      withFunctions({ palisade_limit_steps: { parameters: [i32], results: [], code: [] } }),
      "it exports `palisade_limit_steps` with another signature",
    ],
    ["a meter of its own", withFunctions({ "meter.fuel": giving(constant(0)) }), "it exports `meter.fuel`"],
    [
      "a table of ten million",
      section(4, list([[0x70, 0, ...unsigned(10_000_000)]])),
      "its tables have more than 1000000 entries",
    ],
    [
      "a hundred tables of a million",
      section(4, list(Array.from({ length: 100 }, () => [0x70, 0, ...unsigned(1_000_000)]))),
      "its tables have more than 1000000 entries",
    ],
    [
      "vectors",
      withFunctions({ other: giving([0xfd, 15, ...constant(0), 0x1a]) }),
      "it has an instruction (0xfd) that no policy needs",
    ],
    [
      "exceptions that it catches",
      withFunctions({ other: giving([0x06, 0x40, 0x19, 0x0b, ...constant(0)]) }),
      "it has an instruction (0x6) that no policy needs",
    ],
    [
      "growing tables",
      withFunctions({ other: giving([0xfc, 15, 0]) }),
      "it has an instruction (0xfc 15) that no policy needs",
    ],
  ])("%s", async (_, module, reason) => {
    expect(await loadOutcome(module)).toContain(`invalid_module: ${reason}`);
  });

  test("a version of the interface that is another, or none", async () => {
    expect(await loadOutcome(section(6, list([[i32, 0, ...constant(2), 0x0b]])))).toContain(
      "version 2 of OPA's ABI",
    );
    expect(await loadOutcome(section(6, list([[i64, 0, 0x42, 1, 0x0b]])))).toContain(
      "no version of OPA's ABI",
    );
  });

  test("bytes that are no module, and halves of one", async () => {
    const sound = writeHandModule(soundModule);
    const more = [sound.subarray(0, 8), Uint8Array.of(...sound, 13, 1, 0), Uint8Array.of(...sound, 7, 1, 0)];
    for (const wasm of [new Uint8Array(), ...more, ...cuts(sound)]) {
      await expect(loadPolicy({ wasm })).rejects.toMatchObject({ code: "invalid_module" });
    }
  });
});

function cuts(wasm: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: 40 }, (_, index) => wasm.subarray(0, Math.floor((wasm.length * index) / 40)));
}

describe("a start function", () => {
  const starting = (code: readonly number[]) =>
    withFunctions({ begin: { parameters: [], results: [], code } }, { start: "begin" });

  test.each<[string, readonly number[], string]>([
    ["that does nothing runs", [], "loaded"],
    ["that traps", unreachable, "invalid_module: it does not start: unreachable"],
    ["that loops", forever, "invalid_module: it does not start: unreachable"],
  ])("%s", async (_, code, outcome) => {
    expect(await loadOutcome(starting(code))).toBe(outcome);
  });

  test("that takes all memory gets no more than a module may have while it loads", async () => {
    const grow = [...constant(0x7000), 0x40, 0, ...constant(-1), 0x46, 0x04, 0x40, 0x00, 0x0b];
    expect(await loadOutcome(starting(grow))).toBe("invalid_module: it does not start: unreachable");
  });
});

describe("an evaluation", () => {
  const evaluating = (code: readonly number[], more: HandModule["functions"] = {}) =>
    withFunctions({ [moduleExports.eval]: giving(code, [i32]), ...more });
  /** What modules of ours offer: whoever exports it is not believed for it. */
  const claims: HandModule["functions"] = {
    palisade_limit_steps: { parameters: [i64], results: [], code: [] },
    palisade_steps_left: {
      parameters: [],
      results: [i64],
      code: [0x42, ...[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f]],
    },
    palisade_limit_memory: { parameters: [i32], results: [], code: [] },
  };

  test.each([
    ["of another's module", {}],
    ["of a module that says that it counts", claims],
  ])("%s ends", async (_, more) => {
    expect(await answer(evaluating([...forever, 0x00], more))).toBe("eval_cancel_error: step limit exceeded");
  });

  test.each([
    ["another's module", {}],
    ["a module that says that it limits itself", claims],
  ])("%s gets the memory that it may have, and no more", async (_, more) => {
    // One page at a time until it is refused; then it answers with how many it has, less 1 for each round.
    const grow = [0x03, 0x40, ...constant(1), 0x40, 0, ...constant(-1), 0x47, 0x0d, 0, 0x0b];
    const check = [0x3f, 0, ...constant(161), 0x46, 0x04, 0x7f, ...constant(0), 0x05, 0x00, 0x0b];
    const options = { steps: 1_000_000, memory: 160 * 65_536 };
    expect(await answer(evaluating([...grow, ...check], more), options)).toBe(true);
    const other = { ...options, memory: 159 * 65_536 };
    expect(await answer(evaluating([...grow, ...check], more), other)).toBe(
      "eval_cancel_error: memory limit exceeded",
    );
  });

  test("fills memory only as often as its steps allow", async () => {
    const fill = [...constant(0), ...constant(0), ...constant(65_536), 0xfc, 11, 0];
    const module = evaluating([0x03, 0x40, ...fill, 0x0c, 0, 0x0b, 0x00]);
    expect(await answer(module)).toBe("eval_cancel_error: step limit exceeded");
  });

  test("that nests for ever ends", async () => {
    const index = Object.keys(soundModule.functions).indexOf(moduleExports.eval);
    const outcome = await answer(evaluating([0x20, 0, 0x10, ...unsigned(index)]), {});
    expect(outcome).toMatch(/^eval_cancel_error: /);
  });

  test("that doubles at every level ends, without a loop and without recursion", async () => {
    const first = Object.keys(soundModule.functions).length;
    const levels = Object.fromEntries(
      Array.from({ length: 64 }, (_, level): [string, HandFunction] => {
        const next = [0x10, ...unsigned(first + level + 1)];
        return [
          `level${level}`,
          { parameters: [], results: [], code: level === 63 ? [] : [...next, ...next] },
        ];
      }),
    );
    const module = evaluating([0x10, ...unsigned(first), ...constant(0)], levels);
    expect(await answer(module)).toBe("eval_cancel_error: step limit exceeded");
  });

  test.each<[string, number, unknown]>([
    ["few", 3, true],
    ["very many", 49_000, "eval_cancel_error: step limit exceeded"],
  ])("pays for locals, which a call sets to nothing: %s", async (_, count, outcome) => {
    const called: HandFunction = { parameters: [], results: [], locals: [[count, i64]], code: [] };
    const first = Object.keys(soundModule.functions).length;
    const again = [0x20, 1, ...constant(1), 0x6a, 0x22, 1, ...constant(20_000), 0x49, 0x0d, 0];
    const code = [0x03, 0x40, 0x10, ...unsigned(first), ...again, 0x0b, ...constant(0)];
    const loop: HandFunction = { parameters: [i32], results: [i32], locals: [[1, i32]], code };
    expect(await answer(withFunctions({ [moduleExports.eval]: loop, other: called }))).toBe(outcome);
  });

  test.each([
    ["outside its memory", -8],
    ["at the end of its memory", 65_535],
  ])("whose result lies %s has no answer", async (_, address) => {
    const module = withFunctions({ [moduleExports.contextGetResult]: giving(constant(address), [i32]) });
    expect(await answer(module)).toMatch(/^eval_internal_error: /);
  });

  test("that has no room for the data is told what it did", async () => {
    const module = withFunctions({ [moduleExports.malloc]: giving(constant(-8), [i32]) });
    expect(await answer(module)).toBe("eval_internal_error: the module gave memory that it does not have");
  });

  test.each([
    [1, "eval_internal_error: the module gave memory that it does not have"],
    [2, "true"],
  ])("that has room for the data up to %i bytes before its end", async (room, outcome) => {
    const module = withFunctions({ [moduleExports.malloc]: giving(constant(65_536 - room), [i32]) });
    expect(String(await answer(module))).toBe(outcome);
  });

  test("whose input would lie outside its memory has none", async () => {
    const module = withFunctions({
      [moduleExports.malloc]: giving(
        [0x20, 0, ...constant(10), 0x4a, 0x04, 0x7f, ...constant(65_530), 0x05, ...constant(4096), 0x0b],
        [i32],
      ),
    });
    expect(await answer(module, entry, "a text that is long")).toMatch(/^invalid_input: /);
  });

  test("says no more than a message when it gives up", async () => {
    const abort: HandModule["imports"][number] = [
      "env",
      "opa_abort",
      [0, ...unsigned(Object.keys(soundModule.functions).length)],
    ];
    const fill = [...constant(0), ...constant(0x61), ...constant(65_536), 0xfc, 11, 0];
    const module = withFunctions(
      { [moduleExports.eval]: giving([...fill, ...constant(0), 0x10, 0, 0x00], [i32]) },
      { imports: [...soundModule.imports, abort] },
    );
    const outcome = await answer(module);
    expect(outcome).toMatch(/^eval_internal_error: a+$/);
    expect(String(outcome).length).toBeLessThan(5000);
  });
});

test("a memory of a module's own is the host's, and as limited", async () => {
  const own: HandModule = {
    ...withFunctions({
      [moduleExports.eval]: giving(
        [
          0x03,
          0x40,
          ...constant(1),
          0x40,
          0,
          ...constant(-1),
          0x47,
          0x0d,
          0,
          0x0b,
          0x3f,
          0,
          ...constant(3),
          0x46,
          0x04,
          0x7f,
          ...constant(0),
          0x05,
          0x00,
          0x0b,
        ],
        [i32],
      ),
    }),
    imports: [],
    sections: { ...soundModule.sections, 5: list([[1, 1, ...unsigned(65_536)]]) },
  };
  expect(await answer(own, { steps: 10_000, memory: 2 * 65_536 })).toBe(true);
});

describe("an instance, from one evaluation to the next", () => {
  const mark = [...constant(64), ...constant(1), 0x36, 2, 0];
  const isMarked = [...constant(64), 0x28, 2, 0];
  const counting: HandModule["functions"] = {
    palisade_limit_steps: { parameters: [i64], results: [], code: [] },
  };

  test.each([
    ["another's module", {}],
    ["a module that counts its steps", counting],
  ])("%s that was interrupted begins anew", async (_, more) => {
    const code = [...isMarked, 0x04, 0x40, ...constant(0), 0x0f, 0x0b, ...mark, 0x00];
    const wasm = writeHandModule(withFunctions({ [moduleExports.eval]: giving(code, [i32]), ...more }));
    const policy = await loadPolicy({ wasm });
    for (let round = 0; round < 3; round++) {
      expect(() => policy.evaluate("a/p", undefined, entry)).toThrow("unreachable");
    }
  });

  test("one that took no more memory is kept when the data change", async () => {
    const code = [...isMarked, 0x04, 0x40, 0x00, 0x0b, ...mark, ...constant(0)];
    const engine = await loadWasmEngine(
      writeHandModule(withFunctions({ [moduleExports.eval]: giving(code, [i32]) })),
    );
    const other = parseJson('{"a": 1}');
    expect(engine.evaluate("a/p", undefined, parseJson("{}"), entry)).toHaveLength(1);
    expect(() => engine.evaluate("a/p", undefined, other, entry)).toThrow("unreachable");
  });
});
