// What functions of a module must look like: the host calls them, and they call it.
import { extensionExports, moduleExports, moduleImports } from "@palisade/language";
import { types } from "./instructions.js";
import { invalidModule } from "./invalid-module.js";
import { kinds, type ModuleInterface, type Signature } from "./read-interface.js";

const { i32, i64 } = types;

function signature(parameters: readonly number[], ...results: readonly number[]): Signature {
  return { parameters, results };
}

const importedFunctions: ReadonlyMap<string, Signature> = new Map([
  [moduleImports.abort, signature([i32])],
  [moduleImports.println, signature([i32])],
  ...moduleImports.builtin.map(
    (name, count) => [name, signature([i32, i32, ...new Array<number>(count).fill(i32)], i32)] as const,
  ),
]);

/** What a module may import. */
export const grants = {
  module: moduleImports.module,
  memory: moduleImports.memory,
  functions: new Set(importedFunctions.keys()),
} as const;

const needed: ReadonlyMap<string, Signature> = new Map([
  [moduleExports.eval, signature([i32], i32)],
  [moduleExports.builtins, signature([], i32)],
  [moduleExports.entrypoints, signature([], i32)],
  [moduleExports.contextNew, signature([], i32)],
  [moduleExports.contextSetInput, signature([i32, i32])],
  [moduleExports.contextSetData, signature([i32, i32])],
  [moduleExports.contextSetEntrypoint, signature([i32, i32])],
  [moduleExports.contextGetResult, signature([i32], i32)],
  [moduleExports.malloc, signature([i32], i32)],
  [moduleExports.heapPointerGet, signature([], i32)],
  [moduleExports.heapPointerSet, signature([i32])],
  [moduleExports.jsonParse, signature([i32, i32], i32)],
  [moduleExports.valueParse, signature([i32, i32], i32)],
  [moduleExports.valueDump, signature([i32], i32)],
]);

const optional: ReadonlyMap<string, Signature> = new Map([
  [extensionExports.limitSteps, signature([i64])],
  [extensionExports.stepsLeft, signature([], i64)],
  [extensionExports.limitMemory, signature([i32])],
  [extensionExports.strictErrors, signature([i32])],
  [extensionExports.nativeBuiltins, signature([], i32)],
  [extensionExports.coverage, signature([], i32)],
]);

/** @throws {EvaluationError} `invalid_module` for what is missing, or of another signature. */
export function checkSignatures(module: ModuleInterface): void {
  for (const [index, name] of module.imported.entries()) {
    if (!isOf(module, index, importedFunctions.get(name)))
      throw invalidModule(`it imports \`${name}\` with another signature`);
  }
  for (const [name, wanted] of needed) {
    const found = module.exports.get(name);
    if (found?.kind !== kinds.function) throw invalidModule(`it does not export \`${name}\``);
    if (!isOf(module, found.index, wanted)) throw otherSignature(name);
  }
  for (const [name, wanted] of optional) {
    const found = module.exports.get(name);
    if (found !== undefined && (found.kind !== kinds.function || !isOf(module, found.index, wanted)))
      throw otherSignature(name);
  }
}

function isOf(module: ModuleInterface, index: number, wanted: Signature | undefined): boolean {
  const found = module.types[module.functions[index] ?? -1];
  return (
    found !== undefined &&
    wanted !== undefined &&
    isSame(found.parameters, wanted.parameters) &&
    isSame(found.results, wanted.results)
  );
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((type, index) => type === right[index]);
}

function otherSignature(name: string): Error {
  return invalidModule(`it exports \`${name}\` with another signature`);
}
