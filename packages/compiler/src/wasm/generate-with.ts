// Statements with another document in place of `input` or `data`, and what is left as it was after them.
import type { Block, Statement } from "@palisade/language";
import type { FunctionScope } from "./function-scope.js";

/** `generateInside`: the statements of its block. */
export function generateWith(
  { local, path, value, block }: Extract<Statement, { kind: "With" }>,
  scope: FunctionScope,
  generateInside: (block: Block) => void,
): void {
  const { code } = scope;
  const saved = scope.takeTemporary();
  const restore = (): void => {
    code.localGet(saved);
    scope.set(local);
    scope.call("memo_pop");
  };
  scope.get(local);
  code.localSet(saved);
  if (path.length > 0) {
    scope.get(local);
    code.constant(scope.module.constant(path.map((index) => scope.module.string(index))));
  }
  scope.operand(value);
  if (path.length > 0) scope.call("with_path");
  scope.set(local);
  scope.call("memo_push");
  const after = code.block();
  const inside = code.block();
  scope.openFrame(inside, restore);
  generateInside(block);
  scope.closeFrame();
  restore();
  code.branch(after);
  code.end();
  restore();
  scope.undefined();
  code.end();
  scope.giveBack(saved);
}
