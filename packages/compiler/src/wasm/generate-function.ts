// A plan's functions and entrypoints as WASM functions.
import type { Local, PlanEntrypoint, PlanFunction } from "@palisade/language";
import type { FunctionBody } from "./encode/module.js";
import { FunctionScope } from "./function-scope.js";
import { generateBlock } from "./generate-statement.js";
import type { ModuleScope } from "./module-scope.js";
import { takeStep } from "./take-step.js";

const inputLocal: Local = 0;
const dataLocal: Local = 1;
/** What `memo_get` gives for a rule that is known to be undefined; 0 is for one not known. */
const memoUndefined = 1;

export function generateFunction(
  item: PlanFunction,
  memoId: number | undefined,
  module: ModuleScope,
): FunctionBody {
  const scope = new FunctionScope(module, item.parameters, (source, { code }) => {
    scope.get(source);
    if (memoId === undefined) code.return();
    else {
      scope.set(item.result);
      code.branch(memoLabel);
    }
  });
  const { code } = scope;
  takeStep(scope);
  if (memoId !== undefined) returnMemo(memoId, scope);
  const memoLabel = memoId === undefined ? -1 : code.block();
  for (const block of item.blocks) generateBlock(block, scope);
  if (memoId !== undefined) {
    code.end();
    code.constant(memoId);
    scope.get(item.result);
    scope.call("memo_set");
  }
  scope.get(item.result);
  scope.checkSize();
  return code.finish();
}

function returnMemo(memoId: number, { code, module }: FunctionScope): void {
  const known = code.newLocal();
  code.constant(memoId);
  code.call(module.library("memo_get"));
  code.localTee(known);
  code.if();
  code.localGet(known);
  code.constant(0);
  code.localGet(known);
  code.constant(memoUndefined);
  code.plain("notEqual");
  code.plain("select");
  code.return();
  code.end();
}

/** (input, data, result set) => () */
export function generateEntrypoint({ blocks }: PlanEntrypoint, module: ModuleScope): FunctionBody {
  const scope = new FunctionScope(module, [inputLocal, dataLocal], (_, { code }) => code.return(), 1);
  takeStep(scope);
  for (const block of blocks) generateBlock(block, scope);
  scope.checkSize();
  return scope.code.finish();
}
