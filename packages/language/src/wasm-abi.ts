// OPA's WASM ABI 1.3 by name: the contract between compiled modules and hosts.
// Source: the OPA documentation, "WebAssembly", and what `opa build -t wasm` writes.

/** OPA's WASM ABI that compiled modules state and hosts accept; a host of an older minor version can run them. */
export const abiVersion = { major: 1, minor: 3 } as const;

/** What a module imports from its host, by what it is for. */
export const moduleImports = {
  module: "env",
  memory: "memory",
  /** (address of a NUL-terminated message) => never */
  abort: "opa_abort",
  println: "opa_println",
  /**
   * `opa_builtinN`: (built-in id, context, N argument addresses) => result address, 0 for undefined.
   * The context is 0, or from our modules the address of a NUL-terminated `file:row:column`, the call's place.
   */
  builtin: ["opa_builtin0", "opa_builtin1", "opa_builtin2", "opa_builtin3", "opa_builtin4"],
} as const;

/** The functions and globals of OPA's ABI, by what they are for. */
export const moduleExports = {
  abiVersion: "opa_wasm_abi_version",
  abiMinorVersion: "opa_wasm_abi_minor_version",
  eval: "eval",
  /** (0, entrypoint, data, input address, input length, heap pointer, format) => result address */
  oneShotEval: "opa_eval",
  /** () => address of an object: built-in name to id */
  builtins: "builtins",
  /** () => address of an object: entrypoint name to id */
  entrypoints: "entrypoints",
  contextNew: "opa_eval_ctx_new",
  contextSetInput: "opa_eval_ctx_set_input",
  contextSetData: "opa_eval_ctx_set_data",
  contextSetEntrypoint: "opa_eval_ctx_set_entrypoint",
  contextGetResult: "opa_eval_ctx_get_result",
  malloc: "opa_malloc",
  free: "opa_free",
  heapPointerGet: "opa_heap_ptr_get",
  heapPointerSet: "opa_heap_ptr_set",
  jsonParse: "opa_json_parse",
  jsonDump: "opa_json_dump",
  /** As the JSON ones, with sets (`{1,2}`, `set()`) and keys of any kind. */
  valueParse: "opa_value_parse",
  valueDump: "opa_value_dump",
  valueAddPath: "opa_value_add_path",
  valueRemovePath: "opa_value_remove_path",
} as const;

/**
 * Exports of our modules beyond OPA's ABI; a host must do without them.
 * `limitSteps` (steps: i64) sets the budget, `stepsLeft` () => i64 tells what is left of it,
 * `limitMemory` (bytes: i32) caps the heap, `strictErrors` (0 | 1) makes a native built-in that
 * has no answer ask the host's implementation, which knows the error to raise.
 */
export const extensionExports = {
  limitSteps: "palisade_limit_steps",
  stepsLeft: "palisade_steps_left",
  limitMemory: "palisade_limit_memory",
  strictErrors: "palisade_strict_errors",
  /** () => address of an object: native built-in's name to the id it has when the host is asked after all. */
  nativeBuiltins: "palisade_native_builtins",
  /**
   * () => address of `{"counters": address, "lines": [[file, row, column], …]}`: one u32 for each place, how often
   * it was reached. Only in modules that were made to count.
   */
  coverage: "palisade_coverage",
  /** A global: `layoutVersion` of the values in memory, so that a host may read them where they lie. */
  layout: "palisade_layout",
} as const;

/** Of `wasm-layout.ts`; raised when a host that reads values by the old layout would misread them. */
export const layoutVersion = 1;

/**
 * Messages of `opa_abort` from our modules: `file:row:column: code: message`. Those of modules that
 * OPA built carry no code; `abortMessages` maps their texts.
 */
export const abortMessages = {
  conflict: "var assignment conflict",
  objectConflict: "object insert conflict",
} as const;

/** Codes an abort can carry. */
export type AbortCode = "eval_conflict_error" | "eval_cancel_error" | "eval_internal_error";
