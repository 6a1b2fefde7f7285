// The evaluation context: what goes in and what comes out.
import {
  contextData,
  contextEntrypoint,
  contextInput,
  contextResult,
  contextSize,
} from "../../language/src/wasm-layout";
import { allocate } from "./heap";

export function opa_eval_ctx_new(): usize {
  const context = allocate(contextSize);
  memory.fill(context, 0, contextSize);
  return context;
}

export function opa_eval_ctx_set_input(context: usize, value: usize): void {
  store<usize>(context, value, contextInput);
}

export function opa_eval_ctx_set_data(context: usize, value: usize): void {
  store<usize>(context, value, contextData);
}

export function opa_eval_ctx_set_entrypoint(context: usize, entrypoint: i32): void {
  store<i32>(context, entrypoint, contextEntrypoint);
}

export function opa_eval_ctx_get_result(context: usize): usize {
  return load<usize>(context, contextResult);
}
