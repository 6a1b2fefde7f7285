// A plan's functions and entrypoints as WASM functions.
import type { Block, Local, PlanEntrypoint, PlanFunction } from "@palisade/language";
import type { FunctionBody } from "./encode/module.js";
import { FunctionScope } from "./function-scope.js";
import { generateBlock } from "./generate-statement.js";
import type { ModuleScope } from "./module-scope.js";
import { takeStep } from "./take-step.js";

const inputLocal: Local = 0;
const dataLocal: Local = 1;
/** What `memo_get` gives for a rule that is known to be undefined; 0 is for one not known. */
const memoUndefined = 1;

/** A function that ends without a return is undefined. */
export function generateFunction(
  { parameters, blocks }: PlanFunction,
  memoId: number | undefined,
  module: ModuleScope,
): FunctionBody {
  return memoId === undefined
    ? generatePlain(parameters, blocks, module)
    : generateMemoised(parameters, blocks, memoId, module);
}

function generatePlain(
  parameters: readonly Local[],
  blocks: readonly Block[],
  module: ModuleScope,
): FunctionBody {
  const scope = new FunctionScope(module, parameters, blocks, ({ code }) => code.return());
  takeStep(scope);
  for (const block of blocks) generateBlock(block, scope);
  scope.code.constant(0);
  scope.checkSize();
  return scope.code.finish();
}

function generateMemoised(
  parameters: readonly Local[],
  blocks: readonly Block[],
  memoId: number,
  module: ModuleScope,
): FunctionBody {
  const scope = new FunctionScope(module, parameters, blocks, ({ code }) => {
    code.localSet(value);
    code.branch(returned);
  });
  const { code } = scope;
  const value = code.newLocal();
  takeStep(scope);
  returnMemo(memoId, scope);
  const returned = code.block();
  for (const block of blocks) generateBlock(block, scope);
  code.end();
  code.constant(memoId);
  code.localGet(value);
  scope.call("memo_set");
  code.localGet(value);
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
  const scope = new FunctionScope(module, [inputLocal, dataLocal], blocks, ({ code }) => code.return(), 1);
  takeStep(scope);
  for (const block of blocks) generateBlock(block, scope);
  scope.checkSize();
  return scope.code.finish();
}
