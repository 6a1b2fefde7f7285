// The engines that behaviour cases run on.

import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { generateWasm, optimisePlan } from "@palisade/compiler";
import {
  builtins,
  callBuiltin,
  isArray,
  isObject,
  isSet,
  printJson,
  RegoSet,
  type Type,
  t,
  type Value,
  valueFromJavaScript,
} from "@palisade/language";
import {
  createBuiltinContext,
  type Engine,
  EvaluationError,
  type EvaluationErrorCode,
  type HostOptions,
  loadInterpreter,
  loadWasmEngine,
} from "@palisade/runtime";
import type { CaseEngine } from "./case-runner.js";
import type { ConformanceCase } from "./conformance-case.js";

export const caseEngines: ReadonlyMap<string, CaseEngine> = new Map(
  (
    [
      { name: "interpreter", load: (program, host) => loadInterpreter(program.plan, host) },
      { name: "wasm", load: (program, host) => loadWasmEngine(program.wasm(), host) },
      {
        name: "optimised",
        load: (program, host) => loadWasmEngine(generateWasm(optimisePlan(program.plan)), host),
      },
      {
        name: "opa-wasm",
        skips: skippedByOpaWasm,
        load: (program, host) => loadOpaWasm(program.wasm(), host),
      },
    ] satisfies CaseEngine[]
  ).map((engine) => [engine.name, engine]),
);

/** OPA's own host has no strict mode, and takes JSON only. */
function skippedByOpaWasm({ strictErrors, input }: ConformanceCase): string | undefined {
  if (strictErrors) return "no strict mode";
  return input !== undefined && hasSets(input) ? "input is not JSON" : undefined;
}

function hasSets(value: Value): boolean {
  if (isSet(value)) return true;
  if (isArray(value)) return value.some(hasSets);
  return isObject(value) && value.entries().some(([key, item]) => typeof key !== "string" || hasSets(item));
}

/** `@open-policy-agent/opa-wasm` behind our interface, with our built-ins where it has none. */
async function loadOpaWasm(wasm: Uint8Array, host: HostOptions): Promise<Engine> {
  const context = createBuiltinContext(host, {});
  const ours = [...builtins.values()].map((builtin) => {
    const types = builtin.name === templateString ? [setsOfValues] : Object.values(builtin.parameters);
    const call = (...values: unknown[]) => {
      try {
        const converted = values.map((value, index) => asDeclared(valueFromJavaScript(value), types[index]));
        const result = callBuiltin(builtin, converted, context);
        // As JSON bytes every digit gets through.
        return result === undefined ? undefined : jsonBytes(result);
      } catch {
        return undefined;
      }
    };
    return [builtin.name, call] as const;
  });
  // A bundle of all packs has more constants than the host's own five pages hold.
  const policy = await loadPolicy(new Uint8Array(wasm), { initial: 64 }, Object.fromEntries(ours));
  return {
    entrypoints: Object.keys(policy.entrypoints),
    evaluate: (entrypoint, input, data) => {
      try {
        policy.setData(jsonBytes(data));
        const results: unknown = policy.evaluate(
          input === undefined ? undefined : jsonBytes(input),
          entrypoint,
        );
        return (results as unknown[]).map((result) => valueFromJavaScript(result));
      } catch (error) {
        throw abortError(error);
      }
    },
  };
}

/** Its parts are texts, and sets of an expression's values; its declaration cannot say so. */
const templateString = "internal.template_string";
const setsOfValues: Type = t.array(t.set(t.any));

/** The host hands sets over as arrays; where a set is declared, it is one again. */
function asDeclared(value: Value, type: Type | undefined): Value {
  if (!isArray(value)) return value;
  if (type?.type === "set") return RegoSet.from(value);
  return type?.type === "array" ? value.map((item) => asDeclared(item, type.dynamic)) : value;
}

function jsonBytes(value: Value | Uint8Array): ArrayBuffer {
  const bytes =
    value instanceof Uint8Array ? new Uint8Array(value) : new TextEncoder().encode(printJson(value));
  return bytes.buffer;
}

/** opa-wasm throws the abort's text: `file:row:column: code: message`. */
function abortError(error: unknown): unknown {
  const text = typeof error === "string" ? error : error instanceof Error ? error.message : String(error);
  const match = /^(?:(\S+:\d+:\d+): )?(eval_\w+): (.*)$/s.exec(text);
  if (match === null) return error;
  const [, location, code, message] = match;
  return new EvaluationError(code as EvaluationErrorCode, message ?? "", { location });
}
