// A loop over the entries of a collection.
import type { Block, Local, Statement } from "@palisade/language";
import type { FunctionScope } from "./function-scope.js";
import type { LibraryFunction } from "./library.js";
import { takeStep } from "./take-step.js";

/** `generateInside`: the statements of its block. */
export function generateScan(
  { source, key, value, block }: Extract<Statement, { kind: "Scan" }>,
  scope: FunctionScope,
  generateInside: (block: Block) => void,
): void {
  const { code } = scope;
  // The body may assign the source's local again.
  const collection = scope.takeTemporary();
  const size = scope.takeTemporary();
  const index = scope.takeTemporary();
  scope.get(source);
  code.localTee(collection);
  scope.call("scan_size");
  code.localSet(size);
  code.constant(-1);
  code.localSet(index);
  const done = code.block();
  const next = code.loop();
  code.localGet(index);
  code.constant(1);
  code.plain("add");
  code.localTee(index);
  code.localGet(size);
  code.plain("greaterOrEqual");
  code.branchIf(done);
  takeStep(scope);
  const entry = (part: LibraryFunction, target: Local): void => {
    if (scope.facts.unread.has(target)) return;
    code.localGet(collection);
    code.localGet(index);
    scope.call(part);
    scope.set(target);
  };
  entry("scan_key", key);
  entry("scan_value", value);
  scope.openFrame(next);
  generateInside(block);
  scope.closeFrame();
  code.branch(next);
  code.end();
  code.end();
  scope.giveBack(collection, size, index);
}
