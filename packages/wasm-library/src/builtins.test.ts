// Native built-ins answer as the reference implementations do.
import { type BuiltinContext, BuiltinError, builtins, callBuiltin, type Value } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "./arbitrary-value.js";
import { LibraryHost, printTerm } from "./library-host.js";

const host = new LibraryHost();
const start = host.export("opa_heap_ptr_get")();
const context: BuiltinContext = {
  now: 0n,
  randomBytes: (count) => new Uint8Array(count),
  cache: new Map(),
  print: () => undefined,
  granted: new Map(),
};

function native(name: string, values: readonly Value[]): string | undefined {
  host.export("opa_heap_ptr_set")(start);
  const result = host.export(name)(...values.map((value) => host.put(value)));
  if (result === 0) return undefined;
  // Bytes that are no UTF-8 are lone surrogates in texts, which JSON escapes.
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16)}`;
  return host.dumpTerm(result).replace(/\p{Surrogate}/gu, escaped);
}

const natives = Object.keys(host.call).filter((name) => name.startsWith("builtin_"));
const byExport = new Map(
  [...builtins].map(([name, builtin]) => [`builtin_${name.replaceAll(".", "_")}`, builtin]),
);

describe("native built-ins", () => {
  for (const name of natives) {
    test(name, () => {
      const builtin = byExport.get(name);
      if (builtin === undefined) throw new Error(`no built-in is called ${name}`);
      const reference = (values: readonly Value[]): string | undefined => {
        try {
          const result = callBuiltin(builtin, values, context);
          return result === undefined ? undefined : printTerm(result);
        } catch (error) {
          if (error instanceof BuiltinError) return undefined;
          throw error;
        }
      };
      const parameters = Object.values(builtin.parameters).map(arbitraryOf);
      fc.assert(
        fc.property(fc.tuple(...parameters), (values) => {
          expect(native(name, values)).toBe(reference(values));
        }),
        { numRuns: 200 },
      );
    });
  }
});
