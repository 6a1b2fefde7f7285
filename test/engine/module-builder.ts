// Modules made by hand, byte by byte: what no compiler writes, and a host has to survive.
import { moduleExports } from "@palisade/language";

const i32 = 0x7f;
const i64 = 0x7e;

export type HandFunction = {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  /** Declarations as (count, type). */
  readonly locals?: readonly (readonly [count: number, type: number])[];
  /** Without the `end` of the function. */
  readonly code: readonly number[];
};

export type HandModule = {
  /** By the names that they are exported by. */
  readonly functions: Readonly<Record<string, HandFunction>>;
  /** (module, name, description) */
  readonly imports: readonly (readonly [string, string, readonly number[]])[];
  /** Whole contents of sections, by id: they replace or add to what is made here. */
  readonly sections: Readonly<Record<number, readonly number[]>>;
  readonly data: readonly (readonly [address: number, text: string])[];
  /** The function that is run when the module is instantiated. */
  readonly start: string | undefined;
};

export const type = { i32, i64 } as const;

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}

/** `i32.const` */
export function constant(value: number): number[] {
  const bytes = [0x41];
  let rest = value;
  for (; rest >= 0x40 || rest < -0x40; rest >>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest & 0x7f];
}

export function name(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [...unsigned(bytes.length), ...bytes];
}

export function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

const at = { none: 16, entrypoints: 32, result: 128, heap: 4096 } as const;
const returns = (address: number): HandFunction => ({
  parameters: [],
  results: [i32],
  code: constant(address),
});
const takes = (...parameters: number[]): HandFunction => ({ parameters, results: [], code: [] });
const gives = (parameters: readonly number[], code: readonly number[]): HandFunction => ({
  parameters,
  results: [i32],
  code,
});

/** The smallest module that a host takes: its values are their own texts, and `a/p` is true. */
export const soundModule: HandModule = {
  functions: {
    [moduleExports.eval]: gives([i32], constant(0)),
    [moduleExports.builtins]: returns(at.none),
    [moduleExports.entrypoints]: returns(at.entrypoints),
    [moduleExports.contextNew]: returns(at.heap),
    [moduleExports.contextSetInput]: takes(i32, i32),
    [moduleExports.contextSetData]: takes(i32, i32),
    [moduleExports.contextSetEntrypoint]: takes(i32, i32),
    [moduleExports.contextGetResult]: gives([i32], constant(at.result)),
    [moduleExports.malloc]: gives([i32], constant(at.heap)),
    [moduleExports.heapPointerGet]: returns(at.heap),
    [moduleExports.heapPointerSet]: takes(i32),
    [moduleExports.jsonParse]: gives([i32, i32], [0x20, 0]),
    [moduleExports.valueParse]: gives([i32, i32], [0x20, 0]),
    [moduleExports.valueDump]: gives([i32], [0x20, 0]),
  },
  imports: [["env", "memory", [2, 0, 1]]],
  sections: {
    // The version of the ABI.
    6: list([[i32, 0, ...constant(1), 0x0b]]),
  },
  data: [
    [at.none, "{}"],
    [at.entrypoints, '{"a/p": 0}'],
    [at.result, '{{"result": true}}'],
  ],
  start: undefined,
};

/** The sound module with other functions in place of its own, or in addition. */
export function withFunctions(
  functions: HandModule["functions"],
  more: Partial<HandModule> = {},
): HandModule {
  return { ...soundModule, ...more, functions: { ...soundModule.functions, ...functions } };
}

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

export function writeHandModule({ functions, imports, sections, data, start }: HandModule): Uint8Array {
  const names = Object.keys(functions);
  const all = Object.values(functions);
  const imported = imports.filter(([, , description]) => description[0] === 0).length;
  const made: Record<number, readonly number[]> = {
    1: list([...all.map(typeOf), [0x60, 1, i32, 0]]),
    2: list(imports.map(([module, item, description]) => [...name(module), ...name(item), ...description])),
    3: list(all.map((_, index) => unsigned(index))),
    7: list([
      ...names.map((each, index) => [...name(each), 0, ...unsigned(imported + index)]),
      [...name(moduleExports.abiVersion), 3, 0],
    ]),
    ...(start === undefined ? {} : { 8: unsigned(imported + names.indexOf(start)) }),
    10: list(all.map(bodyOf)),
    11: list(data.map(([address, text]) => [0, ...constant(address), 0x0b, ...name(`${text}\0`)])),
    ...sections,
  };
  const bytes = [...header];
  for (const id of order) {
    const content = made[id];
    if (content === undefined) continue;
    bytes.push(id, ...unsigned(content.length));
    for (const byte of content) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function typeOf({ parameters, results }: HandFunction): number[] {
  return [0x60, ...list(parameters.map((each) => [each])), ...list(results.map((each) => [each]))];
}

function bodyOf({ locals = [], code }: HandFunction): number[] {
  const body = [...list(locals.map(([count, each]) => [...unsigned(count), each])), ...code, 0x0b];
  return [...unsigned(body.length), ...body];
}
