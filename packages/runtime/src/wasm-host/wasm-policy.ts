// A compiled policy: what is known of it once, whatever instance runs it.
import {
  abiVersion,
  type Builtin,
  extensionExports,
  isObject,
  moduleExports,
  type Value,
} from "@palisade/language";
import { linkBuiltins } from "../builtin-host.js";
import type { HostOptions } from "../engine.js";
import { EvaluationError } from "../evaluation-error.js";
import { type InstanceOptions, ModuleInstance } from "./instance.js";
import { memoryMinimum } from "./memory-minimum.js";
import { type CompiledModule, webAssembly } from "./web-assembly.js";

export type WasmPolicy = {
  readonly module: CompiledModule;
  /** Pages. */
  readonly initialMemory: number;
  /** Whether the module counts its own steps and memory; one that OPA built does not. */
  readonly limitsItself: boolean;
  readonly entrypoints: ReadonlyMap<string, number>;
  readonly builtins: ReadonlyMap<number, Builtin>;
};

/** @throws {EvaluationError} `invalid_module` or `missing_capability` */
export async function compilePolicy(wasm: Uint8Array, host: HostOptions): Promise<WasmPolicy> {
  const module = await compileModule(wasm);
  const initialMemory = memoryMinimum(wasm);
  const instance = instantiate({
    module,
    initialMemory,
    maximumMemory: undefined,
    call: () => 0,
    print: () => undefined,
  });
  checkVersion(instance);
  // The heap starts with the first question about it.
  instance.function(moduleExports.heapPointerGet)();
  const required = readIds(instance, moduleExports.builtins);
  const native =
    instance.extension(extensionExports.nativeBuiltins) === undefined
      ? new Map<string, number>()
      : readIds(instance, extensionExports.nativeBuiltins);
  const linked = linkBuiltins(required.keys(), host);
  const known = linkKnown(native.keys(), host);
  const builtins = new Map<number, Builtin>();
  for (const [name, id] of [...required, ...native]) {
    const builtin = linked.get(name) ?? known.get(name);
    if (builtin !== undefined) builtins.set(id, builtin);
  }
  return {
    module,
    initialMemory,
    limitsItself: instance.extension(extensionExports.limitSteps) !== undefined,
    entrypoints: readIds(instance, moduleExports.entrypoints),
    builtins,
  };
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
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new EvaluationError("invalid_module", `the module cannot be instantiated: ${message}`, { cause });
  }
}

async function compileModule(wasm: Uint8Array): Promise<CompiledModule> {
  try {
    return await webAssembly.compile(wasm);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new EvaluationError("invalid_module", `the module is no valid WASM: ${message}`, { cause });
  }
}

function checkVersion(instance: ModuleInstance): void {
  const major = instance.constant(moduleExports.abiVersion);
  if (major === abiVersion.major) return;
  const found = major === undefined ? "no version of OPA's ABI" : `version ${major} of OPA's ABI`;
  throw new EvaluationError(
    "invalid_module",
    `the module speaks ${found}, and not version ${abiVersion.major}`,
  );
}

/** Names to ids, as `builtins` and `entrypoints` give them. */
function readIds(instance: ModuleInstance, name: string): Map<string, number> {
  const value: Value = instance.read(instance.function(name)());
  const entries = isObject(value) ? value.entries() : [];
  return new Map(entries.map(([key, id]) => [String(key), Number(id)]));
}
