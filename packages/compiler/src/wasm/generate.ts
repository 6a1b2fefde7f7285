// The last stage of the compiler: a plan becomes a WASM module of OPA's ABI.
import {
  abiVersion,
  extensionExports,
  layoutVersion,
  moduleExports,
  type Plan,
  RegoObject,
  type Value,
  wasmLayout,
} from "@palisade/language";
import { LineCounters } from "./coverage.js";
import { ConstantPool } from "./encode/constants.js";
import type { FunctionId } from "./encode/module.js";
import { writeModule } from "./encode/write-module.js";
import { generateEntrypoint, generateFunction } from "./generate-function.js";
import { CodeBuilder } from "./instructions.js";
import { type Library, valueLibrary } from "./library.js";
import { dropUnreachable } from "./link.js";
import { ModuleBuilder, wordFunction } from "./module-builder.js";
import { ModuleScope } from "./module-scope.js";

const { contextData, contextEntrypoint, contextInput, contextResult, heapBaseCell } = wasmLayout;

/** How the module is made. */
export type GenerateOptions = {
  /** Count how often each place is reached; for tests, not for production. */
  readonly coverage?: boolean;
};

/**
 * The module of a plan; the same plan always gives the same bytes.
 * @throws {GenerateError} for a plan that is wrong in itself or too large for WASM engines.
 */
export function generateWasm(plan: Plan, options: GenerateOptions = {}): Uint8Array {
  const library = valueLibrary();
  const builder = new ModuleBuilder(library.module);
  const counters = options.coverage === true ? new LineCounters(plan, library.staticEnd) : undefined;
  const constants = new ConstantPool(counters?.end ?? library.staticEnd);
  const module = new ModuleScope(plan, library, builder, constants, counters);
  generateFunctions(module);
  const evaluate = generateEval(module);
  exportAll(module, library, evaluate);
  builder.addData(constants.base, constants.bytes());
  builder.addData(heapBaseCell, littleEndian(constants.end));
  return writeModule(dropUnreachable(builder.finish()));
}

function generateFunctions(module: ModuleScope): void {
  let memos = 0;
  for (const item of module.plan.functions) {
    // Without arguments of its own a function has one result for each `input` and `data`.
    const memoId = item.parameters.length === 2 ? memos++ : undefined;
    const id = module.planFunction(item.name)?.id as FunctionId;
    module.builder.define(id, generateFunction(item, memoId, module));
  }
}

/** `eval`: (context) => 0. Runs the entrypoint that the context names. */
function generateEval(module: ModuleScope): FunctionId {
  const { builder, plan } = module;
  const entrypoints = plan.plans.map((item) => {
    const id = builder.declare(wordFunction(3, 0), `entrypoint ${item.name}`);
    builder.define(id, generateEntrypoint(item, module));
    return id;
  });
  const context = 0;
  const code = new CodeBuilder(1);
  const resultSet = code.newLocal();
  code.call(module.library("memo_reset"));
  code.call(module.library("set_new"));
  code.localSet(resultSet);
  code.localGet(context);
  code.localGet(resultSet);
  code.store(contextResult);
  const done = code.block();
  const wrong = code.block();
  const labels = entrypoints.map(() => code.block());
  code.localGet(context);
  code.load(contextEntrypoint);
  // The innermost block is the first entrypoint's.
  code.branchTable(labels.toReversed(), wrong);
  for (const id of entrypoints) {
    code.end();
    code.localGet(context);
    code.load(contextInput);
    code.localGet(context);
    code.load(contextData);
    code.localGet(resultSet);
    code.call(id);
    code.branch(done);
  }
  code.end();
  code.constant(module.text("eval_internal_error: illegal entrypoint id"));
  code.call(module.hostFunction("opa_abort"));
  code.unreachable();
  code.end();
  code.constant(0);
  const id = builder.declare(wordFunction(1, 1), moduleExports.eval);
  builder.define(id, code.finish());
  return id;
}

/** `opa_eval`: parse the input, evaluate, print the result: one call for hosts of ABI 1.2 and later. */
function generateOneShot(module: ModuleScope, exported: ReadonlyMap<string, FunctionId>): FunctionId {
  const [, entrypoint, data, input, inputLength, heap, format] = [0, 1, 2, 3, 4, 5, 6] as const;
  const code = new CodeBuilder(7);
  const context = code.newLocal();
  const call = (name: string): void => code.call(exported.get(name) as FunctionId);
  code.localGet(heap);
  call(moduleExports.heapPointerSet);
  call(moduleExports.contextNew);
  code.localSet(context);
  const set = (name: string, local: number): void => {
    code.localGet(context);
    code.localGet(local);
    call(name);
  };
  set(moduleExports.contextSetEntrypoint, entrypoint);
  set(moduleExports.contextSetData, data);
  code.localGet(inputLength);
  code.if();
  code.localGet(context);
  code.localGet(input);
  code.localGet(inputLength);
  call(moduleExports.valueParse);
  call(moduleExports.contextSetInput);
  code.end();
  code.localGet(context);
  call(moduleExports.eval);
  code.drop();
  code.localGet(format);
  code.if();
  code.localGet(context);
  code.load(contextResult);
  call(moduleExports.valueDump);
  code.return();
  code.end();
  code.localGet(context);
  code.load(contextResult);
  call(moduleExports.jsonDump);
  const id = module.builder.declare(wordFunction(7, 1), moduleExports.oneShotEval);
  module.builder.define(id, code.finish());
  return id;
}

function exportAll(module: ModuleScope, library: Library, evaluate: FunctionId): void {
  const { builder, plan } = module;
  const exported = new Map<string, FunctionId>([[moduleExports.eval, evaluate]]);
  for (const name of [...Object.values(moduleExports), ...Object.values(extensionExports)]) {
    const id = library.functions.get(name);
    if (id !== undefined) exported.set(name, id);
  }
  exported.set(moduleExports.oneShotEval, generateOneShot(module, exported));
  const ids = (native: boolean): Value =>
    RegoObject.from(module.builtins(native).map(({ name, id }) => [name, id] as const));
  const entrypoints = RegoObject.from(plan.plans.map(({ name }, id) => [name, id] as const));
  exported.set(moduleExports.builtins, generateConstant(module, moduleExports.builtins, ids(false)));
  exported.set(moduleExports.entrypoints, generateConstant(module, moduleExports.entrypoints, entrypoints));
  const native = extensionExports.nativeBuiltins;
  exported.set(native, generateConstant(module, native, ids(true)));
  if (module.counters !== undefined) {
    const description = module.counters.description((file) => module.fileName(file));
    exported.set(extensionExports.coverage, generateConstant(module, extensionExports.coverage, description));
  }
  for (const [name, id] of exported) builder.exportFunction(name, id);
  builder.exportConstant(moduleExports.abiVersion, abiVersion.major);
  builder.exportConstant(moduleExports.abiMinorVersion, abiVersion.minor);
  builder.exportConstant(extensionExports.layout, layoutVersion);
}

/** () => the constant's address */
function generateConstant(module: ModuleScope, name: string, value: Value): FunctionId {
  const code = new CodeBuilder(0);
  code.constant(module.constant(value));
  const id = module.builder.declare(wordFunction(0, 1), name);
  module.builder.define(id, code.finish());
  return id;
}

function littleEndian(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
