// A module under construction: starts as the value library, and functions are declared, then defined.
import { ByteWriter, moduleImports } from "@palisade/language";
import {
  type DataSegment,
  type FunctionBody,
  type FunctionId,
  type FunctionType,
  type ModuleExport,
  type ModuleFunction,
  type ModuleGlobal,
  valueTypes,
  type WasmModule,
} from "./encode/module.js";

const { i32 } = valueTypes;
const pageSize = 65_536;

/** A function of words: parameters and results are all addresses or counts. */
export function wordFunction(parameters: number, results: 0 | 1): FunctionType {
  return {
    parameters: new Array<number>(parameters).fill(i32),
    results: new Array<number>(results).fill(i32),
  };
}

export class ModuleBuilder {
  readonly #base: WasmModule;
  readonly #types: FunctionType[];
  readonly #typeIndices = new Map<string, number>();
  readonly #functions: (ModuleFunction | Declared)[];
  readonly #hostFunctions = new Map<string, FunctionId>();
  readonly #table: (FunctionId | undefined)[];
  readonly #globals: ModuleGlobal[];
  readonly #exports: ModuleExport[] = [];
  readonly #data: DataSegment[];

  constructor(base: WasmModule) {
    this.#base = base;
    this.#types = [...base.types];
    for (const [index, type] of base.types.entries()) {
      const key = typeKey(type);
      if (!this.#typeIndices.has(key)) this.#typeIndices.set(key, index);
    }
    this.#functions = [...base.functions];
    for (const [id, { imported }] of base.functions.entries()) {
      if (imported !== undefined) this.#hostFunctions.set(imported.name, id);
    }
    this.#table = Array.from(base.table);
    this.#globals = [...base.globals];
    this.#data = [...base.data];
  }

  typeIndex(type: FunctionType): number {
    const key = typeKey(type);
    const known = this.#typeIndices.get(key);
    if (known !== undefined) return known;
    this.#typeIndices.set(key, this.#types.length);
    return this.#types.push(type) - 1;
  }

  typeOf(id: FunctionId): FunctionType {
    return this.#types[(this.#functions[id] as ModuleFunction).type] as FunctionType;
  }

  /** A function that is defined later, so that others may call it already. */
  declare(type: FunctionType, name: string): FunctionId {
    return this.#functions.push({ type: this.typeIndex(type), name, body: undefined }) - 1;
  }

  define(id: FunctionId, body: FunctionBody): void {
    const declared = this.#functions[id] as Declared;
    this.#functions[id] = { type: declared.type, name: declared.name, body };
  }

  /** A function of the host, imported once. */
  hostFunction(name: string, type: FunctionType): FunctionId {
    const known = this.#hostFunctions.get(name);
    if (known !== undefined) return known;
    const imported = { module: moduleImports.module, name };
    const id = this.#functions.push({ type: this.typeIndex(type), imported }) - 1;
    this.#hostFunctions.set(name, id);
    return id;
  }

  /** The slot where `call_indirect` finds the function. Slot 0 stays empty, so that 0 can mean none. */
  tableSlot(id: FunctionId): number {
    if (this.#table.length === 0) this.#table.push(undefined);
    return this.#table.push(id) - 1;
  }

  exportFunction(name: string, id: FunctionId): void {
    this.#exports.push({ name, kind: "function", index: id });
  }

  exportConstant(name: string, value: number): void {
    const initial = new ByteWriter().byte(0x41).signed(value).byte(0x0b).finish();
    const index = this.#globals.push({ type: i32, mutable: false, initial }) - 1;
    this.#exports.push({ name, kind: "global", index });
  }

  addData(address: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.#data.push({ address, bytes });
  }

  finish(): WasmModule {
    const dataEnd = Math.max(0, ...this.#data.map(({ address, bytes }) => address + bytes.length));
    const undefinedFunction = this.#functions.find((item) => "body" in item && item.body === undefined);
    if (undefinedFunction !== undefined)
      throw new RangeError(`function ${undefinedFunction.name} has no body`);
    return {
      types: this.#types,
      functions: this.#functions as ModuleFunction[],
      table: this.#table,
      memoryPages: Math.max(1, Math.ceil(dataEnd / pageSize)),
      globals: this.#globals,
      exports: [{ name: moduleImports.memory, kind: "memory", index: 0 }, ...this.#exports],
      start: this.#base.start,
      data: this.#data,
    };
  }
}

type Declared = { readonly type: number; readonly name: string; readonly body: undefined };

function typeKey({ parameters, results }: FunctionType): string {
  return `${parameters.join()}:${results.join()}`;
}
