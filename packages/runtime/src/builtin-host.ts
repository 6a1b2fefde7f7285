// What built-ins get to see of the world: one context per evaluation, made from what the host grants.
import {
  type Builtin,
  type BuiltinContext,
  BuiltinError,
  builtins,
  type Capability,
  type Value,
  valueFromJavaScript,
  valueToJavaScript,
} from "@palisade/language";
import type { EvaluateOptions, HostOptions } from "./engine.js";
import { EvaluationError } from "./evaluation-error.js";
import { systemClock, systemRandomBytes } from "./system.js";

/** A context for one evaluation. */
export function createBuiltinContext(host: HostOptions, options: EvaluateOptions): BuiltinContext {
  const granted = new Map<Capability, (values: readonly Value[]) => Value | undefined>();
  for (const [name, implementation] of Object.entries(host.capabilities ?? {})) {
    granted.set(name as Capability, (values) => {
      try {
        const result = implementation(...values.map(valueToJavaScript));
        return result === undefined ? undefined : valueFromJavaScript(result);
      } catch (cause) {
        throw new BuiltinError(cause instanceof Error ? cause.message : String(cause), undefined, { cause });
      }
    });
  }
  const { seed } = host;
  return {
    now: options.now ?? (host.clock ?? systemClock)(),
    randomBytes: seed === undefined ? systemRandomBytes : seededRandomBytes(seed),
    cache: new Map(),
    print: host.print ?? (() => undefined),
    granted,
    ...(host.parseModule === undefined ? {} : { parseModule: host.parseModule }),
    ...(host.testCase === undefined ? {} : { testCase: host.testCase }),
  };
}

/**
 * The built-ins a policy calls, by name.
 * @throws {EvaluationError} naming all that are unknown, or that need what the host does not grant.
 */
export function linkBuiltins(names: Iterable<string>, host: HostOptions): ReadonlyMap<string, Builtin> {
  const linked = new Map<string, Builtin>();
  const unknown: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const builtin = builtins.get(name);
    if (builtin === undefined) unknown.push(name);
    else {
      linked.set(name, builtin);
      if (builtin.needs !== undefined && host.capabilities?.[builtin.needs] === undefined) {
        missing.push(builtin.needs);
      }
    }
  }
  const list = (all: readonly string[]) => all.map((name) => `\`${name}\``).join(", ");
  if (unknown.length > 0) {
    throw new EvaluationError("unknown_builtin", `the policy calls unknown built-ins: ${list(unknown)}`);
  }
  if (missing.length > 0) {
    throw new EvaluationError("missing_capability", `the policy needs what is not granted: ${list(missing)}`);
  }
  return linked;
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
