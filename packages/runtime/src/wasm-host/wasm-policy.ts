// A compiled policy: what is known of it once, whatever instance runs it.
import { abiVersion, type Builtin, extensionExports, isObject, moduleExports } from "@palisade/language";
import { linkBuiltins } from "../builtin-host.js";
import type { HostOptions } from "../engine.js";
import { EvaluationError } from "../evaluation-error.js";
import { type InstanceOptions, ModuleInstance } from "./instance.js";
import { type LineCounters, readLineCounters } from "./line-counts.js";
import { loadFuel, pagesOf } from "./meter.js";
import { invalidModule } from "./metering/invalid-module.js";
import { meterModule } from "./metering/meter-module.js";
import type { MemoryLimits } from "./metering/read-interface.js";
import { type CompiledModule, webAssembly } from "./web-assembly.js";

export type WasmPolicy = {
  readonly module: CompiledModule;
  readonly memory: MemoryLimits;
  /** Whether the module says that it counts its own steps; one that OPA built does not. */
  readonly countsSteps: boolean;
  readonly entrypoints: ReadonlyMap<string, number>;
  readonly builtins: ReadonlyMap<number, Builtin>;
  /** Absent unless the module was made to count. */
  readonly counters: LineCounters | undefined;
};

/** Names and places in a module, each list of them. */
const heaviestList = 256 * 1024 * 1024;
/** What a module may have at its start: its constants. */
const mostInitialPages = pagesOf(64 * 1024 * 1024);
/** What reading its names may add to that. */
const loadPages = pagesOf(64 * 1024 * 1024);

/**
 * A module that was given a meter, and was asked for its names.
 * @throws {EvaluationError} `invalid_module` or `missing_capability`
 */
export async function compilePolicy(wasm: Uint8Array, host: HostOptions): Promise<WasmPolicy> {
  const metered = meterModule(wasm, { fuel: loadFuel, pages: mostInitialPages + loadPages });
  const { memory } = metered;
  if (memory.minimum > mostInitialPages)
    throw invalidModule(`it wants ${memory.minimum} pages of memory at its start`);
  const module = await compileModule(metered.wasm);
  const instance = instantiate({ module, memory, call: refuseCall, print: () => undefined });
  const { required, native, entrypoints, counters } = readNames(instance);
  const linked = linkBuiltins(required.keys(), host);
  const known = linkKnown(native.keys(), host);
  const builtins = new Map<number, Builtin>();
  for (const [name, id] of [...required, ...native]) {
    const builtin = linked.get(name) ?? known.get(name);
    if (builtin !== undefined) builtins.set(id, builtin);
  }
  const countsSteps = instance.extension(extensionExports.limitSteps) !== undefined;
  return { module, memory, countsSteps, entrypoints, builtins, counters };
}

function refuseCall(): never {
  throw invalidModule("it calls built-ins before it is asked anything");
}

/** What a module says of itself. @throws {EvaluationError} `invalid_module` */
function readNames(instance: ModuleInstance) {
  checkVersion(instance);
  try {
    // The heap starts with the first question about it.
    instance.function(moduleExports.heapPointerGet)();
    const required = readIds(instance, moduleExports.builtins);
    const hasNative = instance.extension(extensionExports.nativeBuiltins) !== undefined;
    const native = hasNative ? readIds(instance, extensionExports.nativeBuiltins) : new Map<string, number>();
    const entrypoints = readIds(instance, moduleExports.entrypoints);
    return { required, native, entrypoints, counters: readCounters(instance) };
  } catch (cause) {
    throw loadError(cause, instance);
  }
}

function readCounters(instance: ModuleInstance): LineCounters | undefined {
  if (instance.extension(extensionExports.coverage) === undefined) return undefined;
  return readLineCounters(instance.read(instance.function(extensionExports.coverage)(), heaviestList).value);
}

/** Whatever a module did instead of giving its names. */
function loadError(cause: unknown, instance: ModuleInstance): EvaluationError {
  if (cause instanceof EvaluationError && cause.code === "invalid_module") return cause;
  const { message } = instance.meter.exceeded() ?? asError(cause);
  return invalidModule(message, { cause });
}

/** Native built-ins work without the host, which is only asked to explain their errors. */
function linkKnown(names: Iterable<string>, host: HostOptions): ReadonlyMap<string, Builtin> {
  const known = new Map<string, Builtin>();
  for (const name of names) {
    try {
      for (const [linkedName, builtin] of linkBuiltins([name], host)) known.set(linkedName, builtin);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
  }
  return known;
}

/** @throws {EvaluationError} `invalid_module` */
export function instantiate(options: InstanceOptions): ModuleInstance {
  try {
    return new ModuleInstance(options);
  } catch (cause) {
    if (cause instanceof EvaluationError) throw cause;
    throw invalidModule(`it does not start: ${asError(cause).message}`, { cause });
  }
}

async function compileModule(wasm: Uint8Array): Promise<CompiledModule> {
  try {
    return await webAssembly.compile(wasm);
  } catch (cause) {
    throw invalidModule(`it is no valid WASM: ${asError(cause).message}`, { cause });
  }
}

function checkVersion(instance: ModuleInstance): void {
  const major = instance.constant(moduleExports.abiVersion);
  if (major === abiVersion.major) return;
  const found = major === undefined ? "no version of OPA's ABI" : `version ${major} of OPA's ABI`;
  throw invalidModule(`it speaks ${found}, and not version ${abiVersion.major}`);
}

/** Names to ids, as `builtins` and `entrypoints` give them. */
function readIds(instance: ModuleInstance, name: string): Map<string, number> {
  const { value } = instance.read(instance.function(name)(), heaviestList);
  if (!isObject(value)) throw invalidModule(`\`${name}\` gives no object`);
  const ids = new Map<string, number>();
  for (const [key, id] of value.entries()) {
    if (typeof key !== "string" || typeof id !== "number" || !isId(id))
      throw invalidModule(`\`${name}\` gives what is no name and its number`);
    ids.set(key, id);
  }
  return ids;
}

function isId(id: number): boolean {
  return Number.isInteger(id) && id >= 0 && id < 2 ** 31;
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
