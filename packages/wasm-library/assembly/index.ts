// The library's exports, line by line.

export {
  scan_key,
  scan_size,
  scan_value,
  value_get,
  value_is_array,
  value_is_object,
  value_is_set,
  value_length,
} from "./access";
export * from "./builtins/aggregates";
export * from "./builtins/base64";
export * from "./builtins/case";
export * from "./builtins/collections";
export * from "./builtins/comparison";
export * from "./builtins/graph";
export * from "./builtins/integers";
export * from "./builtins/json";
export * from "./builtins/kinds";
export {
  builtin_abs,
  builtin_ceil,
  builtin_div,
  builtin_floor,
  builtin_minus,
  builtin_mul,
  builtin_plus,
  builtin_rem,
  builtin_round,
} from "./builtins/numbers";
export * from "./builtins/strings";
export * from "./builtins/strings-many";
export * from "./builtins/subset";
export * from "./builtins/template";
export * from "./builtins/trim";
export { value_compare, value_equal } from "./compare";
export {
  opa_eval_ctx_get_result,
  opa_eval_ctx_new,
  opa_eval_ctx_set_data,
  opa_eval_ctx_set_entrypoint,
  opa_eval_ctx_set_input,
} from "./context";
export { keep_imports } from "./env";
export {
  library_end,
  opa_free,
  opa_heap_ptr_get,
  opa_heap_ptr_set,
  opa_malloc,
  palisade_limit_memory,
} from "./heap";
export { opa_json_parse, opa_value_parse } from "./json-read";
export { opa_json_dump, opa_value_dump } from "./json-write";
export {
  palisade_limit_steps,
  palisade_steps,
  palisade_steps_left,
  palisade_strict_errors,
  strict_errors,
  take_step,
} from "./limits";
export { memo_get, memo_pop, memo_push, memo_reset, memo_set } from "./memo";
export { object_insert, object_insert_once, object_merge, object_new, set_add, set_new } from "./table";
export { array_append, array_new, boolean_value, null_value, number_from_i64 } from "./value";
export { opa_value_add_path, opa_value_remove_path, with_path } from "./with-path";
