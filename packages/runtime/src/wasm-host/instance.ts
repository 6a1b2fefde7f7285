// A module that has been instantiated: its exports with their types, and values in and out.

import {
  compare,
  extensionExports,
  isSet,
  layoutVersion,
  moduleExports,
  moduleImports,
  type Value,
  wasmLayout,
} from "@palisade/language";
import { TextEncoding } from "../encode-text.js";
import { EvaluationError } from "../evaluation-error.js";
import { abortError } from "./abort-error.js";
import { Meter } from "./meter.js";
import type { MemoryLimits } from "./metering/read-interface.js";
import { ModuleMemory } from "./module-memory.js";
import { parseValueText } from "./parse-value-text.js";
import { readSetMembers, readValue, type WeighedValue } from "./read-value.js";
import { valueText } from "./value-text.js";
import { type CompiledModule, webAssembly } from "./web-assembly.js";

/** Calls of the module's built-ins: (id, context, argument addresses). Gives the result's address. */
export type HostCall = (id: number, context: number, values: readonly number[]) => number;

const utf8 = new TextEncoding();
/** Addresses are handled as numbers with a sign here and there. */
const mostPages = 0x7fff;

type WordFunction = (...words: number[]) => number;

export type InstanceOptions = {
  readonly module: CompiledModule;
  readonly memory: MemoryLimits;
  readonly call: HostCall;
  readonly print: (message: string) => void;
};

export class ModuleInstance {
  readonly memory: ModuleMemory;
  readonly meter: Meter;
  /** Whether values may be read where they lie. */
  readonly ownLayout: boolean;
  readonly #exports: Readonly<Record<string, unknown>>;

  constructor({ module, memory: { minimum, maximum }, call, print }: InstanceOptions) {
    const memory = new webAssembly.Memory({
      initial: minimum,
      maximum: Math.max(minimum, Math.min(maximum, mostPages)),
    });
    this.memory = new ModuleMemory(memory);
    const environment: Record<string, unknown> = {
      [moduleImports.memory]: memory,
      [moduleImports.abort]: (address: number) => {
        throw abortError(this.memory.message(address >>> 0));
      },
      [moduleImports.println]: (address: number) => print(this.memory.message(address >>> 0)),
    };
    for (const name of moduleImports.builtin) {
      environment[name] = (id: number, context: number, ...values: number[]) => call(id, context, values);
    }
    this.#exports = new webAssembly.Instance(module, { [moduleImports.module]: environment }).exports;
    this.meter = new Meter(this.#exports);
    this.ownLayout = this.constant(extensionExports.layout) === layoutVersion;
  }

  /** An exported function that every module has. */
  function(name: string): WordFunction {
    const found = this.#exports[name];
    if (typeof found === "function") return found as WordFunction;
    throw new EvaluationError("invalid_module", `the module does not export \`${name}\``);
  }

  /** An exported function that only our modules have. */
  extension<Parameter extends number | bigint>(name: string): ((value: Parameter) => number) | undefined {
    const found = this.#exports[name];
    return typeof found === "function" ? (found as (value: Parameter) => number) : undefined;
  }

  /** Of modules that count their steps. */
  stepsLeft(): bigint {
    const left = this.#exports[extensionExports.stepsLeft];
    return typeof left === "function" ? (left as () => bigint)() : 0n;
  }

  /** An exported global of a number. */
  constant(name: string): number | undefined {
    const found = this.#exports[name];
    const value = typeof found === "object" && found !== null && "value" in found ? found.value : undefined;
    return typeof value === "number" ? value : undefined;
  }

  /** A value, and roughly what it takes in JavaScript, which is at most `heaviest` bytes. */
  read(address: number, heaviest: number): WeighedValue {
    if (this.ownLayout) return readValue(address, this.memory, heaviest);
    const start = this.function(moduleExports.valueDump)(address) >>> 0;
    const length = this.memory.terminatedLength(start);
    if (length > heaviest) throw new EvaluationError("eval_cancel_error", "memory limit exceeded");
    return parseValueText(this.memory.text(start, length), heaviest);
  }

  /** The values of a result set, in order. */
  readResults(address: number, heaviest: number): readonly Value[] {
    if (this.ownLayout && this.memory.words[address >>> 2] === wasmLayout.tagSet) {
      const members = readSetMembers(address, this.memory, heaviest);
      return members.length < 2 ? members : members.sort(compare);
    }
    const { value: results } = this.read(address, heaviest);
    if (isSet(results)) return results.values();
    throw new EvaluationError("eval_internal_error", "the module gave no result set");
  }

  /** `longest`: how long its text may be, roughly. */
  write(value: Value, longest: number): number {
    if (this.ownLayout) {
      if (value === null) return wasmLayout.nullAddress;
      if (typeof value === "boolean") return value ? wasmLayout.trueAddress : wasmLayout.falseAddress;
    }
    return this.parse(this.textOf(value, longest), moduleExports.valueParse);
  }

  /** The text that `opa_value_parse` reads; good until the next one. */
  textOf(value: Value, longest: number): Uint8Array {
    return utf8.encode(valueText(value, longest));
  }

  /** The address of the value that a text stands for, or 0 if it stands for none. */
  parse(text: Uint8Array, parser: string): number {
    const address = this.function(moduleExports.malloc)(text.length) >>> 0;
    const { bytes } = this.memory;
    if (address + text.length > bytes.length)
      throw new EvaluationError("eval_internal_error", "the module gave memory that it does not have");
    bytes.set(text, address);
    return this.function(parser)(address, text.length);
  }
}
