// The value library as the generator sees it: which functions it must have.

import { GenerateError } from "../analysis/generate-error.js";
import type { FunctionId, WasmModule } from "./encode/module.js";
import { readModule } from "./encode/read-module.js";
import { libraryBase64, libraryHeapBase } from "./library.generated.js";

/** Functions of the library that generated code calls. Signatures: `packages/wasm-library/README.md`. */
export const libraryFunctions = [
  "number_from_i64",
  "array_new",
  "array_append",
  "object_new",
  "object_insert",
  "object_insert_once",
  "object_merge",
  "set_new",
  "set_add",
  "value_get",
  "value_length",
  "value_equal",
  "value_is_array",
  "value_is_object",
  "value_is_set",
  "scan_size",
  "scan_key",
  "scan_value",
  "with_path",
  "memo_push",
  "memo_pop",
  "memo_get",
  "memo_set",
  "memo_reset",
  "take_step",
  "strict_errors",
] as const;

export type LibraryFunction = (typeof libraryFunctions)[number];

export type Library = {
  readonly module: WasmModule;
  /** Exported functions by name. */
  readonly functions: ReadonlyMap<string, FunctionId>;
  /** Exported globals by name. */
  readonly globals: ReadonlyMap<string, number>;
  /** Where its own data end and constants may start. */
  readonly staticEnd: number;
};

let parsed: Library | undefined;

/** The library that is built into this compiler; read once. */
export function valueLibrary(): Library {
  parsed ??= readLibrary(
    Uint8Array.from(atob(libraryBase64), (unit) => unit.charCodeAt(0)),
    libraryHeapBase,
  );
  return parsed;
}

/** @throws {GenerateError} `invalid-library` */
export function readLibrary(bytes: Uint8Array, heapBase: number): Library {
  const module = readModule(bytes);
  const named = (kind: "function" | "global"): ReadonlyMap<string, number> =>
    new Map(module.exports.filter((item) => item.kind === kind).map((item) => [item.name, item.index]));
  const staticEnd = (heapBase + 7) & ~7;
  const library = { module, functions: named("function"), globals: named("global"), staticEnd };
  const missing = libraryFunctions.filter((name) => !library.functions.has(name));
  if (missing.length > 0) {
    throw new GenerateError("invalid-library", `the value library lacks ${missing.join(", ")}`);
  }
  return library;
}
