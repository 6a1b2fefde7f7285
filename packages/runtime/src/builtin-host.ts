// What built-ins get to see of the world: one context per evaluation, made from what the host grants.
import {
  type Budget,
  type Builtin,
  type BuiltinContext,
  BuiltinError,
  builtins,
  type Capability,
  HaltError,
  providedFunction,
  type Value,
  valueFromJavaScript,
  valueToJavaScript,
} from "@palisade/language";
import type { EvaluateOptions, HostOptions } from "./engine.js";
import { EvaluationError } from "./evaluation-error.js";
import { defaultMemory, defaultSteps } from "./limits.js";
import { systemClock, systemRandomBytes } from "./system.js";

/** A context for one evaluation. What `budget` does not take from the engine's own, the context counts itself. */
export function createBuiltinContext(
  host: HostOptions,
  options: EvaluateOptions,
  budget: Partial<Budget> = {},
): BuiltinContext {
  const granted = new Map<Capability, (values: readonly Value[]) => Value | undefined>();
  for (const [name, implementation] of Object.entries(host.capabilities ?? {}))
    granted.set(name as Capability, onValues(implementation));
  const { seed } = host;
  return {
    now: options.now ?? (host.clock ?? systemClock)(),
    randomBytes: seed === undefined ? systemRandomBytes : seededRandomBytes(seed),
    takeSteps: counter(options.steps ?? defaultSteps, "step limit exceeded"),
    takeMemory: counter(options.memory ?? defaultMemory, "memory limit exceeded"),
    ...budget,
    cache: new Map(),
    compiled: new Map(),
    print: host.print ?? (() => undefined),
    ...(host.trace === undefined ? {} : { trace: host.trace }),
    granted,
    ...(host.parseModule === undefined ? {} : { parseModule: host.parseModule }),
    ...(host.testCase === undefined ? {} : { testCase: host.testCase }),
  };
}

/** A function of the host's, which knows plain data only. */
function onValues(implementation: (...values: readonly unknown[]) => unknown) {
  return (values: readonly Value[]): Value | undefined => {
    try {
      const result = implementation(...values.map(valueToJavaScript));
      return result === undefined ? undefined : valueFromJavaScript(result);
    } catch (cause) {
      throw new BuiltinError(cause instanceof Error ? cause.message : String(cause), undefined, { cause });
    }
  };
}

function counter(most: number, message: string): (count: number) => void {
  let left = most;
  return (count) => {
    left -= count;
    if (left < 0) throw new HaltError(message);
  };
}

/**
 * The built-ins a policy calls, by name, and the functions that the host provides.
 * @throws {EvaluationError} naming all that nobody provides, or that need what the host does not grant, unless
 * `host.ungranted` makes errors of their calls.
 */
export function linkBuiltins(names: Iterable<string>, host: HostOptions): ReadonlyMap<string, Builtin> {
  const linked = new Map<string, Builtin>();
  const missing: string[] = [];
  for (const name of names) {
    const builtin = builtins.get(name) ?? functionOf(host, name);
    linked.set(name, builtin ?? unprovidedFunction(name));
    if (builtin === undefined) missing.push(name);
    else if (builtin.needs !== undefined && host.capabilities?.[builtin.needs] === undefined) {
      missing.push(builtin.needs);
    }
  }
  if (missing.length > 0 && host.ungranted !== "error") {
    const list = missing.map((name) => `\`${name}\``).join(", ");
    throw new EvaluationError("missing_capability", `the policy needs what is not granted: ${list}`);
  }
  return linked;
}

/** The name comes from a policy: no prototype may answer to it. */
function functionOf({ functions = {} }: HostOptions, name: string): Builtin | undefined {
  const implementation = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return implementation === undefined ? undefined : providedFunction(name, onValues(implementation));
}

/** For a policy that may call what is not there, as long as it does not. */
function unprovidedFunction(name: string): Builtin {
  return providedFunction(name, () => {
    throw new HaltError(`\`${name}\` is not provided here`, "missing_capability");
  });
}

/** The same bytes for the same seed, on every machine (SplitMix32). */
function seededRandomBytes(seed: number): (count: number) => Uint8Array {
  let state = seed | 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index++) {
      state = (state + 0x9e3779b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      bytes[index] = (mixed ^ (mixed >>> 15)) & 0xff;
    }
    return bytes;
  };
}
