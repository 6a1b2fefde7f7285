// Why a module is not loaded, or has no answer, in the words that its owner reads; and the bounds that it just meets.
import { moduleExports } from "@palisade/language";
import { EvaluationError, type HostOptions, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import {
  constant,
  type HandFunction,
  type HandModule,
  list,
  name,
  soundModule,
  type,
  unsigned,
  withFunctions,
  writeHandModule,
} from "./module-builder.js";

const { i32 } = type;
const loaded = "loaded";
const refused = (reason: string): string => `invalid_module: the module cannot be loaded: ${reason}`;

function textOf(error: unknown): string {
  if (!(error instanceof EvaluationError)) throw error;
  return `${error.code}: ${error.message}`;
}

async function load(wasm: Uint8Array): Promise<string> {
  try {
    await loadPolicy({ wasm });
    return loaded;
  } catch (error) {
    return textOf(error);
  }
}

async function answer(module: HandModule, host: HostOptions = {}, input?: unknown): Promise<unknown> {
  const policy = await loadPolicy({ wasm: writeHandModule(module) }, host);
  try {
    return policy.evaluate("a/p", input, { steps: 1000 });
  } catch (error) {
    return textOf(error);
  }
}

const count = Object.keys(soundModule.functions).length;
const giving = (code: readonly number[], parameters: readonly number[] = []): HandFunction => ({
  parameters,
  results: [i32],
  code,
});
const sections = (more: HandModule["sections"], given: HandModule = soundModule): HandModule => ({
  ...given,
  sections: { ...given.sections, ...more },
});
const importing = (...items: HandModule["imports"]): HandModule => ({
  ...soundModule,
  imports: [...soundModule.imports, ...items],
});
const repeated = <Item>(times: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: times }, (_, index) => item(index));
const constantText = (text: string): HandModule => {
  const data: HandModule["data"] = [...soundModule.data, [8192, text]];
  return withFunctions({ [moduleExports.entrypoints]: giving(constant(8192)) }, { data });
};
const exported = Object.keys(soundModule.functions).map((each, index) => [
  ...name(each),
  0,
  ...unsigned(index),
]);
const version = [...name(moduleExports.abiVersion), 3, 0];
const functionTypes = Object.values(soundModule.functions).map(({ parameters, results }) => [
  0x60,
  ...list(parameters.map((each) => [each])),
  ...list(results.map((each) => [each])),
]);
const defined = repeated(count, (index) => unsigned(index));
const bodies = Object.values(soundModule.functions).map(({ code }) => [
  ...unsigned(code.length + 2),
  0,
  ...code,
  0x0b,
]);
const table = (...limits: readonly number[]): HandModule => sections({ 4: list([[0x70, ...limits]]) });
const tables = (...entries: readonly number[]): HandModule =>
  sections({ 4: list(entries.map((each) => [0x70, 0, ...unsigned(each)])) });
const tooManyEntries = "its tables have more than 1000000 entries";

const modules: Record<string, [HandModule, string]> = {
  "is sound": [soundModule, loaded],
  "has no version": [
    sections({ 7: list(exported) }),
    refused("it speaks no version of OPA's ABI, and not version 1"),
  ],
  "has another version": [
    sections({ 6: list([[i32, 0, ...constant(3), 0x0b]]) }),
    refused("it speaks version 3 of OPA's ABI, and not version 1"),
  ],
  "wants what has a long name": [
    importing(["env", `é ${"x".repeat(100)}`, [0, 0]]),
    refused(`it wants \`env.??${"x".repeat(62)}\`, which no host grants`),
  ],
  "wants a memory by another name": [
    { ...soundModule, imports: [["env", "heap", [2, 0, 1]]] },
    refused("it wants `env.heap`, which no host grants"),
  ],
  "wants a memory of another's": [
    { ...soundModule, imports: [["host", "memory", [2, 0, 1]]] },
    refused("it wants `host.memory`, which no host grants"),
  ],
  "wants a thousand functions": [
    importing(...repeated(1000, () => ["env", "opa_println", [0, ...unsigned(count)]] as const)),
    loaded,
  ],
  "wants more": [
    importing(...repeated(1001, () => ["env", "opa_println", [0, ...unsigned(count)]] as const)),
    refused("it wants too much of its host"),
  ],
  "exports a name twice": [
    sections({ 7: list([...exported, version, version]) }),
    refused("it exports `opa_wasm_abi_version` twice"),
  ],
  "exports ten thousand names": [
    sections({
      7: list([
        ...exported,
        version,
        ...repeated(10_000 - count - 1, (index) => [...name(`n${index}`), 0, 0]),
      ]),
    }),
    loaded,
  ],
  "exports more": [
    sections({
      7: list([...exported, version, ...repeated(10_000 - count, (index) => [...name(`n${index}`), 0, 0])]),
    }),
    refused("it exports too much"),
  ],
  "has a type that is none": [
    sections({ 1: list([...functionTypes, [0x5f, 0, 0]]) }),
    refused("it has a type that is no function's"),
  ],
  "has more in a section than the section says": [
    sections({ 3: [...list(defined), 0] }),
    refused("one of its sections (3) is longer than what is in it"),
  ],
  "has a table of a million": [table(0, ...unsigned(1_000_000)), loaded],
  "has a table of more": [table(0, ...unsigned(1_000_001)), refused(tooManyEntries)],
  "has a million in two tables": [tables(1, 999_999), loaded],
  "has more in two tables": [tables(1, 1_000_000), refused(tooManyEntries)],
  "has a table with a maximum": [table(1, 1, 2), loaded],
  "has a table of another kind": [table(4, 1), refused("it has a memory or a table of another kind")],
  "has a table of what is outside": [
    sections({ 4: list([[0x6f, 0, 1]]) }),
    refused("it has a table of what is no function"),
  ],
  "has a memory of its own as well": [
    sections({ 5: list([[0, 1]]) }),
    refused("it has more than one memory"),
  ],
  "has 64 MiB of constants": [
    { ...soundModule, imports: [["env", "memory", [2, 0, ...unsigned(1024)]]] },
    loaded,
  ],
  "has more of them": [
    { ...soundModule, imports: [["env", "memory", [2, 0, ...unsigned(1025)]]] },
    refused("it wants 1025 pages of memory at its start"),
  ],
  "has a function without code": [
    sections({ 3: list([...defined, [0]]) }),
    refused("it has functions without code, or code without functions"),
  ],
  "has code without a function": [
    sections({ 10: list([...bodies, [2, 0, 0x0b]]) }),
    refused("it has functions without code, or code without functions"),
  ],
  "has a function of no type": [
    sections({ 3: list([...defined, unsigned(99)]), 10: list([...bodies, [2, 0, 0x0b]]) }),
    refused("it has a function of no type"),
  ],
  "has more code than functions": [
    sections({ 10: [...list(bodies), 0x0b] }),
    refused("its code is longer than its functions"),
  ],
  "has a function that does not end": [
    withFunctions({ other: { parameters: [], results: [], code: [0x02, 0x40] } }),
    refused("one of its functions does not end"),
  ],
  "has a function that ends twice": [
    withFunctions({ other: { parameters: [], results: [], code: [0x0b, 0x01] } }),
    refused("one of its functions ends twice"),
  ],
  "has a global of what is no constant": [
    sections({
      6: list([
        [i32, 0, ...constant(1), 0x0b],
        [i32, 0, 0x10, 0, 0x0b],
      ]),
    }),
    refused("one of its globals starts with what is no constant"),
  ],
  "gives entrypoints that are no object": [constantText("[1]"), refused("`entrypoints` gives no object")],
  "gives entrypoints without a name": [
    constantText('{["a/p"]: 0}'),
    refused("`entrypoints` gives what is no name and its number"),
  ],
  "gives entrypoints without a number": [
    constantText('{"a/p": "0"}'),
    refused("`entrypoints` gives what is no name and its number"),
  ],
  "numbers them from -1": [
    constantText('{"a/p": -1}'),
    refused("`entrypoints` gives what is no name and its number"),
  ],
  "numbers them by halves": [
    constantText('{"a/p": 0.5}'),
    refused("`entrypoints` gives what is no name and its number"),
  ],
  "numbers them up to 2^31 - 1": [constantText('{"a/p": 2147483647}'), loaded],
  "numbers them beyond": [
    constantText('{"a/p": 2147483648}'),
    refused("`entrypoints` gives what is no name and its number"),
  ],
  "gives half of its entrypoints": [
    constantText('{"a/p"'),
    refused("the module wrote no value: expected `}` at offset 6"),
  ],
};

describe("a module that", () => {
  test.each(Object.entries(modules))("%s", async (_, [module, want]) => {
    expect(await load(writeHandModule(module))).toBe(want);
  });

  test("is larger than any", async () => {
    expect(await load(new Uint8Array(64 * 1024 * 1024 + 1))).toBe(refused("it has more than 67108864 bytes"));
    expect(await load(new Uint8Array(64 * 1024 * 1024))).toBe(refused("it is no WASM of version 1"));
  });

  test("is no WASM after all", async () => {
    const module = withFunctions({ other: { parameters: [], results: [i32], code: [] } });
    expect(await load(writeHandModule(module))).toMatch(
      /^invalid_module: the module cannot be loaded: it is no valid WASM: \S/,
    );
  });

  test("calls a built-in where it starts", async () => {
    const start: HandFunction = {
      parameters: [],
      results: [],
      code: [...constant(0), ...constant(0), 0x10, 0, 0x1a],
    };
    const functions = { ...soundModule.functions, start, pair: giving(constant(0), [i32, i32]) };
    const module: HandModule = {
      ...soundModule,
      functions,
      imports: [...soundModule.imports, ["env", "opa_builtin0", [0, ...unsigned(count + 1)]]],
      start: "start",
    };
    expect(await load(writeHandModule(module))).toBe(
      refused("it calls built-ins before it is asked anything"),
    );
  });
});

describe("an evaluation", () => {
  const resultOf = (text: string): HandModule => ({
    ...soundModule,
    data: soundModule.data.map(([at, given]) => [at, given.startsWith("{{") ? text : given]),
  });

  test.each<[string, HandModule, unknown]>([
    ["of several results", resultOf('{{"result": 1}, {"result": 2}}'), [{ result: 1 }, { result: 2 }]],
    ["of more than a result", resultOf('{{"result": 1, "x": 2}}'), [{ result: 1, x: 2 }]],
    ["of another binding", resultOf('{{"x": 2}}'), [{ x: 2 }]],
    ["of what is no object", resultOf("{1}"), [1]],
    ["of none", resultOf("set()"), undefined],
    ["of no set", resultOf("[1]"), "eval_internal_error: the module gave no result set"],
    [
      "that traps",
      withFunctions({ [moduleExports.eval]: giving([0x00], [i32]) }),
      "eval_internal_error: the module trapped: unreachable",
    ],
    [
      "that divides by zero",
      withFunctions({ [moduleExports.eval]: giving([...constant(1), ...constant(0), 0x6d], [i32]) }),
      "eval_internal_error: the module trapped: divide by zero",
    ],
    [
      "whose data are none to the module",
      withFunctions({ [moduleExports.valueParse]: giving(constant(0), [i32, i32]) }),
      "invalid_input: the data are no value the module takes",
    ],
  ])("%s", async (_, module, want) => {
    expect(await answer(module)).toEqual(want);
  });

  test("of an input that the module does not read", async () => {
    const module = withFunctions({ [moduleExports.jsonParse]: giving(constant(0), [i32, i32]) });
    expect(await answer(module, {}, new TextEncoder().encode("1"))).toBe(
      "invalid_input: the input is no JSON text that the policy can read",
    );
  });

  test("that calls a built-in by a number that it never gave", async () => {
    const code = [...constant(77), ...constant(0), 0x10, 0];
    const functions = {
      ...soundModule.functions,
      [moduleExports.eval]: giving(code, [i32]),
      pair: giving(constant(0), [i32, i32]),
    };
    const module: HandModule = {
      ...soundModule,
      functions,
      imports: [...soundModule.imports, ["env", "opa_builtin0", [0, ...unsigned(count)]]],
    };
    expect(await answer(module)).toBe(
      "eval_internal_error: the module calls a built-in that it never named: 77",
    );
  });

  test("that prints is heard", async () => {
    const heard: string[] = [];
    const module: HandModule = {
      ...withFunctions({
        [moduleExports.eval]: giving([...constant(8192), 0x10, 0, ...constant(0)], [i32]),
      }),
      imports: [...soundModule.imports, ["env", "opa_println", [0, ...unsigned(count)]]],
      data: [...soundModule.data, [8192, "é1"]],
    };
    expect(await answer(module, { print: (message) => void heard.push(message) })).toBe(true);
    expect(heard).toEqual(["é1"]);
    expect(await answer(module)).toBe(true);
  });
});
