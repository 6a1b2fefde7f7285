// The stack of values whose collection is still being read: at a fixed place, in the heap once that is full.
import { stackCell, staticBase } from "../../language/src/wasm-layout";
import { allocate } from "./heap";

/** The next free byte. */
export let stackTop: usize = 0;
let stackBase: usize = 0;
let stackEnd: usize = 0;

/** Reading starts with the fixed place: the heap one may be gone. */
export function resetStack(): void {
  stackBase = stackCell;
  stackTop = stackCell;
  stackEnd = staticBase;
}

export function pushWord(word: usize): void {
  if (stackTop + 4 > stackEnd) growStack();
  store<usize>(stackTop, word);
  stackTop += 4;
}

/** How deep the stack is, in bytes: stays true when the stack moves. */
export function stackDepth(): usize {
  return stackTop - stackBase;
}

export function stackAt(depth: usize): usize {
  return stackBase + depth;
}

export function popTo(depth: usize): void {
  stackTop = stackBase + depth;
}

function growStack(): void {
  const size = stackEnd - stackBase;
  const moved = allocate(size << 1);
  memory.copy(moved, stackBase, stackTop - stackBase);
  stackTop = moved + (stackTop - stackBase);
  stackBase = moved;
  stackEnd = moved + (size << 1);
}
