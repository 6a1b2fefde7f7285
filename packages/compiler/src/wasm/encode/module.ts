// A WASM module as data: what the reader gives, the linker joins and the writer takes.

/** Value types by their byte in the binary format. */
export const valueTypes = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;

export type ValueType = number;

export type FunctionType = {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
};

/** A function by its place in `WasmModule.functions`; the writer turns these into final indices. */
export type FunctionId = number;

/** Where in a body's code a function's index stands (`at === end`: it is yet to be inserted). */
export type FunctionUse = { readonly at: number; readonly end: number; readonly target: FunctionId };

export type FunctionBody = {
  readonly locals: readonly { readonly count: number; readonly type: ValueType }[];
  /** Instructions, with the final `end`. */
  readonly code: Uint8Array;
  /** In order of place. */
  readonly uses: readonly FunctionUse[];
};

export type ModuleFunction = {
  /** Index into `WasmModule.types`. */
  readonly type: number;
  /** For stack traces. */
  readonly name?: string | undefined;
} & (
  | { readonly imported: { readonly module: string; readonly name: string } }
  | { readonly imported?: undefined; readonly body: FunctionBody }
);

export type ModuleGlobal = {
  readonly type: ValueType;
  readonly mutable: boolean;
  /** A constant expression, with its `end`. */
  readonly initial: Uint8Array;
};

export type ModuleExport = {
  readonly name: string;
  readonly kind: "function" | "table" | "memory" | "global";
  /** A `FunctionId`, or an index. */
  readonly index: number;
};

export type DataSegment = { readonly address: number; readonly bytes: Uint8Array };

export type WasmModule = {
  readonly types: readonly FunctionType[];
  readonly functions: readonly ModuleFunction[];
  /** Slots of the only table, from the first one that is filled; slot 0 stays empty. */
  readonly table: readonly (FunctionId | undefined)[];
  /** Imported from `env.memory`; pages it must have at the start. */
  readonly memoryPages: number;
  readonly globals: readonly ModuleGlobal[];
  readonly exports: readonly ModuleExport[];
  readonly start: FunctionId | undefined;
  readonly data: readonly DataSegment[];
};
