// Native built-ins answer as the reference implementations do.
import {
  type BuiltinContext,
  BuiltinError,
  builtins,
  callBuiltin,
  HaltError,
  RegoObject,
  RegoSet,
  type Value,
} from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "./arbitrary-value.js";
import { Abort, LibraryHost, printTerm } from "./library-host.js";

const host = new LibraryHost();
const start = host.export("opa_heap_ptr_get")();
const context: BuiltinContext = {
  now: 0n,
  randomBytes: (count) => new Uint8Array(count),
  takeSteps: () => undefined,
  takeMemory: () => undefined,
  cache: new Map(),
  compiled: new Map(),
  print: () => undefined,
  granted: new Map(),
};

const halted = "halted";

/** What the module answers; past a limit it aborts, where the reference halts. */
function native(name: string, values: readonly Value[]): string | undefined {
  host.export("opa_heap_ptr_set")(start);
  try {
    const result = host.export(name)(...values.map((value) => host.put(value)));
    // The reference prints U+FFFD for bytes that are no UTF-8.
    return result === 0 ? undefined : host.dumpTerm(result).toWellFormed();
  } catch (error) {
    if (error instanceof Abort) return halted;
    throw error;
  }
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
          if (error instanceof HaltError) return halted;
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

test("every character is shown in a template string as the reference shows it", () => {
  const builtin = builtins.get("internal.template_string");
  if (builtin === undefined) throw new Error("no template strings");
  const characters: string[] = [];
  for (let code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 7) {
    if (code < 0xd800 || code > 0xdfff) characters.push(String.fromCodePoint(code));
  }
  const parts: Value[] = [
    RegoSet.from([[characters.join("")]]),
    RegoSet.from([RegoObject.from([["a", 1.5]])]),
  ];
  expect(native("builtin_internal_template_string", [parts])).toBe(
    printTerm(callBuiltin(builtin, [parts], context) ?? null),
  );
});

test("every character changes case as the reference has it", () => {
  const characters: string[] = [];
  for (let code = 1; code < 0x20000; code++)
    if (code < 0xd800 || code > 0xdfff) characters.push(String.fromCodePoint(code));
  const all = characters.join("");
  for (const name of ["lower", "upper"]) {
    const builtin = builtins.get(name);
    if (builtin === undefined) throw new Error(name);
    expect(native(`builtin_${name}`, [all]) === printTerm(callBuiltin(builtin, [all], context) ?? null)).toBe(
      true,
    );
  }
});

describe("base 64", () => {
  const letters = fc.constantFrom(..."ABab09+/-_=\n\r", "é", "====", "QUJD", "-_-_");
  const texts = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(""));

  test.each(["base64.decode", "base64.is_valid", "base64url.decode", "base64.encode", "base64url.encode"])(
    "%s of what is nearly right is as the reference has it",
    (name) => {
      const builtin = builtins.get(name);
      if (builtin === undefined) throw new Error(`no built-in is called ${name}`);
      const reference = (text: string): string | undefined => {
        try {
          const result = callBuiltin(builtin, [text], context);
          return result === undefined ? undefined : printTerm(result).toWellFormed();
        } catch (error) {
          if (error instanceof BuiltinError) return undefined;
          throw error;
        }
      };
      fc.assert(
        fc.property(texts, (text) => {
          expect(native(`builtin_${name.replaceAll(".", "_")}`, [text])).toBe(reference(text));
        }),
        { numRuns: 1000 },
      );
    },
  );
});

test("what graphs that meet themselves reach is what the reference reaches", () => {
  const builtin = builtins.get("graph.reachable");
  if (builtin === undefined) throw new Error("no graphs");
  const vertex = fc.constantFrom<Value>("a", "b", "c", 1, null);
  const neighbours = fc.array(vertex, { maxLength: 4 });
  const edges = fc.oneof(
    neighbours,
    neighbours.map((members) => RegoSet.from(members)),
  );
  const graph = fc
    .array(fc.tuple(vertex, edges), { maxLength: 6 })
    .map((entries) => RegoObject.from(entries));
  fc.assert(
    fc.property(graph, edges, (given, initial) => {
      const reference = callBuiltin(builtin, [given, initial], context);
      expect(native("builtin_graph_reachable", [given, initial])).toBe(printTerm(reference as Value));
    }),
    { numRuns: 1000 },
  );
});
